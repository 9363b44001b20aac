import type { LinkAnswer } from "../core/case/command.ts";
import type { Task } from "../core/task/task.ts";
import type { CaseView } from "./case-view.ts";
import { type Reader, when } from "./reader.ts";
import { plainLine } from "./spans.ts";
import { workFacts, workTitle, workWords } from "./work-mail.ts";

/** A page behind a link, as data: what it says and what may be answered. Nothing in it is markup. */
export type WorkPage = {
  /** The HTTP status. */
  status: 200 | 404 | 422 | 429 | 503;
  lang: string;
  title: string;
  /** The desk's own sentences. */
  says: string[];
  /** Words of others, letter for letter. */
  quote: { label: string; words: string } | null;
  facts: { label: string; value: string }[];
  ask: { heading: string; answers: WorkAnswer[] } | null;
  /** A way on, within the desk's own pages. */
  way: { label: string; href: string } | null;
};

export type WorkAnswer = {
  did: LinkAnswer["did"];
  label: string;
  field: string;
  hint: string;
  send: string;
  /** Of several lines, or a single one. */
  long: boolean;
  value: string;
  problem: string | null;
  open: boolean;
};

/** What was sent and could not be taken. */
export type Unanswered = { did: LinkAnswer["did"]; value: string; problem: "empty" | "no-part" } | null;

/** The task with its three answers. */
export const workPage = (task: Task, view: CaseView, unanswered: Unanswered, reader: Reader): WorkPage => {
  const { page } = reader.words.outside;
  const until = task.outside === null ? "" : when({ ...reader, stays: true }, task.outside.until);
  const answers = (["done", "could-not", "part"] as const).map((did): WorkAnswer => {
    const words = page[did === "could-not" ? "couldNot" : did];
    const mine = unanswered?.did === did ? unanswered : null;
    return {
      did,
      label: words.label,
      field: words.words,
      hint: words.hint,
      send: words.send,
      long: did !== "part",
      value: mine?.value ?? "",
      problem: mine === null ? null : mine.problem === "empty" ? page.empty : page.noPart,
      open: did === (unanswered?.did ?? "done"),
    };
  });
  return {
    ...blank(reader),
    status: unanswered === null ? 200 : 422,
    title: workTitle(task, reader),
    says: [page.until(until)],
    quote: { label: "", words: workWords(task, view, reader) },
    facts: workFacts(task, view, reader).map(({ label, value }) => ({ label, value: plainLine(value) })),
    ask: { heading: page.how, answers },
  };
};

/** After an answer was taken. */
export const thanksPage = (answer: LinkAnswer, reader: Reader): WorkPage => {
  const { page } = reader.words.outside;
  const says = {
    done: page.thanksDone,
    "could-not": page.thanksCouldNot,
    part: page.thanksPart(answer.did === "part" ? answer.part : ""),
  }[answer.did];
  const words = answer.did === "part" ? "" : answer.words;
  return {
    ...blank(reader),
    title: page.thanks,
    says: [says, page.close],
    quote: words === "" ? null : { label: page.yours, words },
  };
};

/** The same page for every link that takes no answer, so that it tells nothing of what there was. */
export const overPage = (reader: Reader): WorkPage => {
  const { page } = reader.words.outside;
  return { ...blank(reader), status: 404, title: page.over, says: [page.overWhy] };
};

export const busyPage = (reader: Reader): WorkPage => {
  const { page } = reader.words.outside;
  return { ...blank(reader), status: 429, title: page.busy, says: [page.busyWhy] };
};

/** Nothing was written down; the same answer may be sent again. */
export const laterPage = (reader: Reader): WorkPage => {
  const { page } = reader.words.outside;
  return { ...blank(reader), status: 503, title: page.later, says: [page.laterWhy] };
};

const blank = (reader: Reader): WorkPage => ({
  status: 200,
  lang: reader.words.outside.page.lang,
  title: "",
  says: [],
  quote: null,
  facts: [],
  ask: null,
  way: null,
});
