import type { Desk, Person } from "../../core/desk/desk.ts";
import type { Directory, PersonKnown } from "../ports.ts";

/**
 * Who can be written to, taken from the desk itself: its people by the mail address the desk file gives them, and the
 * addresses it names as places. Whoever the file names belongs to the firm. A user id is the mail address.
 */
export const createMailDirectory = (desk: () => Pick<Desk, "people" | "departments" | "operations">): Directory => {
  const byMail = async (mail: string): Promise<PersonKnown | null> =>
    known(desk().people.find((person) => person.mail !== null && same(person.mail, mail)));
  return {
    platform: "mail",
    person: byMail,
    personByMail: byMail,
    place: async (address) => {
      const { departments, operations } = desk();
      const named = [...departments.map(({ places }) => places.mail), operations.mail].find(
        (one) => one !== undefined && same(one, address),
      );
      return named === undefined ? null : { externalId: named.trim(), internal: true, name: named.trim() };
    },
    quietUntil: async () => null,
  };
};

/** Addresses are compared without regard to case, as people type them. */
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const known = (person: Person | undefined): PersonKnown | null => {
  if (person === undefined || person.mail === null) return null;
  const mail = person.mail.trim();
  return { userId: mail, tenant: "local", name: person.name, mail, standing: "member" };
};
