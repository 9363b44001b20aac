import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lineCard } from "../../../src/card/door-notes.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { said, strong, text } from "../../../src/card/spans.ts";
import { readCaseLink } from "../../../src/chat/case-link.ts";
import type { Ask } from "../../../src/core/case/ask.ts";
import { waitForm } from "../../support/door-cards.ts";
import { asJson, asList } from "../../support/teams-connector.ts";
import { openTeamsDoor, type TeamsDesk } from "../../support/teams-desk.ts";
import { actionIn, labelsIn, startTeamsRig, type TeamsRig, valuesIn, wordsOn } from "../../support/teams-rig.ts";

let rig: TeamsRig;
let desk: TeamsDesk;

beforeAll(async () => {
  rig = await startTeamsRig({ people: ["raj"], channels: ["parts"] });
});
beforeEach(async () => {
  desk = await openTeamsDoor(rig, { publicUrl: "https://desk.example/care" });
  await desk.install();
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

const show = (number: number): Ask => ({ verb: "show", numbers: [number], args: {} });
const button = (number: number) => ({
  label: "Open",
  ask: show(number),
  basis: null,
  style: "plain" as const,
  opens: false,
});
const line = (number: number) => [strong(`FT-${number}`), text(" · High · "), said("“<at>Raj</at> **now**”")];
const list = withPlain("calm", [{ kind: "list", items: [42, 51].map((n) => ({ line: line(n), button: button(n) })) }]);
const brief = withPlain("calm", [
  { kind: "title", line: line(42), aside: [] },
  { kind: "quote", words: "Third visit.", by: [text("Jane")] },
  { kind: "buttons", buttons: [button(42)] },
]);
const stands = withPlain("calm", [
  { kind: "title", line: line(42), aside: [text("claimed")] },
  { kind: "buttons", buttons: [button(42)] },
]);
const here = { channel: "parts" };
const search = (words: string) => ({
  name: "composeExtension/query",
  value: { commandId: "findCase", parameters: [{ name: "words", value: words }] },
});
const found = (json: object) => asJson(asJson(json).composeExtension);

describe("searching for a case", () => {
  it("shows one result for each, and brings the case that is picked", async () => {
    desk.answer(({ ask }) => ({ card: "verb" in ask && ask.verb === "show" ? brief : list }));
    const { json } = await rig.invoke("raj", here, search("jane_doe"));
    expect(desk.asked[0]?.ask).toMatchObject({ verb: "status", args: { words: "jane_doe" } });
    const results = asList(found(json).attachments);
    expect(results).toHaveLength(2);
    const preview = asJson(asJson(results[1]?.preview).content);
    expect(preview).toMatchObject({ title: "FT-51", tap: { type: "invoke", value: { case: 51 } } });
    expect(JSON.stringify(preview)).not.toMatch(/[<*]/);
    const picked = await rig.invoke("raj", here, {
      name: "composeExtension/selectItem",
      value: asJson(preview.tap).value,
    });
    expect(desk.asked[1]?.ask).toMatchObject(show(51));
    const content = asJson(asList(found(picked.json).attachments)[0]?.content);
    expect(wordsOn(content)).toContain("Third visit.");
    // Where it is put the bot may not be, so that it is a picture of the case.
    expect(labelsIn(content)).toEqual([]);
  });

  it("begins with one's own cases, and says in a sentence that there is nothing", async () => {
    desk.answer(() => ({ card: lineCard("Nothing is yours just now.") }));
    const initial = { name: "composeExtension/query", value: { parameters: [{ name: "initialRun", value: "true" }] } };
    const { json } = await rig.invoke("raj", here, initial);
    expect(desk.asked[0]?.ask).toMatchObject({ verb: "list", args: { scope: "mine" } });
    expect(found(json)).toEqual({ type: "message", text: "Nothing is yours just now." });
  });

  it("brings nothing into a chat that the bot is not in", async () => {
    desk.answer(() => ({ card: list }));
    const { json } = await rig.invoke("raj", { chat: "with-others" }, search("42"));
    expect(found(json).type).toBe("message");
    expect(desk.asked).toEqual([]);
  });
});

describe("a pasted link", () => {
  it("of a case shows how it stands and nothing of the customer's, to whoever may see it", async () => {
    desk.answer(({ ask }) => ({ card: "verb" in ask && ask.args.scope === "line" ? stands : brief }));
    const link = (url: string) => ({ name: "composeExtension/queryLink", value: { url } });
    const { json } = await rig.invoke("raj", here, link("https://desk.example/care/FT-42"));
    expect(wordsOn(json)).toContain("FT-42");
    expect(wordsOn(json)).not.toContain("Third visit.");
    const other = await rig.invoke("raj", here, link("https://desk.example/care/other"));
    expect([other.status, other.json]).toEqual([200, {}]);
    rig.who("raj").facts = { tenantId: "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee" };
    desk.pass(10 * 60_000);
    const refused = await rig.invoke("raj", here, link("https://desk.example/care/FT-42"));
    expect(refused.json).toEqual({});
    expect(desk.asked).toHaveLength(1);
  });

  it.each([
    ["https://desk.example/care/FT-42", 42],
    ["https://desk.example/care/ft-42/", 42],
    ["https://desk.example/FT-42", null],
    ["https://evil.example/care/FT-42", null],
    ["http://desk.example/care/FT-42", null],
    ["https://desk.example/care/FT-42/x", null],
    ["FT-42", null],
    [42, null],
  ])("%s is %s", (link, number) => {
    expect(readCaseLink("https://desk.example/care", link)).toBe(number);
  });
  it("is none while the desk has no address", () => {
    expect(readCaseLink(null, "https://desk.example/FT-42")).toBeNull();
  });
});

describe("filing a message as a complaint", () => {
  const file = {
    name: "composeExtension/fetchTask",
    value: {
      commandId: "fileComplaint",
      messagePayload: {
        id: "1",
        body: { contentType: "html", content: "<p>Third visit &amp; <b>no</b> part.</p><p>&lt;b&gt;</p>" },
      },
    },
  };
  const form = {
    ...waitForm,
    fields: [
      {
        id: "words",
        label: "Words",
        hint: null,
        required: true,
        initial: null,
        kind: "text" as const,
        maxLength: 3_000,
      },
    ],
  };

  it("opens the form with its words, and opens a case when that is sent", async () => {
    desk.answer(({ way }) => (way === "button" ? { form } : { card: lineCard("FT-7 is open.") }));
    await rig.invoke("raj", here, file);
    expect(desk.asked[0]).toMatchObject({ ask: { verb: "new", numbers: [] }, way: "button" });
    expect(desk.asked[0]?.ask).toMatchObject({ args: { id: expect.stringMatching(/^teams \S+ 1$/) } });
    expect(valuesIn(rig.dialogOf("raj"))).toEqual({ words: "Third visit & no part.\n<b>" });
    const data = asJson(actionIn(rig.dialogOf("raj"), "Wait for it").data);
    const sent = await rig.invoke("raj", here, {
      name: "composeExtension/submitAction",
      value: { commandId: "fileComplaint", data: { words: "Third visit", ...data } },
    });
    expect(desk.asked[1]).toMatchObject({ way: "form", ask: { args: { words: "Third visit" } } });
    expect(wordsOn(sent.json)).toContain("FT-7 is open.");
  });

  it("or adds them to a case that is there", async () => {
    desk.answer(() => ({ form }));
    await rig.invoke("raj", here, { ...file, value: { ...file.value, commandId: "addToCase" } });
    expect(desk.asked[0]).toMatchObject({ ask: { verb: "update", numbers: [], args: {} }, way: "button" });
    expect(valuesIn(rig.dialogOf("raj"))).toEqual({ words: "Third visit & no part.\n<b>" });
  });

  it("without a message is a new case with nothing in it", async () => {
    desk.answer(() => ({ form }));
    await rig.invoke("raj", here, { ...file, value: { commandId: "newCase" } });
    expect(desk.asked[0]).toMatchObject({ ask: { verb: "new", numbers: [], args: {} }, way: "button" });
    expect(valuesIn(rig.dialogOf("raj"))).toEqual({ words: "" });
  });
});
