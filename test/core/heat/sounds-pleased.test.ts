import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { soundsPleased } from "../../../src/core/heat/sounds-pleased.ts";
import { customersWords, sharedData } from "../../support/labelled.ts";

describe("does the customer say that it is well", () => {
  test.each([
    "Thanks, works",
    "It's sorted. Thanks. The update needed a restart",
    "That fixed it thanks",
    "Already fixed! Thank you!",
    "It is working again 😊",
    "Restarting does resolve the issue. Thanks.",
    "Seems like my problem has been resolved, the technicians were very capable",
    "Danke, funktioniert wieder!",
  ])("works: %s", (text) => expect(soundsPleased(text)).toBe("works"));

  test.each(["Thanks!", "Ok, thank you for looking into it.", "Awesome, thank you so much!!", "Merci"])(
    "thanks: %s",
    (text) => expect(soundsPleased(text)).toBe("thanks"),
  );

  test.each([
    "Thanks for nothing",
    "Oh great, it works exactly as badly as before. Thanks.",
    "I updated my phone and now it is even slower and barely works. Thank you for ruining my phone.",
    "Nothing works except Twitter",
    "thank you for the robotic and non helpful assistance.",
    "It works. Not.",
    "It worked for an hour, then it broke again",
    "Is it fixed?",
    "I am hoping its been fixed",
    "Thanks, but it still does not heat",
    "please send me the number for complaints. Thx",
    "to speak to a real person to get this resolved",
    "Thank you! I've cancelled my order and gone elsewhere",
    "I think we understand HOW it works",
    "Price increase while on a fixed price plan",
    "Yeah sure, all good. Third time now, thanks. Useless.",
    "",
  ])("neither: %s", (text) => expect(soundsPleased(text)).toBeNull());

  test("a long letter is read by a person, however it ends", () => {
    expect(
      soundsPleased(`${"It took a while and here is all of the story. ".repeat(8)}It works now, thanks`),
    ).toBeNull();
  });
});

describe.skipIf(!existsSync(sharedData))("against what customers really wrote", () => {
  test("of thousands of complaints few sound well, and none of those that a reader called angry", () => {
    const { all, angry } = customersWords();
    const well = all.filter((text) => soundsPleased(text) !== null);
    expect(well.length).toBeGreaterThan(50);
    expect(well.length / all.length).toBeLessThan(0.03);
    expect(all.filter((text) => soundsPleased(text) === "works").length).toBeLessThan(20);
    expect(angry.filter((text) => soundsPleased(text) !== null)).toEqual([]);
  });
});
