import type { Desk, Person } from "../../core/desk/desk.ts";
import type { Directory, PersonKnown } from "../ports.ts";

/** Who can be paged, taken from the desk itself: each of its people by their id there, and the names it gives as places. */
export const createPagerDirectory = (desk: () => Pick<Desk, "people" | "departments" | "operations">): Directory => ({
  platform: "pager",
  person: async (userId) => known(desk().people.find(({ id }) => id === userId)),
  personByMail: async (mail) =>
    known(desk().people.find((person) => person.mail?.trim().toLowerCase() === mail.trim().toLowerCase())),
  place: async (address) => {
    const { departments, operations } = desk();
    const named = [...departments.map(({ places }) => places.pager), operations.pager].includes(address);
    return named ? { externalId: address, internal: true, name: address } : null;
  },
  quietUntil: async () => null,
});

const known = (person: Person | undefined): PersonKnown | null =>
  person === undefined
    ? null
    : { userId: person.id, tenant: "local", name: person.name, mail: person.mail, standing: "member" };
