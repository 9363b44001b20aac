import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/card/card.ts";
import type { Answer } from "../../src/chat/ports.ts";
import { HOUR, plus } from "../../src/core/time/instant.ts";
import { type ConsoleFixture, noteOf, openConsoleFixture } from "../support/console-fixture.ts";
import { focused, layoutShift, type OpenPage, openPage, overflow } from "../support/console-page.ts";
import { dishwasher, friday } from "../support/console-scene.ts";
import { hostile } from "../support/hostile-words.ts";
import { hasBrowser, openBrowser } from "../support/open-browser.ts";

const shots = mkdtempSync(join(tmpdir(), "followthrough-console-"));

let browser: Browser;
let desk: ConsoleFixture;
let opened: OpenPage[] = [];

const open = async (options: Parameters<typeof openPage>[2] = {}): Promise<Page> => {
  const one = await openPage(browser, desk, options);
  opened.push(one);
  return one.page;
};

const line = (words: string) => ({ lines: [[{ kind: "text" as const, text: words }]] });
const write = (channel: string, words: string, threadOf: string | null = null) =>
  desk.book.write({ channel, threadOf, postId: `test-${words}`, content: line(words), pin: false });
const lastIn = async (channel: string) => (await desk.book.messages(channel, { limit: 1 })).at(-1)?.id ?? "";

