/** Lists and their filters. */
export const list = {
  open: "open",
  yours: "yours",
  overdue: "overdue",
  waiting: "waiting",
  ofPerson: (who: string) => `${who}'s`,
  from: (source: string) => `from ${source}`,
  older: (length: string) => `waiting for more than ${length}`,
  product: (product: string) => `product ${product}`,
  customer: (customer: string) => `customer ${customer}`,
  incident: (incident: string) => `incident ${incident}`,
  at: (heading: string, departments: string) => `${heading} at ${departments}`,
  unknown: (words: string) => `I do not know “${words}” as a filter.`,
  departments: (ids: string) => `Departments: ${ids}.`,
  severities: (ids: string) => `Severities: ${ids}.`,
  others:
    "Also: mine, @colleague, open, unclaimed, claimed, resolved, closed, dismissed, overdue, waiting, older 3d, a source such as x or email, customer @jane, product dryer, incident INC-1, page 2.",
  example: (command: string) => `In any order: ${command}.`,
};
