import type { CustomerPromise } from "../core/promise/promise.ts";
import type { Unsure } from "../core/status/what-to-say.ts";
import type { Block, Line } from "./card.ts";
import { type CaseView, quotation } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { giveState, whatIsGiven } from "./give-words.ts";
import { departmentOf, type Reader, when } from "./reader.ts";
import { quiet, strong, text } from "./spans.ts";

const UNSURE_SHOWN = 4;

/** What must not be promised: what is asked for and not decided, not done or not accepted. */
export const unsureBlocks = (view: CaseView, unsure: readonly Unsure[], reader: Reader): Block[] => {
  if (unsure.length === 0) return [];
  const items = unsure.slice(0, UNSURE_SHOWN).map((one) => ({ line: unsureLine(one, view, reader), button: null }));
  return [
    { kind: "line", line: [strong(reader.words.status.unsure)] },
    { kind: "list", items },
  ];
};

const unsureLine = (one: Unsure, view: CaseView, reader: Reader): Line => {
  const { status, tasks } = reader.words;
  if (one.kind === "promise") return unsurePromise(one.promise, view, reader);
  if (one.kind === "give") {
    const { give } = one;
    return [
      text(`${whatIsGiven(give, reader)}: ${giveState(give, view, reader)}`),
      quiet(` (${pieceId(view.kase.number, give.id)})`),
    ];
  }
  const { task, dueAt } = one;
  const due =
    dueAt === null
      ? tasks.open
      : dueAt <= reader.now
        ? tasks.overdueSince(when(reader, dueAt))
        : tasks.dueAt(when(reader, dueAt));
  const { kind } = task.about;
  // The refund itself is theirs already; what nobody should say is that the money is there.
  const isGranted = kind === "refund" && view.kase.gives.some((give) => give.kind === kind && give.state === "granted");
  const words = isGranted ? status.unsurePaid : status.unsureTask[kind];
  return [
    text(words(departmentOf(reader, task.department))),
    quiet(status.unsureDue(pieceId(view.kase.number, task.id), due)),
  ];
};

const unsurePromise = (promise: CustomerPromise, view: CaseView, reader: Reader): Line => {
  const { status } = reader.words;
  const department = departmentOf(reader, promise.department);
  const state =
    promise.state === "proposed"
      ? status.notYes(department)
      : promise.state === "refused"
        ? status.saidNo(department)
        : status.notKept(department);
  return [
    quotation(view, promise.whatId, 80, reader),
    text(status.unsurePromise(when(reader, promise.dueAt), state)),
    quiet(` (${pieceId(view.kase.number, promise.id)})`),
  ];
};
