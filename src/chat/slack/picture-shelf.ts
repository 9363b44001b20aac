import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import type { Block, Card } from "../../card/card.ts";
import type { Chart } from "../../card/chart.ts";
import type { WindowLog } from "../window-work.ts";
import type { Files } from "./draw-card.ts";
import { reasonOf, saysSlack } from "./errors.ts";
import type { SlackClient } from "./slack-client.ts";

type Picture = Extract<Block, { kind: "picture" }>;

/** Which picture, by the hash of what it shows, lies in Slack as which file. The app wires it to the store. */
export type PictureBook = {
  fileOf(hash: string): Promise<{ file: string; ageMs: number } | null>;
  keep(hash: string, file: string): Promise<void>;
  forget(files: readonly string[]): Promise<void>;
};

/** The files of a card's pictures; `isFresh`: Slack may still be looking at one of them. */
export type Shelved = { files: Files; isFresh: boolean };
export const nothingShelved: Shelved = { files: new Map(), isFresh: false };

/** Puts pictures into Slack where there is no address to fetch them from. */
export type PictureShelf = {
  /** Never throws: what cannot be uploaded is left out, and is said in words. */
  shelve(card: Card): Promise<Shelved>;
  /**
   * Sends a message with these files; without them when Slack does not take them. `send` is called again only after
   * Slack refused the message, so that nothing is said twice.
   */
  send<T>(shelved: Shelved, send: (files: Files) => Promise<T>): Promise<T>;
};

/** Pictures that nobody outside can fetch. */
export const loosePictures = (card: Card): Picture[] =>
  card.blocks.filter((block): block is Picture => block.kind === "picture" && block.url === null);

/** Until Slack has looked at a file, which takes it about a second, it refuses messages that show it. */
const looksAtMs = 60_000;
const patience = [1_000, 2_000, 4_000];
/** After a failure nothing is uploaded for a while: one slow or closed door must not hold up every answer. */
const restMs = { forbidden: 60 * 60_000, failed: 10 * 60_000 };

/** What the SDK answers to an upload; its own type leaves the files out. */
type Uploaded = { files?: { files?: { id?: string }[] }[] };

export const createPictureShelf = (options: {
  client: SlackClient;
  book: PictureBook;
  png: (chart: Chart) => Promise<Uint8Array>;
  log: WindowLog;
  /** How long to wait between tries while Slack looks at a file; a test does not wait. */
  waitsMs?: readonly number[];
}): PictureShelf => {
  const { client, book, png, log, waitsMs = patience } = options;
  const uploading = new Map<string, Promise<string | null>>();
  let restsUntil = 0;
  let saidForbidden = false;

  const rest = (error: unknown): null => {
    const forbidden = saysSlack(error, "missing_scope", "not_allowed_token_type");
    restsUntil = Date.now() + (forbidden ? restMs.forbidden : restMs.failed);
    if (!forbidden) log.warn(`A picture could not be uploaded to Slack, so its words are shown: ${reasonOf(error)}.`);
    else if (!saidForbidden)
      log.info("Pictures are shown in words: give the Slack app files:write, or set PUBLIC_URL, and they are drawn.");
    saidForbidden ||= forbidden;
    return null;
  };

  const upload = async (hash: string, { chart, alt }: Picture): Promise<string | null> => {
    if (Date.now() < restsUntil) return null;
    try {
      const sent: webApi.WebAPICallResult & Uploaded = await client.files.uploadV2({
        file: Buffer.from(await png(chart)),
        filename: "picture.png",
        title: chart.title.slice(0, 200),
        alt_text: alt.slice(0, 1_000),
      });
      const file = sent.files?.[0]?.files?.[0]?.id;
      if (file === undefined) return rest(new Error("no file id"));
      await book.keep(hash, file);
      return file;
    } catch (error) {
      return rest(error);
    }
  };

  const fileOf = async (picture: Picture): Promise<{ file: string; isFresh: boolean } | null> => {
    const hash = createHash("sha256").update(JSON.stringify(picture.chart)).digest("hex");
    const known = await book.fileOf(hash);
    if (known !== null) return { file: known.file, isFresh: known.ageMs < looksAtMs };
    const running = uploading.get(hash) ?? upload(hash, picture).finally(() => uploading.delete(hash));
    uploading.set(hash, running);
    const file = await running;
    return file === null ? null : { file, isFresh: true };
  };

  return {
    shelve: async (card) => {
      const files = new Map<string, string>();
      let isFresh = false;
      const found = await Promise.all(
        loosePictures(card).map(async (picture) => ({ id: picture.id, found: await fileOf(picture).catch(rest) })),
      );
      for (const { id, found: one } of found) {
        if (one === null) continue;
        files.set(id, one.file);
        isFresh ||= one.isFresh;
      }
      return { files, isFresh };
    },

    send: async ({ files, isFresh }, send) => {
      if (files.size === 0) return send(files);
      for (const wait of isFresh ? [...waitsMs, null] : [null]) {
        try {
          return await send(files);
        } catch (error) {
          if (!saysSlack(error, "invalid_blocks")) throw error;
          if (wait !== null) await pause(wait);
        }
      }
      // Taken out of Slack by somebody, or never let in: the next time it is uploaded anew.
      await book.forget([...files.values()]);
      log.warn("Slack did not take an uploaded picture, so its words are shown.");
      return send(new Map());
    },
  };
};
