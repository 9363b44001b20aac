import { isGivePiece } from "../core/authority/give.ts";
import { phonesFirst } from "../core/call/phones-first.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import { openPieces } from "../core/case/open-pieces.ts";
import type { VerbName } from "../core/case/verbs.ts";
import { sources } from "../core/complaint/complaint.ts";
import { findPerson, membersOf } from "../core/desk/find.ts";
import { workersFor } from "../core/outside/find-outside.ts";
import { findPromise, toldPromises } from "../core/promise/promise.ts";
import { findTask, type Task, taskKinds } from "../core/task/task.ts";
import { basisOf } from "./buttons.ts";
import type { Field, Form, Option } from "./card.ts";
import { pieceId } from "./clock-name.ts";
import { choiceField, lineField, optionsOf, textField } from "./fields.ts";
import { consentFields, giveFields } from "./give-forms.ts";
import { promiseFields, promiseForm, tellsFields } from "./promise-forms.ts";
import type { Reader } from "./reader.ts";
import { text } from "./spans.ts";
import { causeFields, doneFields, doneIntro, harmFields, knownWords, type Texts, unmetFields } from "./word-forms.ts";

/** The form that asks for what a verb still needs, or null for a verb that needs nothing. */
export const formFor = (ask: Ask, kase: Case | null, me: string, reader: Reader, texts: Texts = {}): Form | null => {
  const piece = kase === null || ask.args.piece === undefined ? undefined : findTask(kase, ask.args.piece);
  const promise = kase === null ? undefined : findPromise(kase, ask.args.piece ?? null);
  const ofTask =
    piece !== undefined
      ? taskForm(ask.verb, piece, me, reader)
      : promise === undefined
        ? null
        : promiseForm(ask, promise, me, reader);
  const fields = ofTask?.fields ?? fieldsOf(ask, kase, me, reader, texts);
  if (fields === null) return null;
  const known: Ask["args"] = { ...knownWords(ask.verb, kase, texts), ...ask.args };
  const { title, submit } = ofTask ?? formWords(ask, reader);
  const phoneFirst = ask.verb === "told" && kase !== null && phonesFirst(kase);
  const asksDone = ask.verb === "done" && piece === undefined;
  const id = (piece ?? promise)?.id ?? (isGivePiece(ask.args.piece) ? (ask.args.piece ?? null) : null);
  const numbers = ask.numbers.map((one) => pieceId(one, id)).join(", ");
  return {
    title: numbers === "" ? title : `${title} · ${numbers}`,
    submit,
    // Whoever reads it in the form has been asked, and is not asked once more.
    ask: phoneFirst ? { ...ask, args: { ...ask.args, knows: "call" } } : ask,
    basis: kase === null ? null : basisOf(kase),
    intro: phoneFirst ? [text(reader.words.calls.firstInForm)] : asksDone ? doneIntro(kase, texts, reader) : null,
    fields: fields.map((field) => ({ ...field, initial: known[field.id as keyof Ask["args"]] ?? field.initial })),
    choices: [],
    language: reader.words.language,
  };
};

const formWords = ({ verb, args }: Ask, reader: Reader): { title: string; submit: string } => {
  const { forms } = reader.words;
  if (verb === "yes") return forms.less;
  if (verb === "give" && isGivePiece(args.piece)) return forms.change;
  const found = Object.entries(forms).find(([name]) => name === verb)?.[1];
  return typeof found === "object" && "title" in found ? found : forms.update;
};

/** What a verb asks for where it is about a task; null for one that asks the same of a case. */
const taskForm = (
  verb: VerbName,
  task: Task,
  me: string,
  reader: Reader,
): { title: string; submit: string; fields: Field[] } | null => {
  const { forms } = reader.words;
  switch (verb) {
    case "done": {
      const words = task.about.kind === "question" ? forms.answer : forms.taskDone;
      return { ...words, fields: [textField("words", words.words, true, words.hint)] };
    }
    case "no": {
      const mine = findPerson(reader.desk, me)?.department === task.department;
      return mine
        ? { ...forms.cannot, fields: [textField("why", forms.cannot.why, true, forms.cannot.hint)] }
        : { ...forms.takeBack, fields: [textField("why", forms.takeBack.why, false)] };
    }
    case "pass": {
      const { form } = reader.words.outside;
      return {
        ...form,
        fields: [whoOutside(task, me, reader), textField("why", form.why, false, form.hint)],
      };
    }
    default:
      return null;
  }
};

