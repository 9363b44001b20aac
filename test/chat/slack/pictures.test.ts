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
/** Slack refuses messages that show a file, so many times. */
const refusing = (times: number): Bend => {
  let left = times;
  return (method, args) =>
    method === "chat.postEphemeral" && JSON.stringify(args).includes("slack_file") && left-- > 0
      ? { status: 200, body: { ok: false, error: "invalid_blocks" } }
      : null;
};

describe("pictures that nobody can fetch, with leave to upload", () => {
  beforeEach(() => open([...requiredScopes, "files:write"]));

  test("are uploaded once, shared with nobody, and shown with their words", async () => {
    const whisper = await ask();
    const files = filesIn(whisper);
    expect(files).toHaveLength(3);
    expect(new Set(kept.files.values())).toEqual(new Set(files));
    expect(wordsOf(whisper.blocks)).toContain(said);
    expect(whisper.text).toContain(said);
    expect(checkMessage({ text: whisper.text, blocks: whisper.blocks })).toEqual([]);
    const shared = rig.front.calls.filter(({ method }) => method === "files.completeUploadExternal");
    expect(shared.map(({ args }) => args.channel_id)).toEqual([undefined, undefined, undefined]);
    expect(shared.every(({ answer }) => answer.ok === true && asList(answer.files).length === 1)).toBe(true);

    expect(filesIn(await ask())).toEqual(files);
    expect(uploads()).toHaveLength(3);
  });

  test("are shown once Slack has looked at them", async () => {
    rig.front.bend(refusing(2));
    expect(filesIn(await ask())).toHaveLength(3);
  });

  test("are said in words when Slack does not take them, and uploaded anew the next time", async () => {
    rig.front.bend(refusing(3));
    const whisper = await ask();
    expect(filesIn(whisper)).toEqual([]);
    expect(wordsOf(whisper.blocks)).toContain(said);
    expect(kept.files.size).toBe(0);
    expect(filesIn(await ask())).toHaveLength(3);
  });

  test("are said in words while the upload does not work, which is not tried again at once", async () => {
    rig.front.bend((method) => (method === "files.getUploadURLExternal" ? { status: 500 } : null));
    expect(wordsOf((await ask()).blocks)).toContain(said);
    expect(filesIn(await ask())).toEqual([]);
    expect(uploads()).toHaveLength(3);
    expect(told).toContain("A picture could not be uploaded to Slack, so its words are shown: HTTP 500.");
  });
});

describe("pictures that nobody can fetch, without that leave", () => {
  beforeEach(() => open(requiredScopes));

  test("are said in words, and what to do about it once", async () => {
    expect(wordsOf((await ask()).blocks)).toContain(said);
    expect(filesIn(await ask())).toEqual([]);
    expect(uploads().length).toBeLessThanOrEqual(3);
    expect(told).toEqual([
      "Pictures are shown in words: give the Slack app files:write, or set PUBLIC_URL, and they are drawn.",
    ]);
  });
});
