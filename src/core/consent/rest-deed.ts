import type { Case } from "../case/case.ts";
import type { DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { type Refusal, refuse } from "../case/refusal.ts";
import type { ConsentKind } from "../desk/desk.ts";
import { askedConsents, type Consent, type ConsentSaid } from "./consent.ts";
import { deedIn } from "./deed-in.ts";

/** `piece`: the task that is done, the promise that is made; null: the case is resolved with it. */
type Deed = { did: "done" | "task" | "promise"; piece: string | null; words: string; said: ConsentSaid | null };

/** The case itself, where a yes rests on no piece of it. */
const WHOLE = "done";

/**
 * Words that say of something that cannot be undone for the customer that it was done, or will be: it rests on their yes,
 * or somebody says once that there is none. Nothing where the words say no such thing or it is on record.
 */
export const restDeed = (kase: Case, deed: Deed, context: DecideContext): EventBody[] | Refusal => {
  const about = deedIn(deed.words, context.desk);
  if (about === null) return [];
  const piece = deed.piece ?? WHOLE;
  const known = kase.consents.find((one) => one.about === about && isOnRecord(one, deed));
  if (known !== undefined) {
    const uses = known.state === "agreed" && known.piece === null && deed.did !== "promise";
    return uses ? [{ type: "consent-used", consent: known.id, piece }] : [];
  }
  if (deed.said === null) return refuse("consent-unsaid", whatIsKnown(kase, about));
  // To promise it is not to do it: they are asked all the same.
  const pending = deed.did === "promise" ? undefined : askedConsents(kase).find((one) => one.about === about);
  const id = pending?.id ?? `c${kase.consentsAsked + 1}`;
  if (deed.said === "not-asked") {
    const asked = ["asked", "declined"].includes(whatIsKnown(kase, about).state);
    return [{ type: "consent-missing", consent: id, about, piece, asked }];
  }
  const given: EventBody = { type: "consent-given", consent: id, about, where: null, whoId: null, wordsId: null };
  // What is promised is asked of somebody yet, and rests on the same yes.
  return deed.did === "promise" ? [given] : [given, { type: "consent-used", consent: id, piece }];
};

/** One yes is for one thing; what was promised or given and is now done is one thing, and so is a case at its end. */
const isOnRecord = ({ state, piece }: Consent, deed: Deed): boolean => {
  if (state !== "agreed" && state !== "unasked") return false;
  const isSame = piece !== null && piece === deed.piece;
  if (isSame || (state === "agreed" && piece === null)) return true;
  if (deed.did === "task") return state === "agreed" && piece !== null && /^[ap]/.test(piece);
  if (deed.did === "promise") return state === "agreed";
  return state === "agreed" || piece === WHOLE || (piece !== null && /^\d/.test(piece));
};

const whatIsKnown = (kase: Case, about: ConsentKind) => {
  const last = kase.consents.findLast((one) => one.about === about && one.piece === null);
  return {
    about,
    state: last?.state ?? "",
    person: last?.answered?.by ?? "",
    at: String(last?.answered?.at ?? ""),
  };
};
