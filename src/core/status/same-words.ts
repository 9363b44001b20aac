/**
 * Words that people use for one thing in this trade and beyond: the customer writes "fridge", the shop "refrigerator".
 * Folded, one word each; what is not here is compared as it is written.
 */
const things: readonly (readonly string[])[] = [
  ["dryer", "drier", "tumbler", "trockner", "waschetrockner"],
  ["washer", "washing", "washmachine", "waschmaschine"],
  ["dishwasher", "dishwashing", "spulmaschine", "geschirrspuler"],
  ["fridge", "refrigerator", "fridges", "freezer", "icebox", "kuhlschrank"],
  ["oven", "stove", "cooker", "range", "herd", "backofen"],
  ["hob", "cooktop", "hotplate", "kochfeld"],
  ["microwave", "mikrowelle"],
  ["vacuum", "hoover", "staubsauger"],
  ["tv", "television", "telly", "fernseher"],
  ["kettle", "boiler", "wasserkocher"],
  ["coffee", "espresso", "coffeemaker", "kaffeemaschine"],
  ["phone", "mobile", "smartphone", "handset"],
  ["laptop", "notebook"],
  ["refund", "refunded", "reimburse", "reimbursement", "moneyback", "chargeback", "erstattung"],
  ["invoice", "bill", "billed", "charge", "charged", "rechnung"],
  ["technician", "engineer", "repairman", "serviceman", "mechanic", "techniker"],
  ["delivery", "deliver", "delivered", "courier", "parcel", "package", "shipment", "lieferung", "paket"],
  ["broken", "broke", "dead", "faulty", "defective", "kaputt"],
  ["leak", "leaking", "leaks", "leaked", "drip", "dripping"],
  ["noise", "noisy", "loud", "squeak", "squeaking"],
  ["smoke", "smoking", "burnt", "burning", "burned", "scorch", "scorched"],
  ["spark", "sparks", "sparking", "sparked"],
];

/** Given names by what their owners are called. */
const nicknames: readonly (readonly string[])[] = [
  ["elizabeth", "liz", "lizzie", "beth", "betty", "eliza", "lisa"],
  ["robert", "bob", "rob", "bobby", "robbie"],
  ["william", "bill", "will", "billy", "liam"],
  ["margaret", "maggie", "meg", "peggy"],
  ["katherine", "catherine", "kate", "kathy", "cathy", "katie", "kathryn"],
  ["richard", "rick", "dick", "rich", "ricky"],
  ["michael", "mike", "mick", "micky"],
  ["james", "jim", "jimmy", "jamie"],
  ["john", "jon", "jack", "johnny"],
  ["jonathan", "jon", "johnny"],
  ["thomas", "tom", "tommy"],
  ["alexander", "alex", "sandy", "xander"],
  ["alexandra", "alex", "sandra", "lexi"],
  ["christopher", "chris", "kit"],
  ["christina", "christine", "chris", "tina"],
  ["daniel", "dan", "danny"],
  ["david", "dave", "davy"],
  ["edward", "ed", "eddie", "ted", "ned"],
  ["joseph", "joe", "joey"],
  ["anthony", "tony", "ant"],
  ["andrew", "andy", "drew"],
  ["nicholas", "nick", "nicky"],
  ["patrick", "pat", "paddy"],
  ["patricia", "pat", "patty", "trish"],
  ["samuel", "sam", "sammy"],
  ["samantha", "sam"],
  ["matthew", "matt"],
  ["benjamin", "ben", "benny"],
  ["jennifer", "jen", "jenny"],
  ["rebecca", "becky", "becca"],
  ["susan", "sue", "susie", "suzanne"],
  ["deborah", "debbie", "deb"],
  ["victoria", "vicky", "tori"],
  ["stephen", "steven", "steve"],
  ["philip", "phillip", "phil"],
  ["gregory", "greg"],
  ["timothy", "tim"],
  ["charles", "charlie", "chuck"],
  ["theodore", "theo", "ted"],
  ["maximilian", "max"],
  ["francisco", "paco", "pancho"],
  ["jose", "pepe"],
];

const groupsBy = (groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const group of groups) for (const word of group) found.set(word, [...(found.get(word) ?? []), ...group]);
  return found;
};
const thingsBy = groupsBy(things);
const namesBy = groupsBy(nicknames);

/** What else the customer may have called it, the word itself left out. */
export const sameThings = (word: string): string[] =>
  [...new Set(thingsBy.get(word) ?? [])].filter((one) => one !== word);
/** What else somebody of that name is called. */
export const sameNames = (word: string): string[] =>
  [...new Set(namesBy.get(word) ?? [])].filter((one) => one !== word);
/** Every word that names a thing, for misspelt ones. */
export const thingWords: readonly string[] = things.flat();
