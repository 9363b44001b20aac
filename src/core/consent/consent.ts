import type { ToldWhere } from "../case/told-where.ts";
import type { TextId } from "../case/wait.ts";
import type { ConsentKind, DepartmentId, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** Whether the customer wants what cannot be undone for them: asked, and then their yes or no. */
export type Consent = {
  /** "c1": counted through the case; people name what it is about. */
  id: string;
  about: ConsentKind;
  /** `unasked`: it was done, or promised, without the customer's yes, as somebody says. */
  state: "asked" | "agreed" | "declined" | "unasked";
  /** What was to be done, and of which department it was to be asked; null where nobody has said. */
  whatId: TextId | null;
  to: DepartmentId | null;
  askedBy: PersonId | null;
  answered: ConsentAnswer | null;
  /** The piece that it was asked or given for since; one yes is for one thing. */
  piece: string | null;
};

/** Who wrote the answer down, who gave it (null: the customer), where (null: nobody has said) and in which words. */
type ConsentAnswer = {
  by: PersonId;
  at: Instant;
  where: ToldWhere | null;
  whoId: TextId | null;
  wordsId: TextId | null;
};

/** A yes or no as it is written down, before its words have an id. */
export type ConsentDraft = { who: string | null; where: ToldWhere; words: string | null };

/** What somebody says of the customer's yes once it is done or promised. */
export type ConsentSaid = "yes" | "not-asked";

type WithConsents = { consents: readonly Consent[] };

/** A yes to this that has not been used for anything yet. */
export const unusedConsent = (kase: WithConsents, about: ConsentKind): Consent | undefined =>
  kase.consents.findLast((one) => one.about === about && one.state === "agreed" && one.piece === null);

/** What was done or promised without a yes. */
export const missingConsents = (kase: WithConsents): Consent[] =>
  kase.consents.filter(({ state }) => state === "unasked");

/** What is being asked of the customer, the latest last. */
export const askedConsents = (kase: WithConsents): Consent[] => kase.consents.filter(({ state }) => state === "asked");
