/** What may follow a verb. A form names its fields so, too. */
export const argNames = [
  /** Free words: a note, what was told, how it was resolved, what to search for. */
  "words",
  /** What is waited for. */
  "what",
  /** A date or span as people write it. */
  "until",
  /** A person or a department as people write it. */
  "to",
  /** A colleague as people write one, where `to` is a department. */
  "who",
  /** A stretch of time as people write it. */
  "span",
  /** The same in a button: two instants in milliseconds, `1741273200000-1741302000000`. */
  "exact",
  /** The row that a button is about. */
  "id",
  /** The number of a case, where a form is filled in that is about none yet. */
  "case",
  /** A piece of the case: `1` of FT-42.1, `p1` of FT-42.p1. */
  "piece",
  /** The number of a spare part. */
  "part",
  /** What sort of thing is asked for; `tell`: words to the customer. */
  "kind",
  /** What of the same sort is known to have been asked for already: `42.1,43.2`. */
  "knows",
  /** What the customer has lost: a length of time as people write it. */
  "lost",
  /** Whether a step of ours did the harm: `yes` or `no`. */
  "ours",
  /** Whether what the customer wanted is met: `yes`, `no`, or `unsaid`. */
  "met",
  /** What of it is not. */
  "unmet",
  /** What it came from, an id of the desk's list; `unsaid`: not known. */
  "cause",
  /** An instant that a button was drawn with, in milliseconds. */
  "at",
  /** Promises of which words tell the customer: `p1,p2`, or `none`. */
  "tells",
  /** What becomes of promises that the customer counts on: `kept`, `open` or `withdrawn`. */
  "promised",
  /** `yes`: promised although nobody is there then. */
  "dark",
  /** How much is given, as it was typed: `40 USD`. */
  "amount",
  /** What was asked when the button for the answer was drawn. */
  "asking",
  /** What cannot be undone for the customer: `wipe`, `cancel`. */
  "about",
  /**
   * Whether the customer agrees to it: `yes` or `no`; with an asking also `ask`: they are to be asked first;
   * with what was done or is promised also `unasked`: they were not.
   */
  "agreed",
  /** What becomes of the tasks that are still open: `keep` or `cancel`. */
  "left",
  /** Another case, as people write its number. */
  "other",
  "why",
  "said",
  "where",
  "severity",
  "scope",
  "page",
  "name",
  "handle",
  "source",
  "order",
  "phone",
  "mail",
  "setting",
  "value",
  /** What proves on one platform who somebody is on another. */
  "code",
] as const;
export type ArgName = (typeof argNames)[number];
