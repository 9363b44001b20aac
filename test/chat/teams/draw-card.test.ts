import { describe, expect, it } from "vitest";
import type { Button, Card, Form } from "../../../src/card/card.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { said, text } from "../../../src/card/spans.ts";
import { en } from "../../../src/card/words/en.ts";
import { bytesOf, checkCard, checkMessage, limits } from "../../../src/chat/teams/check-limits.ts";
import { drawCard } from "../../../src/chat/teams/draw-card.ts";
import { drawForm } from "../../../src/chat/teams/draw-form.ts";
import { actionIn, labelsIn, wordsOn } from "../../support/teams-rig.ts";

const options = { teamsIdOf: () => null, words: en, stamp: "stamp", where: "message" as const };
const dialog = { ...options, where: "dialog" as const };
const button = (label: string, over: Partial<Button> = {}): Button => ({
  label,
  ask: { verb: "claim", numbers: [42], args: {} },
  basis: null,
  style: "plain",
  opens: false,
  ...over,
});
const buttons = (...list: Button[]): Card => withPlain("calm", [{ kind: "buttons", buttons: list }]);
const cardOf = (card: Card, how: typeof options | typeof dialog = options) => ({
  ...drawCard(card, how).attachments[0]?.content,
});

describe("buttons", () => {
  const rowsOf = (...labels: string[]): string[][] => {
    const { body } = cardOf(buttons(...labels.map((label) => button(label)))) as {
      body: { actions: { title: string }[] }[];
    };
    return body.map(({ actions }) => actions.map(({ title }) => title));
  };

  it("stand in one row where a phone has the room for it, else in the next", () => {
    expect(rowsOf("Update", "Waiting for…", "More")).toEqual([["Update", "Waiting for…", "More"]]);
    expect(rowsOf("Customer agrees", "Customer does not", "More")).toEqual([
      ["Customer agrees"],
      ["Customer does not", "More"],
    ]);
    expect(rowsOf("A label so long that no phone has a row for it", "No")).toEqual([
      ["A label so long that no phone has a row for it"],
      ["No"],
    ]);
    expect(rowsOf(...Array.from({ length: 7 }, () => "…")).map(({ length }) => length)).toEqual([6, 1]);
  });
});

describe("a button", () => {
  it("is an Action.Execute with a way back for old clients, and carries what its label implied", () => {
    const drawn = actionIn(cardOf(buttons(button("Claim", { style: "primary" }))), "Claim");
    expect(drawn).toMatchObject({
      type: "Action.Execute",
      verb: "ask",
      style: "positive",
      fallback: { type: "Action.Submit", data: drawn.data },
      data: { followthrough: { stamp: "stamp", place: 0 } },
    });
    const { button: value } = (drawn.data as { followthrough: { button: string } }).followthrough;
    expect(JSON.parse(value)).toEqual({ ask: { verb: "claim", numbers: [42], args: {} }, basis: null, opens: false });
  });

  it("opens a dialog where its label says so, and is sent as it is inside one", () => {
    const opens = buttons(button("Wait", { opens: true }));
    expect(actionIn(cardOf(opens), "Wait")).toMatchObject({
      type: "Action.Submit",
      data: { msteams: { type: "task/fetch" } },
    });
    const inside = actionIn(cardOf(opens, dialog), "Wait");
    expect(inside.type).toBe("Action.Submit");
    expect(inside.data).not.toHaveProperty("msteams");
  });

  it("opens its form instead when what it would say does not fit", () => {
    const long = button("Told", { ask: { verb: "told", numbers: [42], args: { words: "x".repeat(3_000) } } });
    expect(actionIn(cardOf(buttons(long)), "Told")).toMatchObject({ data: { msteams: { type: "task/fetch" } } });
    const endless = button("All", {
      ask: { verb: "claim", numbers: Array.from({ length: 900 }, (_, i) => i + 1), args: {} },
    });
    expect(labelsIn(cardOf(buttons(endless)))).toEqual([]);
  });

  it("stands beside five others at most", () => {
    const many = buttons(...Array.from({ length: 14 }, (_, i) => button(`B${i}`)));
    expect(labelsIn(cardOf(many))).toHaveLength(14);
    expect(checkCard(cardOf(many))).toEqual([]);
  });
});

