import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Line } from "../../src/card/card.ts";
import { withPlain } from "../../src/card/plain-card.ts";
import { person, quiet, said, text } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import { drawCard } from "../../src/chat/teams/draw-card.ts";
import { drawForm } from "../../src/chat/teams/draw-form.ts";
import type { Mention } from "../../src/chat/teams/draw-line.ts";
import { hasBrowser, openBrowser } from "../support/open-browser.ts";
import { allForms, cardsOf, picturesCard, stories, wholeHelp } from "../support/real-cards.ts";
import { openRenderer, type Rendered } from "../support/teams-renderer.ts";

const options = { teamsIdOf: (id: string) => `id-of-${id}`, words: en, stamp: "stamp", where: "message" as const };
const nasty =
  "<at>Raj Patel</at> **bold** _it_ [your bank](https://evil.example) <img src=x onerror=alert(1)> <script>alert(2)</script> https://evil.example/?a=1&b=2 &lt;b&gt;\n- one\n1. two\n# three `code` שלום \u202egnp.exe 🧑‍🤝‍🧑";
/** What a reader is to see of that: letter for letter, but for the marks that turn what follows. */
const shown = ["<at>Raj Patel</at> **bold** _it_ [your bank](https://evil.example)", "<script>alert(2)</script>"];

describe.skipIf(!hasBrowser)("cards in Microsoft's own renderer", () => {
  let browser: Browser;
  let page: Page;
  let render: (card: unknown) => Promise<Rendered>;
  const dialogs: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    render = await openRenderer(page, 640);
  });
  afterAll(() => browser.close());
  /** For a person to look at: `SHOTS=folder npx vitest run test/browser`. */
  const shoot = async (name: string): Promise<void> => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };
  const contentOf = (message: ReturnType<typeof drawCard>): unknown => message.attachments[0]?.content;

  test.each(Object.entries(stories))(
    "a case that is %s is drawn, and customers' words stay words",
    async (name, kase) => {
      for (const [index, card] of cardsOf(kase, nasty).entries()) {
        const seen = await render(contentOf(drawCard(card, options)));
        await shoot(`${name}-${index}`);
        expect(seen.problems).toEqual([]);
        expect(seen.links.filter((link) => link.includes("evil"))).toEqual([]);
        expect(seen.tags).not.toContain("img");
        expect(seen.tags).not.toContain("script");
        // Nothing that somebody wrote goes through markdown.
        expect(seen.markdown.filter((text) => /evil|bold|alert|three/.test(text))).toEqual([]);
      }
      const [whole] = cardsOf(kase, nasty);
      const { text } = await render(whole === undefined ? {} : contentOf(drawCard(whole, options)));
      if (kase.status !== "dismissed") for (const words of shown) expect(text).toContain(words);
      expect(dialogs).toEqual([]);
    },
  );

  test.each(allForms())("the form for %s can be filled in", async (verb, form) => {
    const problems = form.fields.map(({ id }) => ({ field: id, sentence: "Please fill this in." }));
    const seen = await render(drawForm(form, options, { values: new Map([["words", nasty]]), problems }));
    await shoot(`form-${verb}`);
    expect(seen.problems).toEqual([]);
    for (const field of form.fields) expect(seen.text).toContain(field.label);
    expect(seen.tags).not.toContain("img");
    expect(await page.locator("input, textarea, select").count()).toBe(form.fields.length);
  });

  test("people are mentioned by name, and nobody else", async () => {
    const duty: Line = [
      quiet("On duty: "),
      person("raj", "Raj Patel", true),
      text(", "),
      person("lee", "Lee_*Wong*", true),
    ];
    const both: Line = [said(nasty), text(" "), person("raj", "Raj Patel", true)];
    const lines = [duty, both].map((line) => ({ kind: "line" as const, line }));
    const content = contentOf(drawCard(withPlain("calm", lines), options)) as { msteams: { entities?: Mention[] } };
    const mentioned = content.msteams.entities?.map(({ mentioned: { id } }) => id);
    expect(mentioned).toEqual(["id-of-raj", "id-of-lee", "id-of-raj"]);
    const seen = await render(content);
    await shoot("queue");
    expect(seen.markdown).toEqual(["On duty: <at>Raj Patel</at>, <at>Leeˍ∗Wong∗</at>", "<at>Raj Patel</at>"]);
    expect(seen.markdown.join(" ")).not.toContain("evil");
  });

  test("a host that knows no charts shows the picture, or all it says in words", async () => {
    const inWords = await render(contentOf(drawCard(picturesCard(null), options)));
    await shoot("pictures-in-words");
    expect(inWords.text).toContain("Parts has 14 open, 9 more than 8 weeks ago. Now: Parts 14, Billing 3.");
    expect(inWords.text).toContain("Resolved in the last four weeks: X 9 h, mostly 4 h to 20 h (20)");
    expect(inWords.tags).not.toContain("img");
    const pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
    const drawn = await render(contentOf(drawCard(picturesCard(pixel), options)));
    expect(await page.locator("img").count()).toBe(3);
    expect(drawn.text).toBe("");
    expect(await page.locator("img").first().getAttribute("alt")).toContain("Parts has 14 open");
  });

  test("the whole help is readable, on a phone too", async () => {
    const narrow = await openRenderer(page, 390);
    const seen = await narrow(contentOf(drawCard(wholeHelp(), options)));
    await shoot("help-390");
    expect(seen.problems).toEqual([]);
    const [card] = cardsOf(stories.claimed as never, nasty);
    await narrow(card === undefined ? {} : contentOf(drawCard(card, options)));
    await shoot("claimed-390");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