/** Colleagues of the department and those outside; where an address may be typed as well, a line takes any of them. */
const whoOutside = (task: Task, me: string, reader: Reader): Field => {
  const { form } = reader.words.outside;
  const { domains } = reader.desk.outside;
  if (domains.length > 0) return lineField("to", form.to, true, form.toHint(domains.join(", ")).slice(0, 150));
  const colleagues = membersOf(reader.desk, task.department).filter(({ id }) => id !== task.assignee);
  return choiceField(
    "to",
    form.to,
    [
      ...workersFor(reader.desk, task.department).map(({ id, name }) => ({ value: id, label: form.outside(name) })),
      ...colleagues.map(({ id, name }) => ({ value: `@${id}`, label: id === me ? reader.words.you(name) : name })),
    ].slice(0, 100),
  );
};

const fieldsOf = (
  { verb, args, numbers }: Ask,
  kase: Case | null,
  me: string,
  reader: Reader,
  texts: Texts,
): Field[] | null => {
  const { forms } = reader.words;
  switch (verb) {
    case "update":
      return [
        ...(numbers.length === 0 ? [lineField("case", forms.update.case, true, forms.update.caseHint)] : []),
        textField("words", forms.update.words, true, forms.update.hint),
      ];
    case "told":
      return [
        textField("words", forms.told.words, true),
        choiceField("where", forms.told.where, optionsOf(forms.whereOptions), "private"),
        ...(kase === null ? [] : tellsFields(kase, texts, reader)),
      ];
    case "called":
      return [
        choiceField("said", forms.called.said, optionsOf(forms.called.outcomes), "reached"),
        textField("words", forms.called.words, false, forms.called.hint),
      ];
    case "reach":
      return [
        lineField("phone", forms.reach.phone, true),
        lineField("words", forms.reach.words, false, forms.reach.hint),
      ];
    case "wait":
      return [
        lineField("what", forms.wait.what, true),
        lineField("until", forms.wait.until, true, forms.wait.untilHint),
      ];
    case "promise":
      return promiseFields(kase, reader);
    case "pass":
      return [
        choiceField("to", forms.pass.to, passOptions(kase, me, reader)),
        textField("why", forms.pass.why, false, forms.pass.hint),
      ];
    case "no":
      return [textField("why", forms.no.why, false)];
    case "done":
      return [
        textField("words", forms.done.words, args.kind !== "self", forms.done.hint),
        ...doneFields(kase, reader),
        ...(kase === null ? [] : leftFields(kase, args, reader)),
      ];
    case "ask":
      return [
        choiceField("to", forms.ask.to, departmentOptions(kase, reader)),
        textField("what", forms.ask.what, true, forms.ask.hint),
        choiceField(
          "kind",
          forms.ask.kind,
          [
            { value: AS_IT_READS, label: forms.ask.asItReads },
            ...taskKinds.map((kind) => ({ value: kind, label: reader.words.tasks.kinds[kind] })),
          ],
          AS_IT_READS,
        ),
        ...(args.agreed === "yes" ? consentFields(reader) : []),
      ];
    case "give":
    case "yes":
    case "consent":
      return giveFields(verb, args, reader);
    case "customer":
      return [
        // A button has said what they say, and asks for their words alone.
        ...(args.said === undefined ? [choiceField("said", forms.customer.said, optionsOf(forms.said))] : []),
        textField("words", forms.customer.words, false, args.said === "no" ? forms.customer.noHint : null),
      ];
    case "wants":
      return [textField("words", forms.wants.words, true)];
    case "harm":
      return harmFields(reader);
    case "met":
      return unmetFields(reader);
    case "cause":
      return causeFields(kase, reader);
    case "severity":
      return [
        choiceField(
          "severity",
          forms.severity.severity,
          reader.desk.severities.map(({ id, name }) => ({ value: id, label: name })),
          kase?.severity ?? null,
        ),
        textField("why", forms.severity.why, false),
      ];
    case "link":
      return [lineField("other", forms.link.other, true, forms.link.hint)];
    case "merge":
      return [lineField("other", forms.merge.other, true, forms.merge.hint)];
    case "detach":
      return [textField("words", forms.detach.words, false, forms.detach.hint)];
    case "notours":
      return [
        choiceField("to", forms.notours.to, [
          ...(kase?.status === "triage" ? [] : [{ value: "triage", label: forms.notours.unsure }]),
          ...departmentOptions(kase, reader),
        ]),
      ];
    case "new":
      return [
        textField("words", forms.new.words, true, forms.new.wordsHint),
        choiceField(
          "source",
          forms.new.source,
          sources.map((source) => ({ value: source, label: reader.words.sourceNames[source] })),
          "phone",
        ),
        lineField("name", forms.new.name, false),
        lineField("phone", forms.new.phone, false),
        lineField("mail", forms.new.mail, false),
        lineField("handle", forms.new.handle, false),
        lineField("order", forms.new.order, false),
      ];
    case "cover":
      return [
        choiceField("to", forms.cover.to, departmentOptions(null, reader)),
        lineField("span", forms.cover.span, true, forms.cover.spanHint),
        // Who offers themselves has said who.
        ...(args.who === undefined ? [choiceField("who", forms.cover.who, colleagueOptions(args.to, me, reader))] : []),
      ];
    default:
      return null;
  }
};