describe("too much for a message", () => {
  const items = (n: number, words: string) =>
    Array.from({ length: n }, () => ({ line: [text("FT-42 "), said(words)], button: button("Open") }));

  it("loses the buttons of its items before their words", () => {
    const card = cardOf(withPlain("calm", [{ kind: "list", items: items(60, "y".repeat(100)) }]));
    expect(bytesOf(card)).toBeLessThanOrEqual(limits.card);
    expect(wordsOn(card).match(/FT-42/g)).toHaveLength(60);
    expect(labelsIn(card).length).toBeGreaterThan(0);
    expect(labelsIn(card).length).toBeLessThan(60);
  });

  it("is cut at the end, says so, and keeps what can be done about it", () => {
    const words = '\u0001"'.concat("🧑".repeat(1_300));
    const long = withPlain("late", [
      { kind: "title", line: [text("FT-42")], aside: [] },
      { kind: "list", items: items(40, words) },
      { kind: "buttons", buttons: [button("Claim")] },
    ]);
    const message = drawCard(long, options);
    expect(checkMessage(message)).toEqual([]);
    const shown = wordsOn(message.attachments[0]?.content);
    expect(shown).toContain("There is more than fits here.");
    expect(shown).toContain("Claim");
  });
});

describe("a form", () => {
  const form: Form = {
    title: "Pass on",
    submit: "Pass",
    ask: { verb: "pass", numbers: [42], args: {} },
    basis: null,
    intro: null,
    fields: [
      {
        id: "to",
        label: "To whom",
        hint: null,
        required: true,
        initial: "b,c",
        kind: "choice",
        options: [
          { value: "@raj", label: "Raj" },
          { value: "b,c", label: "two at once" },
          { value: "\ud800", label: "half" },
        ],
      },
      {
        id: "why",
        label: "Why",
        hint: "In a word.",
        required: false,
        initial: "x".repeat(50),
        kind: "text",
        maxLength: 10,
      },
    ],
    choices: [],
  };

  it("offers only what comes back letter for letter", () => {
    const drawn = JSON.stringify(drawForm(form, dialog));
    expect(drawn).toContain('"choices":[{"title":"Raj","value":"@raj"}]');
    expect(drawn).not.toContain('"value":"b,c"');
    expect(drawn).toContain('"maxLength":10,"isMultiline":true,"value":"xxxxxxxxx…"');
  });

  it("says its title in a message, where nothing else does", () => {
    expect(wordsOn(drawForm(form, options))).toContain("Pass on");
    expect(wordsOn(drawForm(form, dialog))).not.toContain("Pass on");
  });

  it("says what is wrong at its field, and above all what belongs to none", () => {
    const problems = [
      { field: "why", sentence: "Say why." },
      { field: "nowhere", sentence: "Try again." },
    ];
    const words = wordsOn(drawForm(form, options, { values: new Map([["why", "so"]]), problems }));
    expect(words.indexOf("Try again.")).toBeLessThan(words.indexOf("To whom"));
    expect(words.indexOf("Say why.")).toBeGreaterThan(words.indexOf("Why"));
  });

  it("forgets the words of a long ask before anything else", () => {
    const long = { ...form, ask: { ...form.ask, args: { why: "x".repeat(5_000) } } };
    const data = actionIn(drawForm(long, dialog), "Pass").data as { followthrough: { form: string; fields: string[] } };
    expect(JSON.parse(data.followthrough.form).ask).toEqual({ verb: "pass", numbers: [42], args: {} });
    expect(data.followthrough.fields).toEqual(["to", "why"]);
  });
});
