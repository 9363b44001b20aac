import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import { findPerson } from "../core/desk/find.ts";
import { type CustomerPromise, isToldOtherwise, openPromises } from "../core/promise/promise.ts";
import type { Field, Option } from "./card.ts";
import type { CaseView } from "./case-view.ts";
import { choiceField, lineField, textField } from "./fields.ts";
import { dateOf, departmentOf, type Reader } from "./reader.ts";
import { cut } from "./spans.ts";

/** What is promised, by when, and who keeps it. */
export const promiseFields = (kase: Case | null, reader: Reader): Field[] => {
  const { promise } = reader.words.forms;
  return [
    lineField("what", promise.what, true, promise.whatHint),
    lineField("until", promise.until, true, promise.untilHint),
    { ...choiceField("to", promise.to, keeperOptions(kase, reader), kase?.department ?? null), hint: promise.toHint },
  ];
};

/** What becomes of a promise; null for what needs nothing more. */
export const promiseForm = (
  { verb, args }: Ask,
  promise: CustomerPromise,
  me: string,
  reader: Reader,
): { title: string; submit: string; fields: Field[] } | null => {
  const { forms } = reader.words;
  if (verb === "no") {
    const theirs = findPerson(reader.desk, me)?.department === promise.department && promise.state === "proposed";
    return theirs
      ? {
          ...forms.refusePromise,
          fields: [textField("why", forms.refusePromise.why, true, forms.refusePromise.hint)],
        }
      : { ...forms.takeBackPromise, fields: [textField("why", forms.takeBackPromise.why, promise.told !== null)] };
  }
  if (verb !== "promise") return null;
  if (args.said === "broken") {
    return { ...forms.broken, fields: [textField("why", forms.broken.why, true, forms.broken.hint)] };
  }
  return {
    ...forms.move,
    fields: [
      lineField("until", forms.move.until, true, forms.promise.untilHint),
      textField("why", forms.move.why, false),
    ],
  };
};

/** Of which promises the words tell: those that are safe to say by what and when, the others by what is missing. */
export const tellsFields = (kase: Case, texts: CaseView["texts"], reader: Reader): Field[] => {
  const { promises } = reader.words;
  const open = openPromises(kase).slice(0, MOST_PROMISES);
  if (open.length === 0) return [];
  const labelOf = ({ id, state, whatId, dueAt, department }: CustomerPromise): string =>
    state === "accepted"
      ? promises.tellsSafe(id, cut(texts[whatId] ?? "", 40), dateOf(reader, dueAt))
      : promises.tellsEarly(id, departmentOf(reader, department));
  const all = open.map(({ id }) => id).join(",");
  // Whoever is reminded of a new date tells that.
  const changed = open.filter(isToldOtherwise).map(({ id }) => id);
  const [only] = changed;
  return [
    choiceField(
      "tells",
      promises.tells,
      [
        { value: "none", label: promises.tellsNone },
        ...open.map((promise) => ({ value: promise.id, label: labelOf(promise).slice(0, 75) })),
        ...(open.length > 1 ? [{ value: all, label: promises.tellsAll }] : []),
      ],
      changed.length > 1 ? all : (only ?? "none"),
    ),
  ];
};
const MOST_PROMISES = 8;

/** Whoever has the case first. */
const keeperOptions = (kase: Case | null, reader: Reader): Option[] =>
  reader.desk.departments
    .toSorted((a, b) => Number(b.id === kase?.department) - Number(a.id === kase?.department))
    .map(({ id, name }) => ({ value: id, label: name }));
