import type { Directory, PersonKnown } from "../ports.ts";
import type { ConsoleDesk, ConsolePerson } from "./console-ports.ts";

/** Who and where, taken from the desk itself: everybody in it is a member, every channel of it is internal. */
export const consoleDirectory = (desk: Pick<ConsoleDesk, "people" | "channels">): Directory => ({
  platform: "console",
  person: async (userId) => known(desk.people().find((person) => person.id === userId)),
  personByMail: async (mail) => known(desk.people().find((person) => sameMail(person.mail, mail))),
  place: async (address) => {
    const channel = desk.channels().find(({ id, name }) => id === address || name === address.replace(/^#/, ""));
    return channel === undefined ? null : { externalId: channel.id, internal: true, name: channel.name };
  },
  quietUntil: async () => null,
});

/** Mail addresses are compared without regard to case, as people type them. */
export const sameMail = (a: string | null, b: string): boolean =>
  a !== null && a.trim().toLowerCase() === b.trim().toLowerCase();

const known = (person: ConsolePerson | undefined): PersonKnown | null =>
  person === undefined
    ? null
    : { userId: person.id, tenant: "local", name: person.name, mail: person.mail, standing: "member" };
