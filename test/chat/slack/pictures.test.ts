import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkMessage } from "../../../src/chat/slack/check-limits.ts";
import { createPictureShelf, type PictureBook } from "../../../src/chat/slack/picture-shelf.ts";
import { createSlackClient } from "../../../src/chat/slack/slack-client.ts";
import { picturesCard } from "../../support/real-cards.ts";
import { openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last } from "../../support/slack-door-cards.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import { asJson, asList, type Bend } from "../../support/slack-front.ts";
import { type SlackRig, startSlackRig, type Whisper } from "../../support/slack-rig.ts";
import { requiredScopes } from "../../support/slack-workspace.ts";

/** The first bytes of every PNG; what a picture looks like is tested where it is drawn. */
const png = async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const said = "Parts has 14 open, 9 more than 8 weeks ago. Now: Parts 14, Billing 3.";
const silent = { info: () => {}, warn: () => {}, error: () => {} };

const memoryBook = () => {
  const files = new Map<string, string>();
  const book: PictureBook = {
    fileOf: async (hash) => {
      const file = files.get(hash);
      return file === undefined ? null : { file, ageMs: 0 };
    },
    keep: async (hash, file) => {
      files.set(hash, file);
    },
    forget: async (gone) => {
      for (const [hash, file] of files) if (gone.includes(file)) files.delete(hash);
    },
  };
  return { files, book };
};

let rig: SlackRig;
let desk: SlackDesk;
let kept: ReturnType<typeof memoryBook>;
let told: string[];

const open = async (scopes: string[]): Promise<void> => {
  rig = await startSlackRig({ people: ["raj"], channels: ["parts"], scopes });
  kept = memoryBook();
  told = [];
  const keep = (line: string): void => {
    told.push(line);
  };
  const log = { info: keep, warn: keep, error: keep };
  const client = createSlackClient({ token: rig.botToken, apiUrl: rig.apiUrl, log: silent });
  desk = await openSlackDoor(rig, {
    publicUrl: null,
    pictures: createPictureShelf({ client, book: kept.book, png, log, waitsMs: [0, 0] }),
  });
  desk.answer(() => ({ card: picturesCard(null) }));
};

afterEach(async () => {
  await desk.close();
  await rig.close();
});

const uploads = () => rig.front.calls.filter(({ method }) => method === "files.getUploadURLExternal");
/** Asks, and waits until the answer is there. */
const ask = async (): Promise<Whisper> => {
  const before = rig.whispersTo("raj").length;
  await rig.sendCommand("raj", "digest", { channel: "parts" });
  return rig.until(() => {
    const now = rig.whispersTo("raj");
    return now.length > before ? last(now) : undefined;
  });
};
const filesIn = (whisper: Whisper): string[] =>
  whisper.blocks.flatMap((block) => (block.slack_file === undefined ? [] : [String(asJson(block.slack_file).id)]));
const chartsIn = (whisper: Whisper) => whisper.blocks.filter(({ type }) => type === "data_visualization");
/** Slack refuses messages that hold this, so many times. */
const refusing = (held: string, times: number, errors: string[] = []): Bend => {
  let left = times;
  return (method, args) =>
    method === "chat.postEphemeral" && JSON.stringify(args).includes(held) && left-- > 0
      ? { status: 200, body: { ok: false, error: "invalid_blocks", errors } }
      : null;
};
const noFile = ["invalid slack file [json-pointer:/blocks/5/slack_file]"];
const noCharts = refusing("data_visualization", 100);

