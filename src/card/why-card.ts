import type { Case } from "../core/case/case.ts";
import type { Calendars } from "../core/coverage/calendars.ts";
import type { Clock, Holder, Stretch } from "../core/sla/clock.ts";
import { clockTable, liveClocks } from "../core/sla/clocks.ts";
import { countedBefore, countOpen } from "../core/sla/count-stretches.ts";
import type { Block, Card, Line } from "./card.ts";
import { ft, routingWords } from "./case-card.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, nameOf, type Reader, when } from "./reader.ts";
import { strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

/** Each running clock's stretches, with what was counted in each; they add up to the due time shown. */
export const whyCard = (kase: Case, calendars: Calendars, reader: Reader): Card => {
  const { answers } = reader.words;
  return withPlain("calm", [
    { kind: "line", line: [strong(answers.whyTitle(ft(kase.number)))] },
    { kind: "line", line: [text(`${reader.words.labels.here} ${routingWords(kase, reader)}.`)] },
    ...liveClocks(kase).flatMap((clock) => clockBlocks(clock, kase, calendars, reader)),
  ]);
};

const clockBlocks = (clock: Clock, kase: Case, calendars: Calendars, reader: Reader): Block[] => {
  const { answers, clockNames, length } = reader.words;
  const open = clock.stretches.at(-1);
  const where =
    open?.calendar === "24x7"
      ? answers.whyOn24
      : answers.whyOnHours(departmentOf(reader, clockTable[clock.kind].holder(kase)));
  const head = answers.whyClock(clockNames[clock.kind], writeLength(clock.budgetMs, length), where);
  const countedMs = countedBefore(clock) + countOpen(clock, { now: reader.now, calendars });
  return [
    { kind: "line", line: [strong(head)] },
    {
      kind: "list",
      items: [
        ...clock.stretches.map((stretch) => ({
          line: stretchLine(stretch, calendars, clock, reader),
          button: null,
        })),
        { line: [text(endWords(clock, countedMs, reader))], button: null },
      ],
    },
  ];
};

const stretchLine = (stretch: Stretch, calendars: Calendars, clock: Clock, reader: Reader): Line => {
  const { answers, length } = reader.words;
  const counted =
    stretch.mode === "paused"
      ? answers.whyPaused
      : answers.whyCounted(writeLength(stretch.countedMs ?? countOpen(clock, { now: reader.now, calendars }), length));
  const to = stretch.to === null ? answers.whyNow : when(reader, stretch.to);
  const rule = answers.whyRules[stretch.why.rule];
  const by = stretch.why.by === null || rule === "" ? rule : answers.whyBy(rule, nameOf(reader, stretch.why.by));
  const line = answers.whyStretch(when(reader, stretch.from), to, holderWords(stretch.holder, reader), counted);
  return [text(by === "" ? line : `${line} (${by})`)];
};

const holderWords = (holder: Holder, reader: Reader): string =>
  typeof holder === "string" ? reader.words.answers.whyHolder[holder] : departmentOf(reader, holder.department);

const endWords = (clock: Clock, countedMs: number, reader: Reader): string => {
  const { answers, length } = reader.words;
  if (clock.state === "paused") return answers.whyPaused;
  if (clock.dueAt === null) return answers.whyNever;
  if (clock.dueAt <= reader.now) return answers.whyOverdue(when(reader, clock.dueAt));
  return answers.whyDue(writeLength(clock.budgetMs - countedMs, length), when(reader, clock.dueAt));
};
