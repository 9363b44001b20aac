import { clockOfNag, readNews } from "../core/escalation/plan-nags.ts";
import type { ClockKey } from "../core/sla/clock.ts";
import { liveClockOf } from "../core/sla/clocks.ts";
import type { Instant } from "../core/time/instant.ts";
import { authorityLine } from "./authority-news.ts";
import { ft } from "./case-card.ts";
import { aboutOf } from "./clock-name.ts";
import type { NagItem } from "./nag-item.ts";
import { commandLine, departmentOf, type Reader, when } from "./reader.ts";
import { newsLine } from "./task-news.ts";
import { wordNewsLine } from "./word-news.ts";

export const clockOf = ({ about }: NagItem): ClockKey | null => clockOfNag(about);

export const dueOf = (item: NagItem): Instant | null => {
  const key = clockOf(item);
  return key === null ? null : (liveClockOf(item.view.kase, key)?.dueAt ?? null);
};

export const isOverdue = (item: NagItem, reader: Reader): boolean => {
  const due = dueOf(item);
  return due !== null && due <= reader.now;
};

/** What waits for a yes or no says how it is answered from here. */
export const itemWords = (item: NagItem, reader: Reader): string => {
  const words = saidOf(item, reader);
  const { kase } = item.view;
  const read = readNews(item.about);
  const asks = item.about === "offer" || read?.news === "approve" || read?.news === "proposal";
  if (!asks) return words;
  const piece = read?.piece == null ? String(kase.number) : `${kase.number}.${read.piece}`;
  const no = commandLine(reader, `no ${piece} ${reader.words.blanks.why}`);
  return reader.words.nags.itemAnswer(words, commandLine(reader, `yes ${piece}`), no);
};

export const saidOf = (item: NagItem, reader: Reader): string => {
  const news = wordNewsLine(item, reader) ?? authorityLine(item, reader) ?? newsLine(item, reader);
  if (news !== null) return news;
  const { nags } = reader.words;
  const { kase } = item.view;
  if (item.about === "offer" && kase.offer !== null) {
    const { from, to, at } = kase.offer;
    return nags.itemOffer(ft(kase.number), departmentOf(reader, from), departmentOf(reader, to), when(reader, at));
  }
  const key = clockOf(item);
  if (key === null) {
    const words = nags.itemSilent(ft(kase.number), when(reader, kase.touchedAt ?? kase.assignedAt ?? kase.started));
    return item.about === "lease" && item.at !== null ? nags.itemLease(words, when(reader, item.at)) : words;
  }
  const { id, name } = aboutOf(key, kase.number, reader.words);
  const due = dueOf(item);
  const at = due === null ? "" : when(reader, due);
  return isOverdue(item, reader) ? nags.itemOverdue(id, name, at) : nags.itemDue(id, name, at);
};
