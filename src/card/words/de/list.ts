import { lasting } from "./bend.ts";

/** Listen und ihre Filter. */
export const list = {
  open: "offen",
  yours: "deine",
  overdue: "überfällig",
  waiting: "wartend",
  ofPerson: (who: string) => `von ${who}`,
  from: (source: string) => `Quelle ${source}`,
  older: (length: string) => `wartend seit mehr als ${lasting(length)}`,
  product: (product: string) => `Produkt ${product}`,
  customer: (customer: string) => `Kunde ${customer}`,
  incident: (incident: string) => `Störung ${incident}`,
  at: (heading: string, departments: string) => `${heading} bei ${departments}`,
  unknown: (words: string) => `„${words}“ kenne ich nicht als Filter.`,
  departments: (ids: string) => `Abteilungen: ${ids}.`,
  severities: (ids: string) => `Schweregrade: ${ids}.`,
  others:
    "Außerdem: mine, @colleague, open, unclaimed, claimed, resolved, closed, dismissed, overdue, waiting, older 3d, eine Quelle wie x oder email, customer @jane, product dryer, incident I-1, page 2.",
  example: (command: string) => `In beliebiger Reihenfolge: ${command}.`,
};
