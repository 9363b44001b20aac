import { answers } from "./de/answers.ts";
import { authority } from "./de/authority.ts";
import { brief } from "./de/brief.ts";
import { calls } from "./de/calls.ts";
import { card } from "./de/card.ts";
import { closing } from "./de/closing.ts";
import { connect } from "./de/connect.ts";
import { coverage } from "./de/coverage.ts";
import { deskChange } from "./de/desk-change.ts";
import { digest } from "./de/digest.ts";
import { door } from "./de/door.ts";
import { forms } from "./de/forms.ts";
import { help } from "./de/help.ts";
import { history } from "./de/history.ts";
import { holidays } from "./de/holidays.ts";
import { home } from "./de/home.ts";
import { incidents } from "./de/incidents.ts";
import { journey } from "./de/journey.ts";
import { ledger } from "./de/ledger.ts";
import { links } from "./de/links.ts";
import { list } from "./de/list.ts";
import { nags } from "./de/nags.ts";
import { names } from "./de/names.ts";
import { operations } from "./de/operations.ts";
import { outside } from "./de/outside.ts";
import { promises } from "./de/promises.ts";
import { refusals } from "./de/refusals.ts";
import { status } from "./de/status.ts";
import { tasks } from "./de/tasks.ts";
import { word } from "./de/word.ts";
import type { Words } from "./en.ts";

/** Deutsch. */
export const de: Words = {
  language: "de",
  locale: "de-DE",
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