describe.skipIf(!hasBrowser)("the console in a browser", () => {
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => await browser?.close());

  afterEach(async () => {
    const complaints = opened.flatMap((one) => one.complaints);
    for (const one of opened) await one.close();
    opened = [];
    await desk.stop();
    expect(complaints).toEqual([]);
  });

  it("claims by a press: the card changes, a note says so, and a colleague's page follows by itself", async () => {
    desk = await openConsoleFixture();
    const [mine, theirs] = [await open(), await open()];
    await mine.getByRole("button", { name: "Claim" }).click();
    await mine.getByText("FT-57 is yours.").waitFor();
    const card = (page: Page) => page.locator(".message", { hasText: "FT-57" });
    await card(mine).getByRole("button", { name: "Waiting for" }).waitFor();
    await card(theirs).getByRole("button", { name: "Waiting for" }).waitFor();
    await card(theirs).getByText("1 line of history").waitFor();
    expect(await card(mine).locator(".note").count()).toBe(1);
    expect(await card(theirs).locator(".note").count()).toBe(0);
  });

  it("completes commands by keyboard and sends them", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    const words = page.locator("#words");
    await page.keyboard.press("/");
    expect(await focused(page)).toBe("words");
    await page.locator("#verbs").waitFor();
    await words.pressSequentially("case c");
    expect(await page.locator("#verbs [role=option]:not([hidden])").allTextContents()).toEqual([
      expect.stringContaining("claim 42"),
      expect.stringContaining("consent 42"),
      expect.stringContaining("customer 42"),
      expect.stringContaining("cause 42"),
      expect.stringContaining("calling 42"),
      expect.stringContaining("called 42"),
      expect.stringContaining("coverage ["),
      expect.stringContaining("cover parts"),
      expect.stringContaining("connect ["),
      expect.stringContaining("new ["),
    ]);
    await words.press("ArrowDown");
    expect(await words.getAttribute("aria-activedescendant")).toBe("verb-consent");
    await words.press("ArrowUp");
    await words.press("Tab");
    expect(await words.inputValue()).toBe("/case claim ");
    await words.pressSequentially("57");
    await words.press("Enter");
    await page.getByText("FT-57 is yours.").waitFor();
    expect(desk.asked.map(({ ask }) => ask)).toEqual([{ verb: "claim", numbers: [57], args: {} }]);
    expect(await page.locator(".note .asked").textContent()).toBe("/case claim 57");
    expect([await words.inputValue(), await focused(page)]).toEqual(["", "words"]);
  });

  it.each([
    ["next", 1, "a plain word is sent at once"],
    ["/case help", 1, "a whole command is sent at once"],
    ["/case he", 0, "half a command is completed first"],
  ])("Enter on %j sends %i: %s", async (typed, sent) => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.locator("#words").pressSequentially(typed);
    const answered = sent === 1 ? page.waitForResponse(/console\/say/) : null;
    await page.locator("#words").press("Enter");
    await answered;
    expect(desk.asked).toHaveLength(sent);
    if (sent === 0) expect(await page.locator("#words").inputValue()).toBe("/case help");
  });

  it("shows what others post, counts it in other places, and drops what is removed, without a reload", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.locator("#words").fill("half a thought");
    const ref = await write("parts", "The van is back");
    await page.getByText("The van is back").waitFor();
    await write("billing", "An invoice");
    await page.locator("#place-billing .badge", { hasText: "1" }).waitFor();
    await page.waitForFunction("document.title.startsWith('(6)')");
    await desk.book.remove(ref);
    await page.getByText("The van is back").waitFor({ state: "detached" });
    expect(await page.locator("#words").inputValue()).toBe("half a thought");
  });

  it("marks what is new and where reading ended", async () => {
    desk = await openConsoleFixture();
    await write("parts", "Seen already");
    await desk.book.markRead("raj", "parts", await lastIn("parts"));
    await write("parts", "Not seen yet");
    const page = await open({ path: "/?in=billing" });
    await page.locator("#place-parts .badge", { hasText: "1" }).waitFor();
    await page.locator("#place-parts").click();
    await page.locator("#new-mark + .message", { hasText: "Not seen yet" }).waitFor();
    await page.locator("#place-parts .badge").waitFor({ state: "detached" });
  });

  it("loads earlier messages and keeps them while new ones come", async () => {
    desk = await openConsoleFixture({ empty: true });
    for (let index = 1; index <= 60; index += 1) await write("parts", `Message ${index}.`);
    const page = await open();
    expect(await page.locator(".message").count()).toBe(40);
    await page.getByRole("button", { name: "Earlier messages" }).click();
    await page.getByText("Message 1.", { exact: true }).waitFor();
    await write("parts", "Message 61.");
    await page.getByText("Message 61.").waitFor();
    const texts = await page.locator(".message .lines-content").allTextContents();
    expect(texts).toEqual(Array.from({ length: 61 }, (_, index) => `Message ${index + 1}.`));
    expect(await page.locator(".day").count()).toBe(1);
  });

  it("opens a thread in place, follows it, and needs no number in it", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    const card = page.locator(".message", { hasText: "FT-42" });
    await card.locator("summary").focus();
    await page.keyboard.press("Enter");
    await card.getByText("10:05 Raj claimed it.").waitFor();
    const root = (await desk.book.messages("parts", { limit: 9 })).find(({ replies }) => replies > 0)?.id ?? "";
    await write("parts", "The part has shipped", root);
    await card.getByText("The part has shipped").waitFor();
    await card.getByText("5 lines of history").waitFor();
    await card.getByLabel(/Say something about this case/).fill("told she knows");
    await page.keyboard.press("Enter");
    await card.locator(".note").waitFor();
    expect(desk.asked[0]).toMatchObject({
      ask: { verb: "told", numbers: [], args: { words: "she knows" } },
      at: { thread: { channel: "parts", message: root } },
    });
  });

  it("asks in a dialog, keeps what was typed while something is wrong, and gives the focus back", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    const more = page.locator(".message", { hasText: "FT-57" }).getByRole("button", { name: "More" });
    await more.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Update" }).click();
    await dialog.getByLabel("What is new").fill("left the warehouse");
    await dialog.getByLabel(/Look again/).fill("yesterday");
    await dialog.getByRole("button", { name: "Add the note" }).click();
    await dialog.getByText("Yesterday has passed.").waitFor();
    expect(await focused(page)).toBe("field-until");
    expect(await dialog.getByLabel(/Look again/).getAttribute("aria-invalid")).toBe("true");
    expect(await dialog.getByLabel("What is new").inputValue()).toBe("left the warehouse");
    await dialog.getByLabel(/Look again/).fill("fri 15:00");
    await dialog.getByRole("button", { name: "Add the note" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.locator(".message", { hasText: "FT-57" }).locator(".note").waitFor();
    expect(await focused(page)).toBe("More");
    expect(new Set(desk.asked.map(({ key }) => key)).size).toBe(desk.asked.length);
  });

  it("closes the dialog when a choice in it needs nothing more", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.locator(".message", { hasText: "FT-57" }).getByRole("button", { name: "More" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Not a complaint" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("dismiss: done.").waitFor();
  });

  it("becomes somebody else by keyboard", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.locator(".switch summary").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /Mia Lindqvist/ }).focus();
    await Promise.all([page.waitForURL(/in=parts/), page.keyboard.press("Enter")]);
    expect(await page.locator(".who-name").textContent()).toBe("Mia Lindqvist");
    expect(await page.locator("#place-dm_3a_mia").count()).toBe(1);
  });

  it("lets a weekend pass and shows it hour by hour", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.getByRole("button", { name: "to Monday 08:00" }).click();
    const sheet = page.getByRole("dialog", { name: "It is 08:00, Monday 1 March" });
    await sheet.getByText("14 quiet hours").waitFor();
    expect(await sheet.locator(".hour time").first().textContent()).toBe("15:55");
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.locator("#clock", { hasText: "08:00" }).waitFor();
    expect(await focused(page)).toBe("to Monday 08:00");
  });

  it("keeps the time and what comes next up to date", async () => {
    desk = await openConsoleFixture();
    const page = await open({ path: "/?in=callcentre" });
    expect(await page.locator("#place-clock").textContent()).toContain("21:42 in Lisbon");
    desk.moveDesk(plus(friday, HOUR));
    await page.locator("#place-clock", { hasText: "22:42 in Lisbon" }).waitFor();
    expect(await page.locator("#upcoming li").count()).toBe(2);
  });

  it("sends a complaint as a customer", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.getByText("Send a complaint").click();
    await page.getByLabel("Where").selectOption("mastodon");
    await page.getByLabel("Who").fill("@jane");
    await page.getByLabel("What they say").fill("Dead again");
    await page.getByRole("button", { name: "Send it" }).click();
    await page.getByText("It became FT-62").waitFor();
    expect(desk.complaints).toEqual([{ source: "mastodon", handle: "@jane", text: "Dead again" }]);
    expect(await page.getByLabel("What they say").inputValue()).toBe("");
  });

  it("gives an answer its place although the card was redrawn while it was on its way", async () => {
    let answer: (answer: Answer) => void = () => undefined;
    const waiting = new Promise<Answer>((resolve) => (answer = resolve));
    desk = await openConsoleFixture({ handle: async () => await waiting });
    const page = await open();
    await page.getByRole("button", { name: "Claim" }).click();
    await desk.book.edit({ channel: "parts", message: await lastIn("parts") }, { card: dishwasher("raj") });
    await page.getByText("Raj: confirm the right rack ships").waitFor();
    answer({ card: noteOf([{ kind: "text", text: "It is yours." }]) });
    await page.locator(".message", { hasText: "FT-57" }).getByText("It is yours.").waitFor();
  });

  it("asks under the same name again when no answer came, and under a new one after an answer", async () => {
    let works = false;
    desk = await openConsoleFixture({
      handle: async () => {
        if (works) return { card: noteOf([{ kind: "text", text: "Done." }]) };
        throw new Error("cut off");
      },
    });
    const page = await open();
    const press = async () => {
      const answered = page.waitForResponse(/console\/press/);
      await page.getByRole("button", { name: "Claim" }).click();
      await answered;
    };
    await press();
    await page.getByText("The desk could not do this just now").waitFor();
    works = true;
    await press();
    await page.getByText("Done.").waitFor();
    await press();
    await page.locator(".note").nth(1).waitFor();
    const [first, second, third] = desk.asked.map(({ key }) => key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    for (const one of opened) one.complaints.splice(0);
  });

  it("asks under a new name when the words were changed after no answer came", async () => {
    desk = await openConsoleFixture({
      handle: async () => {
        throw new Error("cut off");
      },
    });
    const page = await open();
    for (const words of ["next", "next", "list mine"]) {
      const answered = page.waitForResponse(/console\/say/);
      if (words !== (await page.locator("#words").inputValue())) await page.locator("#words").fill(words);
      await page.locator("#words").press("Enter");
      await answered;
    }
    const [first, second, third] = desk.asked.map(({ key }) => key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    for (const one of opened) one.complaints.splice(0);
  });

  it("shows hostile words letter for letter and lets none of them become anything", async () => {
    desk = await openConsoleFixture({ empty: true });
    const samples = fc.sample(hostile, { numRuns: 40, seed: 7 }).map((words) => words.replaceAll("\u0000", ""));
    for (const [index, words] of samples.entries()) {
      const card: Card = {
        tone: "late",
        plain: "",
        blocks: [
          { kind: "title", line: [{ kind: "said", text: words }], aside: [{ kind: "said", text: words }] },
          { kind: "quote", words, by: [{ kind: "link", text: words, url: words }] },
        ],
      };
      await desk.book.write({
        channel: "parts",
        threadOf: null,
        postId: `post-${index}`,
        content: { card },
        pin: false,
      });
    }
    const page = await open();
    const shape = `[...document.querySelectorAll(".card")].map((card) =>
      [...card.querySelectorAll("*")].map((one) => one.tagName + [...one.attributes].map((a) => a.name)).join())`;
    const shapes = await page.evaluate<string[]>(shape);
    expect([shapes.length, new Set(shapes).size]).toEqual([40, 1]);
    const texts = await page.evaluate<string[]>(
      `[...document.querySelectorAll("blockquote")].map((one) => one.textContent)`,
    );
    expect(texts).toEqual(samples.map((words) => Buffer.from(words).toString().replace(/\r\n?/g, "\n")));
    expect(await page.locator(".card img, .card script, .card style, .card a").count()).toBe(0);
  });

  it("says when the line to the desk is lost", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await desk.stop();
    await page.getByText("The line to the desk is lost.").waitFor();
    for (const one of opened) one.complaints.splice(0);
    desk = await openConsoleFixture();
  });

  it("loads itself again, as the same person, when the desk was started anew", async () => {
    desk = await openConsoleFixture();
    const { port } = desk;
    const page = await open();
    await page.getByText("Be somebody else").click();
    await page.getByRole("button", { name: /Ana Petrova/ }).click();
    await page.waitForURL(/in=parts/);
    await page.waitForResponse(/\/console\/time\?/);
    await desk.stop();
    const loaded = page.waitForEvent("load");
    desk = await openConsoleFixture({ port });
    await loaded;
    expect(await page.locator(".who-name").textContent()).toBe("Ana Petrova");
    for (const one of opened) one.complaints.splice(0);
  });

  it("begins the tab order with the way past everything", async () => {
    desk = await openConsoleFixture();
    const page = await open();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the composer");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x");
    expect(await page.locator("#words").inputValue()).toBe("x");
  });

  describe.each([
    [1280, 800],
    [390, 844],
  ])("at %i by %i", (width, height) => {
    it.each(["light", "dark"] as const)("fits in %s, without jumps", async (colorScheme) => {
      desk = await openConsoleFixture();
      const page = await open({ viewport: { width, height }, colorScheme });
      const shoot = async (name: string) => {
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: join(shots, `${width}-${colorScheme}-${name}.png`) });
      };
      expect(await layoutShift(page)).toBeLessThan(0.02);
      await shoot("chat");
      await page.locator(".message", { hasText: "FT-57" }).getByRole("button", { name: "More" }).click();
      await page.getByRole("dialog").waitFor();
      await shoot("more");
      await page.keyboard.press("Escape");
      if (width < 600) {
        await page.getByRole("button", { name: "Places" }).click();
        await page.locator("#column-places").waitFor();
        await shoot("places");
        await page.getByRole("button", { name: "You" }).click();
      }
      await page.getByText("Be somebody else").click();
      await shoot("you");
      await page.getByRole("button", { name: "to Monday 08:00" }).click();
      await page.getByRole("dialog").waitFor();
      await shoot("monday");
    });
  });
});
