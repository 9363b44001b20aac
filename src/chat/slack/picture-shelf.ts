import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import type { Block, Card } from "../../card/card.ts";
import type { Chart } from "../../card/chart.ts";
import type { WindowLog } from "../window-work.ts";
import type { Files } from "./draw-card.ts";
import { nativeCharts } from "./draw-chart.ts";
import { reasonOf, saysSlack } from "./errors.ts";
import type { SlackClient } from "./slack-client.ts";

type Picture = Extract<Block, { kind: "picture" }>;

/** Which picture, by the hash of what it shows, lies in Slack as which file. The app wires it to the store. */
export type PictureBook = {
  fileOf(hash: string): Promise<{ file: string; ageMs: number } | null>;
  keep(hash: string, file: string): Promise<void>;
  forget(files: readonly string[]): Promise<void>;
};

/** How pictures are shown: drawn by Slack itself, as files that were uploaded, else by address or in words. */
export type Look = { charts: boolean; files: Files };
export const plainLook: Look = { charts: false, files: new Map() };

/** Shows pictures in the best way that Slack takes. */
export type PictureShelf = {
  /**
   * Sends a message with this card. `say` is called again only after Slack refused what it said, so that nothing is said
   * twice; in the end it is called with the plain look, and throws what Slack says to that.
   */
  send<T>(card: Card, say: (look: Look) => Promise<T>): Promise<T>;
};

export const hasPictures = (card: Card): boolean => card.blocks.some(({ kind }) => kind === "picture");

/** Until Slack has looked at a file, which takes it about a second, it refuses messages that show it. */
const looksAtMs = 60_000;
const patience = [1_000, 2_000, 4_000];
/** After a failure nothing is uploaded for a while: one slow or closed door must not hold up every answer. */
const restMs = { forbidden: 60 * 60_000, failed: 10 * 60_000, charts: 60 * 60_000 };

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
  let noChartsUntil = 0;

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

  /** Uploads what is not drawn otherwise. Never throws: what cannot be uploaded is left out, and is said in words. */
  const shelve = async (card: Card, charts: boolean): Promise<{ files: Files; isFresh: boolean }> => {
    const native = charts ? nativeCharts(card) : new Map<string, unknown>();
    const loose = card.blocks.filter(
      (block): block is Picture => block.kind === "picture" && block.url === null && !native.has(block.id),
    );
    const files = new Map<string, string>();
    let isFresh = false;
    const found = await Promise.all(loose.map(async (one) => ({ id: one.id, found: await fileOf(one).catch(rest) })));
    for (const { id, found: one } of found) {
      if (one === null) continue;
      files.set(id, one.file);
      isFresh ||= one.isFresh;
    }
    return { files, isFresh };
  };

  const sendFiles = async <T>(card: Card, charts: boolean, say: (look: Look) => Promise<T>): Promise<T> => {
    const { files, isFresh } = await shelve(card, charts);
    if (files.size === 0) return say({ charts, files });
    for (const wait of isFresh ? [...waitsMs, null] : [null]) {
      try {
        return await say({ charts, files });
      } catch (error) {
        if (!saysSlack(error, "invalid_blocks") || (charts && !isAboutFile(error))) throw error;
        if (wait !== null) await pause(wait);
      }
    }
    // Taken out of Slack by somebody, or never let in: the next time it is uploaded anew.
    await book.forget([...files.values()]);
    log.warn("Slack did not take an uploaded picture, so its words are shown.");
    return say({ charts, files: new Map() });
  };

  return {
    send: async (card, say) => {
      if (!hasPictures(card)) return say(plainLook);
      if (nativeCharts(card).size > 0 && Date.now() >= noChartsUntil) {
        try {
          return await sendFiles(card, true, say);
        } catch (error) {
          if (!saysSlack(error, "invalid_blocks")) throw error;
          // Slack brings new blocks to workspaces one after the other.
          noChartsUntil = Date.now() + restMs.charts;
          log.info("Slack draws no charts here yet, so pictures are shown instead.");
        }
      }
      return sendFiles(card, false, say);
    },
  };
};

/** Slack names the block it does not take in words of its own. */
const isAboutFile = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && /slack.file/.test(JSON.stringify(error.data));
