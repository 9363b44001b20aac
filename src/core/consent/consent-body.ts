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
  | { type: "consent-used"; consent: string; piece: string };

/** `whoId`: who said it, where that is not the customer. */
type ConsentFacts = {
  consent: string;
  about: ConsentKind;
  where: ToldWhere;
  whoId: TextId | null;
  wordsId: TextId | null;
};
