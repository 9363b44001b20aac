import { describe, expect, test } from "vitest";
import { needsConsent } from "../../../src/core/consent/needs-consent.ts";
import type { ConsentKind } from "../../../src/core/desk/desk.ts";

const desk = { consentWords: { wipe: ["re-image", "reinstall the firmware"], cancel: ["c++ plan"] } };

describe("what cannot be undone for the customer", () => {
  test.each<[string, ConsentKind | null]>([
    ["wipe the backup", "wipe"],
    ["please Wipe it and start over", "wipe"],
    ["do a factory reset", "wipe"],
    ["reset it to factory settings", "wipe"],
    ["delete her old account", "wipe"],
    ["format the drive", "wipe"],
    ["re-image the controller", "wipe"],
    ["Reinstall  the firmware", "wipe"],
    ["cancel her order W-1", "cancel"],
    ["move her to the c++ plan", "cancel"],
    ["replace the dryer", "replace"],
    ["please swap the machine", "replace"],
    ["charge her card 40 USD", "charge"],
    ["to bill the visit", "charge"],
    ["refund 40 USD", null],
    ["ship 279838 x2", null],
    ["look at her invoice", null],
    ["she was charged twice, refund the second", null],
    ["the replacement element is missing", null],
    ["ring her, do not wipe anything", null],
    ["don't cancel her order", null],
    ["look at it without wiping the disk", null],
    ["ask her before you delete any data", null],
    ["did you wipe the backup?", null],
    ["shall we cancel it? ", null],
    ["swipe the card", null],
    ["", null],
  ])("%s: %s", (words, kind) => {
    expect(needsConsent(words, desk)).toBe(kind);
  });

  test("one that is not to be done hides no other", () => {
    expect(needsConsent("do not wipe the disk, delete her account", desk)).toBe("wipe");
  });

  test.each(["wipe ", "delete a a a ", "cancel not ", "reset it ", " ".repeat(3)])(
    "takes 100 kB of %j at once",
    (piece) => {
      const begun = performance.now();
      needsConsent(piece.repeat(100_000 / piece.length), desk);
      expect(performance.now() - begun).toBeLessThan(1000);
    },
  );
});
