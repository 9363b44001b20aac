import type { ToldWhere } from "../case/told-where.ts";
import type { TextId } from "../case/wait.ts";
import type { ConsentKind, DepartmentId, PersonId } from "../desk/desk.ts";

/** What the customer was asked and said of what cannot be undone. `whom`: who is to ask them. */
export type ConsentBody =
  | {
      type: "consent-asked";
      consent: string;
      about: ConsentKind;
      to: DepartmentId | null;
      whatId: TextId | null;
      whom: PersonId | null;
    }
  | ({ type: "consent-given" } & ConsentFacts)
  | ({ type: "consent-declined" } & ConsentFacts)
  | { type: "consent-used"; consent: string; piece: string }
  /**
   * It was done or promised without the customer's yes: in `piece`, or `done` where the case was resolved with it. `asked`:
   * they had been asked and have not agreed.
   */
  | { type: "consent-missing"; consent: string; about: ConsentKind; piece: string; asked: boolean };

/** `whoId`: who said it, where that is not the customer. `where` is null where nobody has said. */
type ConsentFacts = {
  consent: string;
  about: ConsentKind;
  where: ToldWhere | null;
  whoId: TextId | null;
  wordsId: TextId | null;
};
