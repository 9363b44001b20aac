import type { FieldProblem } from "../card/card.ts";
import type { Reader } from "../card/reader.ts";
import type { Ask, AskArgs } from "../core/case/ask.ts";
import type { Command } from "../core/case/command.ts";
import { type Refusal, refuse } from "../core/case/refusal.ts";
import type { ToldWhere } from "../core/case/told-where.ts";
import type { ConsentDraft, ConsentSaid } from "../core/consent/consent.ts";
import { needsConsent } from "../core/consent/needs-consent.ts";
import { type ConsentKind, consentKinds, type DepartmentId, giveKinds, type PersonId } from "../core/desk/desk.ts";

import { findPerson } from "../core/desk/find.ts";
import { readWhat } from "../core/task/read-what.ts";
import { taskKinds } from "../core/task/task.ts";

type Read = { command: Command } | { refusal: Refusal } | { problems: FieldProblem[] };
type Need = (...fields: (keyof AskArgs)[]) => { problems: FieldProblem[] } | null;

type Receiver = { person: PersonId } | { department: DepartmentId };

/** Something is given, or the customer has said whether they want what cannot be undone. */
export const readGive = (ask: Ask, reader: Reader, need: Need): Read => {
  const { args } = ask;
  const kind = giveKinds.find((one) => one === args.kind);
  const problems = kind === undefined ? need("kind", "amount") : need("amount");
  if (problems !== null) return problems;
  if (kind === undefined) return { problems: [{ field: "kind", sentence: reader.words.forms.required }] };
  const amount = args.amount ?? "";
  const words = [kind, amount, args.why ?? ""].join(" ").trim();
  const consent = readConsent(args, words, null, reader, need);
  if (consent !== null && !("draft" in consent)) return consent;
  return { command: { verb: "give", kind, amount, why: args.why ?? null, consent: consent?.draft ?? null } };
};

/**
 * What comes with an asking for what cannot be undone: the customer's yes, or that they are to be asked first; null where
 * nothing was said of it.
 */
const readConsent = (
  args: AskArgs,
  what: string,
  to: string | null,
  reader: Reader,
  need: Need,
): { draft: ConsentDraft } | { command: Command } | { problems: FieldProblem[] } | null => {
  if (args.agreed === "ask") {
    const about = kindOf(args.about) ?? needsConsent(what, reader.desk) ?? "wipe";
    return { command: { verb: "ask-consent", about, what, to } };
  }
  if (args.agreed !== "yes") return null;
  return need("words") ?? { draft: draftOf(args) };
};

/** A piece is asked of a department, with the customer's yes where it cannot be undone. */
export const readAskOf = (
  ask: Ask,
  reader: Reader,
  need: Need,
  receiverOf: (words: string) => Receiver | null,
): Read => {
  const { args } = ask;
  if (args.kind === "tell") return { command: { verb: "ask-tell", what: args.what ?? null } };
  const problems = need("to", "what");
  if (problems !== null) return problems;
  const { to: words = "", what = "" } = args;
  const to = receiverOf(words);
  if (to === null) {
    const known = reader.desk.departments.map(({ id }) => id).join(", ");
    return { refusal: refuse("unknown-department", { who: words, known }) };
  }
  const department = "department" in to ? to.department : (findPerson(reader.desk, to.person)?.department ?? words);
  const consent = readConsent(args, what, department, reader, need);
  if (consent !== null && !("draft" in consent)) return consent;
  const kind = taskKinds.find((one) => one === args.kind) ?? null;
  const about = readWhat(what, kind, reader.now, reader.zone, reader.words.language);
  const knows = (args.knows ?? "").split(",").filter((one) => one !== "");
  return { command: { verb: "ask", to: department, what, about, knows, consent: consent?.draft ?? null } };
};

/** The customer's yes or no, said by itself. */
export const readConsentSaid = ({ args }: Ask, need: Need): Read => {
  const problems = need("agreed", "words");
  if (problems !== null) return problems;
  const said = args.agreed === "no" ? ("no" as const) : ("yes" as const);
  return { command: { verb: "consent", id: args.id ?? null, about: kindOf(args.about), said, draft: draftOf(args) } };
};

/** What is done with something that was given or is asked for. */
export const readGiveCommand = (ask: Ask, piece: string, need: Need): Read => {
  const { args } = ask;
  switch (ask.verb) {
    case "give":
      return (
        need("amount") ?? { command: { verb: "give-change", piece, amount: args.amount ?? "", why: args.why ?? null } }
      );
    case "yes":
      return { command: { verb: "give-yes", piece, amount: args.amount ?? null, asking: args.asking ?? null } };
    case "no":
      return { command: { verb: "give-no", piece, why: args.why ?? null } };
    default:
      return { refusal: refuse("whole-case-only", { given: ask.verb }) };
  }
};

/** What somebody says of the customer's yes to what was done or is promised; null where nobody has asked. */
export const readAgreed = ({ agreed }: AskArgs): ConsentSaid | null =>
  agreed === "yes" ? "yes" : agreed === "unasked" ? "not-asked" : null;

const kindOf = (about: string | undefined): ConsentKind | null => consentKinds.find((kind) => kind === about) ?? null;

const wheres: readonly ToldWhere[] = ["public", "private", "mail", "phone"];
const draftOf = (args: AskArgs): ConsentDraft => ({
  who: args.who ?? null,
  where: wheres.find((one) => one === args.where) ?? "private",
  words: args.words ?? null,
});
