import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lineCard } from "../../../src/card/door-notes.ts";
import type { Answer, Asked } from "../../../src/chat/ports.ts";
import { caseCard, waitForm } from "../../support/door-cards.ts";
import { openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last } from "../../support/slack-door-cards.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import type { Json } from "../../support/slack-front.ts";
import { type SlackRig, startSlackRig } from "../../support/slack-rig.ts";

let rig: SlackRig;
let desk: SlackDesk;

beforeAll(async () => {
  rig = await startSlackRig({ people: ["ana", "raj"], channels: ["parts"] });
});
beforeEach(async () => {
  desk = await openSlackDoor(rig);
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

const verbOf = ({ ask }: Asked): string => ("verb" in ask ? ask.verb : "");
/** The page says what is there, everything else is answered by `other`. */
const withPage = (other: Answer): void =>
  desk.answer((asked) => (verbOf(asked) === "home" ? { card: caseCard } : other));
const pageOf = async (name: string): Promise<Json> => {
  await rig.openHome(name);
  return rig.until(() => rig.homeOf(name));
};
const viewWords = (name: string): string => wordsOf(rig.viewOf(name)?.view.blocks);

describe("the bot's page in Slack", () => {
  it("is drawn for whoever opens it, with a box to ask in", async () => {
    withPage({});
    const page = await pageOf("raj");
    expect(desk.asked).toHaveLength(1);
    expect(desk.asked[0]).toMatchObject({ ask: { verb: "home" }, by: { userId: rig.userId("raj") } });
    expect(page).toMatchObject({ type: "home" });
    expect(wordsOf(page.blocks)).toContain("Find a case, or say what to do");
    expect(wordsOf(page.blocks)).toContain("FT-42");
  });

  it("is not drawn for the messages beside it, and says so to a guest", async () => {
    withPage({});
    await rig.openHome("raj", "messages");
    rig.front.people.set(rig.userId("ana"), { is_restricted: true });
    const page = await pageOf("ana");
    expect(wordsOf(page.blocks)).toContain("I work with members of this organisation only.");
    expect(desk.asked).toEqual([]);
    expect(rig.homeOf("raj")).toBeUndefined();
  });

  it("answers a press over it and is drawn anew beneath", async () => {
    withPage({ card: lineCard("FT-42 is yours.") });
    const page = await pageOf("raj");
    await rig.actAtHome("raj", page, { press: "Claim" });
    await rig.until(() => rig.callsOf("views.publish").length === 2);
    expect(viewWords("raj")).toContain("FT-42 is yours.");
    expect(desk.asked.map(verbOf)).toEqual(["home", "claim", "home"]);
  });

  it("reads what is typed into its box like any line, each time anew", async () => {
    withPage({ form: waitForm });
    const page = await pageOf("raj");
    await rig.actAtHome("raj", page, { type: "wait 42" });
    await rig.until(() => viewWords("raj").includes("For what"));
    await rig.actAtHome("raj", page, { type: "status @jane_doe" });
    await rig.until(() => rig.callsOf("views.publish").length === 3);
    const asked = desk.asked.filter((one) => verbOf(one) !== "home");
    expect(asked.map(({ way, ask }) => [way, ask])).toMatchObject([
      ["words", { word: "wait" }],
      ["words", { verb: "status", args: { words: "@jane_doe" } }],
    ]);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
  });
});

describe("Slack's own menus", () => {
  const form = {
    ...waitForm,
    fields: [
      { kind: "text" as const, id: "words", label: "Words", hint: null, required: true, initial: null, maxLength: 300 },
    ],
  };

  it("file a message as a complaint, with its words in the form", async () => {
    desk.answer(() => ({ form }));
    const message = {
      channel: rig.channelId("parts"),
      ts: "1.2",
      text: "Third visit &amp; <https://x.example|no part>",
    };
    await rig.chooseShortcut("raj", "file_complaint", message);
    await rig.until(() => viewWords("raj").includes("Words"));
    expect(last(desk.asked)).toMatchObject({
      way: "button",
      ask: { verb: "new", numbers: [], args: { id: `slack ${rig.channelId("parts")} 1.2` } },
    });
    expect(JSON.stringify(rig.viewOf("raj")?.view)).toContain("Third visit & no part (https://x.example)");
  });

  it("add one to a case, and open an empty case from anywhere", async () => {
    desk.answer(() => ({ form }));
    await rig.chooseShortcut("raj", "add_to_case", { channel: rig.channelId("parts"), ts: "1.2", text: "They rang" });
    await rig.until(() => viewWords("raj").includes("Words"));
    await rig.chooseShortcut("ana", "new_case");
    await rig.until(() => viewWords("ana").includes("Words"));
    expect(desk.asked.map(({ ask }) => ask)).toEqual([
      { verb: "update", numbers: [], args: {} },
      { verb: "new", numbers: [], args: {} },
    ]);
  });
});

describe("a link to a case in a message", () => {
  const unfurled = (): Json[] => rig.callsOf("chat.unfurl").map(({ args }) => args);
  beforeEach(() => rig.front.bend((method) => (method === "chat.unfurl" ? { status: 200, body: { ok: true } } : null)));

  it("shows how the case stands", async () => {
    desk.answer(() => ({ card: lineCard("FT-42 · High · Parts") }));
    await rig.shareLinks("raj", "parts", ["https://desk.example/FT-42", "https://elsewhere.example/FT-42"]);
    await rig.until(() => unfurled().length > 0);
    expect(desk.asked.map(({ ask }) => ask)).toEqual([{ verb: "show", numbers: [42], args: { scope: "line" } }]);
    expect(Object.keys(unfurled()[0]?.unfurls as Json)).toEqual(["https://desk.example/FT-42"]);
  });

  it("shows nothing where others would see it, or to somebody who may not", async () => {
    await rig.shareLinks("raj", "parts", ["https://desk.example/FT-42"], { is_ext_shared_channel: true });
    rig.front.people.set(rig.userId("ana"), { is_restricted: true });
    await rig.shareLinks("ana", "parts", ["https://desk.example/FT-42"]);
    await desk.door.stop();
    expect(desk.asked).toEqual([]);
    expect(unfurled()).toEqual([]);
    await desk.start();
  });
});

describe("a case as one of Slack's Work Objects", () => {
  const url = "https://desk.example/FT-42";
  const shown = (): Json[] => rig.callsOf("entity.presentDetails").map(({ args }) => args);
  const taking = (method: string) =>
    method === "entity.presentDetails" || method === "chat.unfurl" ? { status: 200, body: { ok: true } } : null;
  const open = (name: string, over: Json = {}) =>
    rig.sendEvent({
      ...{ type: "entity_details_requested", user: rig.userId(name), trigger_id: "t1", entity_url: url },
      ...{ link: { url, domain: "desk.example" }, channel: rig.channelId("parts"), user_locale: "en-US", ...over },
    });
  beforeEach(() => rig.front.bend(taking));

  it("stands beside the blocks of a link, of whoever pasted it", async () => {
    desk.answer(() => ({ card: lineCard("FT-42 · High · Parts") }));
    await rig.shareLinks("raj", "parts", [url]);
    const args = await rig.until(() => rig.callsOf("chat.unfurl")[0]?.args);
    expect(Object.keys(args.unfurls as Json)).toEqual([url]);
    expect(args.metadata).toMatchObject({
      entities: [
        {
          entity_type: "slack#/entities/item",
          app_unfurl_url: url,
          url,
          external_ref: { id: "FT-42" },
          entity_payload: { custom_fields: [{ label: "How it stands", value: "FT-42 · High · Parts" }] },
        },
      ],
    });
  });

  it("leaves the blocks where Slack takes no Work Object", async () => {
    rig.front.bend((method, args) =>
      method === "chat.unfurl" && "metadata" in args
        ? { status: 200, body: { ok: false, error: "invalid_metadata_format" } }
        : taking(method),
    );
    desk.answer(() => ({ card: lineCard("FT-42") }));
    await rig.shareLinks("raj", "parts", [url]);
    const args = await rig.until(() => rig.callsOf("chat.unfurl").find((call) => call.answer.ok === true)?.args);
    expect(Object.keys(args)).toContain("unfurls");
    expect(Object.keys(args)).not.toContain("metadata");
  });

  it("shows its side pane to whoever opens it what they may see, word for word", async () => {
    desk.answer(() => ({ card: caseCard }));
    await open("raj");
    const args = await rig.until(() => shown()[0]);
    expect(desk.asked).toMatchObject([
      { by: { userId: rig.userId("raj") }, ask: { verb: "show", numbers: [42], args: {} } },
    ]);
    expect(args).toMatchObject({ trigger_id: "t1", metadata: { url, external_ref: { id: "FT-42" } } });
    expect(args.error).toBeUndefined();
  });

  it("tells who may not see the case so, and nothing else", async () => {
    desk.answer(() => ({ card: caseCard }));
    rig.front.people.set(rig.userId("ana"), { is_restricted: true });
    await open("ana");
    expect(await rig.until(() => shown()[0])).toMatchObject({ error: { status: "restricted" } });
    expect(shown()[0]).not.toHaveProperty("metadata");
    expect(desk.asked).toEqual([]);
  });

  it("answers for its own links alone", async () => {
    await open("raj", { entity_url: "https://elsewhere.example/FT-42" });
    await desk.door.stop();
    expect([desk.asked, shown()]).toEqual([[], []]);
    await desk.start();
  });
});
