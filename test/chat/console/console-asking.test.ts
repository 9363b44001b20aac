import { afterEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/card/card.ts";
import type { Answer, AskHandler } from "../../../src/chat/ports.ts";
import { buttonsOf, openClient } from "../../support/console-client.ts";
import { type ConsoleFixture, noteOf, openConsoleFixture, updateForm } from "../../support/console-fixture.ts";
import { byClass, elements, readHtml, textOf } from "../../support/read-html.ts";

let desk: ConsoleFixture;
afterEach(async () => await desk.stop());

const open = async (answer: Answer | AskHandler = {}) => {
  desk = await openConsoleFixture({ handle: typeof answer === "function" ? answer : async () => answer });
  const client = openClient(desk.url);
  const page = await client.get("/");
  return { client, page: page.text };
};

const press = JSON.stringify({
  ask: { verb: "claim", numbers: [57], args: {} },
  basis: { status: "unclaimed", assignee: null, offer: null },
});
const formAsk = JSON.stringify({ ask: { verb: "update", numbers: [42], args: { why: "as before" } }, basis: null });

describe("words typed on the console", () => {
  it.each([
    ["claim 57", { verb: "claim", numbers: [57], args: {} }],
    ["/case claim 57", { verb: "claim", numbers: [57], args: {} }],
    ["/CASE claim 57", { verb: "claim", numbers: [57], args: {} }],
    ["@followthrough claim 57", { verb: "claim", numbers: [57], args: {} }],
    ["@Followthrough, claim 57", { verb: "claim", numbers: [57], args: {} }],
    ["/case", { unread: "empty", word: "", guess: null }],
    ["   ", { unread: "empty", word: "", guess: null }],
    ["/case clam 42", { unread: "unknown-verb", word: "clam", guess: "claim" }],
  ])("%j is read as the desk reads it", async (text, ask) => {
    const { client } = await open();
    await client.post("/console/say", { in: "parts", text, key: "k" });
    expect(desk.asked.map((asked) => asked.ask)).toEqual([ask]);
  });

  it("say who asks, where, and under which name", async () => {
    const { client } = await open();
    await client.post("/console/say", { in: "parts", text: "next", key: "say.1" });
    expect(desk.asked[0]).toMatchObject({
      by: { platform: "console", tenant: "local", userId: "raj", name: "Raj Patel" },
      at: { channel: "parts", thread: null, direct: false },
      key: "console:raj:say.1",
      way: "words",
    });
  });

  it("need no number in a thread, and name it", async () => {
    const { client } = await open();
    await client.post("/console/say", { in: "parts", thread: "4", text: "claim", key: "k" });
    expect(desk.asked[0]).toMatchObject({
      ask: { verb: "claim", numbers: [] },
      at: { channel: "parts", thread: { channel: "parts", message: "4" } },
    });
  });

  it("are direct in the direct chat", async () => {
    const { client } = await open();
    await client.post("/console/say", { in: "dm:raj", text: "list mine", key: "k" });
    expect(desk.asked[0]?.at).toEqual({ channel: "dm:raj", thread: null, direct: true, overheard: false });
  });

  it.each(["dm:dana", "nowhere", ""])("cannot be said in %j", async (channel) => {
    const { client } = await open();
    const reply = await client.post("/console/say", { in: channel, text: "next", key: "k" });
    expect(reply.status).toBe(404);
    expect(desk.asked).toEqual([]);
  });

  it("come back with the answer as a note, letter for letter", async () => {
    const { client } = await open({ card: noteOf([{ kind: "said", text: "<b>done</b>" }]) });
    const reply = await client.post("/console/say", { in: "parts", text: "next <i>", key: "k" });
    const note = byClass(readHtml(reply.text), "note")[0];
    expect(note && textOf(note)).toContain("next <i>");
    expect(note && textOf(note)).toContain("<b>done</b>");
    expect(note && textOf(note)).toContain("Only you can see this");
  });

  it("that need no answer get none", async () => {
    const { client } = await open({});
    expect((await client.post("/console/say", { in: "parts", text: "next", key: "k" })).text).toBe("");
  });
});

describe("a button on the console", () => {
  it("carries its asking and its basis", async () => {
    const { client, page } = await open();
    const claim = buttonsOf(page).find(({ label }) => label === "Claim");
    await client.post("/console/press", {
      in: "parts",
      message: "9",
      button: claim?.button ?? "",
      key: claim?.key ?? "",
    });
    expect(desk.asked[0]).toMatchObject({ ...JSON.parse(press), way: "button", at: { channel: "parts" } });
    expect(desk.asked[0]?.key).toBe(`console:raj:${claim?.key}`);
  });

  it("has another name on every button and in every reading", async () => {
    const { client, page } = await open();
    const again = (await client.get("/")).text;
    const keys = [...buttonsOf(page), ...buttonsOf(again)].map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ["no text", ""],
    ["no JSON", "{"],
    ["an unknown verb", JSON.stringify({ ask: { verb: "fly", numbers: [], args: {} }, basis: null })],
    ["an unknown argument", JSON.stringify({ ask: { verb: "told", numbers: [1], args: { evil: "x" } }, basis: null })],
    ["a number that is none", JSON.stringify({ ask: { verb: "claim", numbers: [0.5], args: {} }, basis: null })],
    ["an unknown status", press.replace('"unclaimed"', '"lost"')],
    ["nothing of ours", "[]"],
  ])("with %s is not taken", async (_what, button) => {
    const { client } = await open();
    const reply = await client.post("/console/press", { in: "parts", button, key: "k" });
    expect([reply.status, desk.asked]).toEqual([400, []]);
  });

  it("that is out of date is redrawn for everybody", async () => {
    const fresh: Card = noteOf([{ kind: "text", text: "as it is now" }]);
    const { client } = await open({ refresh: fresh });
    const [last] = (await desk.book.messages("parts", { limit: 1 })).slice(-1);
    const reply = await client.post("/console/press", {
      in: "parts",
      message: last?.id ?? "",
      button: press,
      key: "k",
    });
    const face = byClass(readHtml(reply.text), "face")[0];
    expect(face?.attributes).toMatchObject({ id: `face-${last?.id}`, "hx-swap-oob": "true" });
    expect((await desk.book.message({ channel: "parts", message: last?.id ?? "" }))?.content).toEqual({ card: fresh });
  });

  it("on a private note redraws the note and leaves the message alone", async () => {
    const { client } = await open({ refresh: noteOf([{ kind: "text", text: "as it is now" }]) });
    const before = await desk.book.messages("parts", { limit: 50 });
    const body = { in: "parts", message: before[0]?.id ?? "", note: "note-1", button: press, key: "k" };
    const reply = await client.post("/console/press", body);
    expect(byClass(readHtml(reply.text), "face")[0]?.attributes.id).toBe("note-1-face");
    expect(await desk.book.messages("parts", { limit: 50 })).toEqual(before);
  });

  it("that asks for more opens the form, which knows where its answer goes", async () => {
    const { client } = await open({ form: updateForm(42) });
    const reply = await client.post("/console/press", {
      in: "parts",
      message: "9",
      home: "notes-9",
      button: press,
      key: "k",
    });
    const root = readHtml(reply.text);
    const host = elements(root).find(({ attributes }) => attributes.id === "sheet-host");
    expect(host?.attributes["hx-swap-oob"]).toBe("innerHTML");
    const dialog = elements(root).find(({ tag }) => tag === "dialog");
    expect(dialog?.attributes["hx-target"]).toBe("#notes-9");
    expect(reply.headers["hx-trigger-after-swap"]).toBeUndefined();
  });

  it("sends answers only to lists of our own", async () => {
    const { client } = await open({ form: updateForm(42) });
    const reply = await client.post("/console/press", { in: "parts", home: "x], body", button: press, key: "k" });
    const dialog = elements(readHtml(reply.text)).find(({ tag }) => tag === "dialog");
    expect(dialog?.attributes["hx-target"]).toBe("#stream");
  });
});

describe("a form on the console", () => {
  it("adds what was filled in and leaves out what was not", async () => {
    const { client } = await open({ card: noteOf([{ kind: "text", text: "Noted." }]) });
    const reply = await client.post("/console/submit", {
      in: "parts",
      form: formAsk,
      "f.words": "  left the warehouse ",
      "f.until": "   ",
      "f.evil": "x",
      key: "n.form.0",
    });
    expect(desk.asked[0]).toMatchObject({ way: "form", key: "console:raj:n.form.0" });
    expect(desk.asked[0]?.ask).toEqual({
      verb: "update",
      numbers: [42],
      args: { why: "as before", words: "left the warehouse" },
    });
    expect(reply.headers["hx-trigger-after-swap"]).toBe("console:close-sheet");
    expect(byClass(readHtml(reply.text), "note")).toHaveLength(1);
  });

  it("stays open with a sentence under each field that needs one, and takes back the others", async () => {
    const problems = [
      { field: "until", sentence: "Yesterday has passed." },
      { field: "elsewhere", sentence: "FT-42 is closed." },
    ];
    const { client } = await open({ problems });
    const reply = await client.post("/console/submit", {
      in: "parts",
      form: formAsk,
      "f.words": "x",
      "f.until": "yesterday",
      key: "k",
    });
    expect(reply.headers["hx-trigger-after-swap"]).toBeUndefined();
    const shown = byClass(readHtml(reply.text), "problem").map((element) => [element.attributes.id, textOf(element)]);
    expect(shown).toEqual([
      ["problem-form", "FT-42 is closed."],
      ["problem-words", ""],
      ["problem-until", "Yesterday has passed."],
    ]);
  });
});

describe("the demo's own questions", () => {
  it("lets time pass and tells what happened, hour by hour", async () => {
    const { client } = await open();
    const reply = await client.post("/console/time", { in: "parts", by: "monday" });
    const words = textOf(readHtml(reply.text));
    expect(words).toContain("It is 08:00, Monday 1 March");
    expect(words).toContain("2 days 16 hours went by since Fri 26 Feb 15:42. 11 things happened.");
    expect(words).toContain("14 quiet hours");
  });

  it("passes a complaint on as it was written", async () => {
    const { client } = await open();
    const text = "<script>alert(1)</script> dead again";
    const reply = await client.post("/console/complain", { in: "parts", source: "x", handle: " @jane ", text });
    expect(desk.complaints).toEqual([{ source: "x", handle: "@jane", text }]);
    expect(reply.text).toContain("FT-62");
  });

  it.each([
    ["an unknown source", { source: "fax", handle: "@a", text: "b" }, /where/],
    ["nobody", { source: "x", handle: " ", text: "b" }, /who/],
    ["nothing", { source: "x", handle: "@a", text: " " }, /what/],
  ])("asks again for a complaint from %s", async (_what, draft, sentence) => {
    const { client } = await open();
    const reply = await client.post("/console/complain", { in: "parts", ...draft });
    expect([reply.status, desk.complaints]).toEqual([400, []]);
    expect(reply.text.toLowerCase()).toMatch(sentence);
  });

  it.each(["sample", "real"] as const)("are not there in mode %s", async (mode) => {
    desk = await openConsoleFixture({ mode, ...(mode === "real" ? { access: { password: "p" } } : {}) });
    const client = openClient(desk.url);
    if (mode === "real") {
      await client.get("/console/sign-in");
      await client.post("/console/sign-in", { mail: "raj@example.com", password: "p" });
    }
    const page = await client.get("/");
    expect(page.text).not.toContain("Let time pass");
    expect((await client.post("/console/time", { by: "1h" })).status).toBe(404);
    expect((await client.post("/console/complain", { source: "x", handle: "a", text: "b" })).status).toBe(404);
    expect(desk.complaints).toEqual([]);
  });
});

describe("when the desk itself fails", () => {
  it("says one sentence, reports the fault, and shows nothing of it", async () => {
    const { client } = await open(async () => {
      throw new Error("secret table name");
    });
    const reply = await client.post("/console/say", { in: "parts", text: "next", key: "k" });
    expect(reply.status).toBe(500);
    expect(reply.text).toBe("The desk could not do this just now, and it was written down. Try again in a moment.");
    expect(desk.faults).toHaveLength(1);
  });

  it("takes no more than a person can type", async () => {
    const { client } = await open();
    const reply = await client.post("/console/say", { in: "parts", text: "x".repeat(70_000), key: "k" });
    expect(reply.status).toBe(413);
    expect(desk.faults).toEqual([]);
  });
});
