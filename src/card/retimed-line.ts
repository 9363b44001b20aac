import type { Retimed, RetimedClock } from "../core/case/event.ts";
import type { Line } from "./card.ts";
import { clockWordsOf } from "./clock-name.ts";
import { type Reader, when } from "./reader.ts";
import { text } from "./spans.ts";

/** What a new desk version does to due times; terms that leave them as they were are no news. */
export const retimedLine = ({ moves }: Retimed, number: number, reader: Reader): Line | null => {
  const clocks = moves.map((move) => retimedWords(move, number, reader)).filter((words) => words !== null);
  return clocks.length === 0 ? null : [text(reader.words.history.retimed(clocks.join("; ")))];
};

const retimedWords = (move: RetimedClock, number: number, reader: Reader): string | null => {
  const { history } = reader.words;
  const name = clockWordsOf(move.type === "clock-started" ? move.clock : move, number, reader.words);
  if (move.type === "clock-started") {
    const { dueAt } = move.clock;
    return dueAt === null ? null : history.nowStarts(name, when(reader, dueAt));
  }
  const dueAt = move.type === "clock-ended" ? null : move.dueAt;
  if (dueAt === move.wasDueAt) return null;
  if (move.wasDueAt === null) return dueAt === null ? null : history.nowStarts(name, when(reader, dueAt));
  const was = when(reader, move.wasDueAt);
  if (dueAt !== null) return history.nowDue(name, when(reader, dueAt), was);
  if (move.type === "clock-ended") return history.notNeeded(name, was);
  return move.stretch.mode === "paused" ? history.nowPaused(name, was) : history.neverDue(name, was);
};