describe("pictures that nobody can fetch, with leave to upload", () => {
  beforeEach(() => open([...requiredScopes, "files:write"]));

  test("are charts of Slack's own where it has one, else uploaded once and shared with nobody, and said in words", async () => {
    const whisper = await ask();
    expect(chartsIn(whisper)).toMatchObject([
      {
        title: "Open cases week by week, by department",
        chart: { type: "line", series: [{ name: "Parts" }, { name: "Billing" }] },
      },
      { title: "Days until it was resolved, last four weeks", chart: { type: "bar" } },
    ]);
    const files = filesIn(whisper);
    expect(files).toHaveLength(1);
    expect([...kept.files.values()]).toEqual(files);
    expect(wordsOf(whisper.blocks)).toContain(said);
    expect(whisper.text).toContain(said);
    expect(checkMessage({ text: whisper.text, blocks: whisper.blocks })).toEqual([]);
    const shared = rig.front.calls.filter(({ method }) => method === "files.completeUploadExternal");
    expect(shared.map(({ args, answer }) => [args.channel_id, answer.ok, asList(answer.files).length])).toEqual([
      [undefined, true, 1],
    ]);
    expect(filesIn(await ask())).toEqual(files);
    expect(uploads()).toHaveLength(1);
  });

  test("are files where Slack draws no charts yet, which is not asked again at once", async () => {
    rig.front.bend(noCharts);
    const first = await ask();
    expect(chartsIn(first)).toEqual([]);
    expect(filesIn(first)).toHaveLength(3);
    expect(checkMessage({ text: first.text, blocks: first.blocks })).toEqual([]);
    rig.front.bend(null);
    expect(chartsIn(await ask())).toEqual([]);
    expect(uploads()).toHaveLength(3);
  });

  test("are shown once Slack has looked at them", async () => {
    rig.front.bend(refusing("slack_file", 2, noFile));
    const whisper = await ask();
    expect([filesIn(whisper).length, chartsIn(whisper).length]).toEqual([1, 2]);
  });

  test("are said in words when Slack does not take them, and uploaded anew the next time", async () => {
    rig.front.bend(refusing("slack_file", 3, noFile));
    const whisper = await ask();
    expect([filesIn(whisper).length, chartsIn(whisper).length]).toEqual([0, 2]);
    expect(kept.files.size).toBe(0);
    expect(filesIn(await ask())).toHaveLength(1);
  });

  test("are said in words when Slack takes neither", async () => {
    rig.front.bend((method, args) => noCharts(method, args) ?? refusing("slack_file", 100, noFile)(method, args));
    const whisper = await ask();
    expect([filesIn(whisper), chartsIn(whisper)]).toEqual([[], []]);
    expect(wordsOf(whisper.blocks)).toContain(said);
  });

  test("are said in words while the upload does not work, which is not tried again at once", async () => {
    rig.front.bend((method) => (method === "files.getUploadURLExternal" ? { status: 500 } : null));
    expect(wordsOf((await ask()).blocks)).toContain(said);
    expect(filesIn(await ask())).toEqual([]);
    expect(uploads()).toHaveLength(1);
    expect(told).toContain("A picture could not be uploaded to Slack, so its words are shown: HTTP 500.");
  });
});

test("pictures that nobody can fetch, without that leave, are said in words, and what to do about it once", async () => {
  await open(requiredScopes);
  rig.front.bend(noCharts);
  expect(wordsOf((await ask()).blocks)).toContain(said);
  expect(filesIn(await ask())).toEqual([]);
  expect(uploads().length).toBeLessThanOrEqual(3);
  expect(told).toEqual([
    "Pictures are shown in words: give the Slack app files:write, or set PUBLIC_URL, and they are drawn.",
    "Slack draws no charts here yet, so pictures are shown instead.",
  ]);
});

test("pictures with an address are charts, or fetched where Slack draws none", async () => {
  await open(requiredScopes);
  desk.answer(() => ({ card: picturesCard("https://desk.example/pictures/a.png") }));
  const addresses = (whisper: Whisper) => whisper.blocks.filter(({ image_url }) => image_url !== undefined).length;
  expect(addresses(await ask())).toBe(1);
  rig.front.bend(noCharts);
  expect(addresses(await ask())).toBe(3);
  expect(uploads()).toEqual([]);
});