/** Those of the department first; a list holds a hundred. */
const colleagueOptions = (department: string | undefined, me: string, reader: Reader): Option[] => {
  const { people } = reader.desk;
  const near = people.filter((person) => person.department === department);
  return [...new Set([...near, ...people])]
    .map(({ id, name }) => ({ value: `@${id}`, label: id === me ? reader.words.you(name) : name }))
    .slice(0, 100);
};

/** The kind is read from the words. */
const AS_IT_READS = "as-it-reads";

/** What becomes of the pieces and promises that are still open, and why the case is resolved before they are. */
const leftFields = (kase: Case, args: Ask["args"], reader: Reader): Field[] => {
  const { left, promised } = reader.words.forms;
  const tasks = openPieces(kase).map((id) => ({ id }));
  const promises = toldPromises(kase);
  if (tasks.length === 0 && promises.length === 0) return [];
  const named = (label: string, pieces: readonly { id: string }[]): string =>
    `${label}: ${pieces.map(({ id }) => pieceId(kase.number, id)).join(", ")}`.slice(0, 75);
  return [
    ...(tasks.length === 0
      ? []
      : [
          choiceField("left", named(left.label, tasks), [
            { value: "keep", label: left.keep },
            { value: "cancel", label: left.cancel },
          ]),
        ]),
    ...(promises.length === 0 || args.promised === "kept"
      ? []
      : [
          choiceField("promised", named(promised.label, promises), [
            { value: "kept", label: promised.kept },
            { value: "open", label: promised.open },
            { value: "withdrawn", label: promised.withdrawn },
          ]),
        ]),
    tasks.length === 0 ? textField("why", promised.why, false) : textField("why", left.why, true),
  ];
};

const departmentOptions = (kase: Case | null, reader: Reader): Option[] =>
  reader.desk.departments
    .filter((department) => kase?.status === "triage" || department.id !== kase?.department)
    .map(({ id, name }) => ({ value: id, label: name }));

/** Colleagues of the department first, then the other departments. */
const passOptions = (kase: Case | null, me: string, reader: Reader): Option[] => {
  const colleagues = kase === null ? [] : membersOf(reader.desk, kase.department);
  return [
    ...colleagues
      .filter(({ id }) => id !== kase?.assignee)
      .map(({ id, name }) => ({ value: `@${id}`, label: id === me ? reader.words.you(name) : name })),
    ...departmentOptions(kase, reader),
  ].slice(0, 100);
};
