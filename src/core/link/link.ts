import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** What two cases are thought to have in common; `asked`: a person says so. */
export type LinkReason = "asked" | "order" | "mail" | "phone" | "split" | "moved";

/**
 * Another case that this one has to do with. `proposed`: something in a complaint speaks for it and nobody has said so;
 * `refused`: somebody has said that it is another matter, and nobody is asked again.
 */
export type CaseLink = {
  number: number;
  state: "proposed" | "linked" | "refused";
  because: LinkReason;
  by: PersonId | null;
  at: Instant;
};

/** Where a case has gone that is part of another one now. */
export type MergedInto = { number: number; by: PersonId | null; at: Instant };

/** A case, as far as its links go. */
type Linked = { links: readonly CaseLink[] };
/** The same with what has become part of it: that, and the case itself, are no other cases. */
type LinkedWhole = Linked & { number: number; absorbed: readonly { number: number }[] };

export const findLink = ({ links }: Linked, number: number): CaseLink | undefined =>
  links.find((link) => link.number === number);

/** The cases that somebody has said this one has to do with. */
export const linkedNumbers = (kase: LinkedWhole): number[] =>
  linksToOthers(kase)
    .filter(({ state }) => state === "linked")
    .map(({ number }) => number);

/** The cases that something in a complaint points to and nobody has said anything about. */
export const proposedLinks = (kase: LinkedWhole): CaseLink[] =>
  linksToOthers(kase).filter(({ state }) => state === "proposed");

const linksToOthers = ({ number, links, absorbed }: LinkedWhole): CaseLink[] =>
  links.filter((link) => link.number !== number && !absorbed.some((one) => one.number === link.number));

/** The list with this one in it, in the place of what was said of the same case before. */
export const withLink = (links: readonly CaseLink[], link: CaseLink): CaseLink[] =>
  links.some(({ number }) => number === link.number)
    ? links.map((known) => (known.number === link.number ? link : known))
    : [...links, link];
