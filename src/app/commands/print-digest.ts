import { digestCard } from "../../card/digest-card.ts";
import { digestDetails } from "../../card/digest-details.ts";
import type { Reader } from "../../card/reader.ts";
import { wordsIn } from "../../card/words/languages.ts";
import { ConfigError } from "../../config/config-error.ts";
import { readDigest } from "../../flows/read-digest.ts";
import { readScope, scopeChoices } from "../../flows/read-scope.ts";
import { readSince } from "../../flows/read-since.ts";
import { rebuildFacts } from "../../flows/rebuild-facts.ts";
import { besideDesk } from "../beside-desk.ts";

export type DigestOptions = { since: string; why?: string; json?: true };

/** Prints the digest of a scope since a time, in the desk's zone: as people read it, or every figure as JSON. */
export const printDigest = (scope: string, { since, why, json }: DigestOptions): Promise<void> =>
  besideDesk(async ({ deps }) => {
    const { desk } = deps.policy();
    const now = deps.now();
    const reader: Reader = { desk, words: wordsIn(desk.language), zone: desk.zone, now, stays: true };
    const read = readScope(scope, reader);
    if ("unknown" in read) {
      throw new ConfigError([`${read.unknown} is no part of this desk. It can be ${scopeChoices(reader)}.`]);
    }
    const from = readSince(since, now, desk.zone);
    if (from === null) throw new ConfigError([reader.words.digest.sinceUnread(since)]);
    await rebuildFacts(deps);
    const digest = await readDigest(deps, { scope: read.scope, from, to: now, zone: desk.zone });
    if (why !== undefined && !digest.figures.has(why) && !(why in reader.words.digest.figures)) {
      throw new ConfigError([reader.words.digest.whyUnknown(why, Object.keys(reader.words.digest.figures).join(", "))]);
    }
    if (json === true) {
      const figures = Object.fromEntries(digest.figures);
      const written =
        why === undefined ? { ...digest, figures, usual: Object.fromEntries(digest.usual) } : (figures[why] ?? []);
      process.stdout.write(`${JSON.stringify(written)}\n`);
      return;
    }
    const lines =
      why === undefined
        ? [
            digestCard(digest, { lateSince: null, buttons: false }, reader).plain,
            "",
            digestDetails(digest, { me: null, everybody: false, buttons: false }, reader).plain,
          ]
        : (digest.figures.get(why) ?? []).map(
            ({ number, piece }) => `FT-${number}${piece === null ? "" : `.${piece}`}`,
          );
    process.stdout.write(`${lines.join("\n")}\n`);
  });
