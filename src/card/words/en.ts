import type { Language } from "../../core/desk/language.ts";
import { answers } from "./en/answers.ts";
import { authority } from "./en/authority.ts";
import { brief } from "./en/brief.ts";
import { calls } from "./en/calls.ts";
import { card } from "./en/card.ts";
import { closing } from "./en/closing.ts";
import { connect } from "./en/connect.ts";
import { coverage } from "./en/coverage.ts";
import { deskChange } from "./en/desk-change.ts";
import { digest } from "./en/digest.ts";
import { door } from "./en/door.ts";
import { forms } from "./en/forms.ts";
import { help } from "./en/help.ts";
import { history } from "./en/history.ts";
import { holidays } from "./en/holidays.ts";
import { home } from "./en/home.ts";
import { incidents } from "./en/incidents.ts";
import { journey } from "./en/journey.ts";
import { ledger } from "./en/ledger.ts";
import { links } from "./en/links.ts";
import { list } from "./en/list.ts";
import { nags } from "./en/nags.ts";
import { names } from "./en/names.ts";
import { operations } from "./en/operations.ts";
import { outside } from "./en/outside.ts";
import { promises } from "./en/promises.ts";
import { refusals } from "./en/refusals.ts";
import { status } from "./en/status.ts";
import { tasks } from "./en/tasks.ts";
import { word } from "./en/word.ts";

/** English. A language is this file and its folder once more. */
export const en = {
  language: "en" as Language,
  locale: "en-GB",
  ...names,
  authority,
  brief,
  calls,
  card,
  closing,
  history,
  ledger,
  links,
  incidents,
  journey,
  refusals,
  answers,
  connect,
  deskChange,
  door,
  digest,
  forms,
  help,
  holidays,
  home,
  list,
  nags,
  operations,
  outside,
  promises,
  status,
  tasks,
  coverage,
  word,
};

/** Every text may be another one, and nothing else differs. */
type Shape<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends object
      ? { [Key in keyof T]: Shape<T[Key]> }
      : T;

/** The shape every language has. */
export type Words = Shape<Omit<typeof en, "language">> & { language: Language };
