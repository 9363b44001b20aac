/** How the customer sounds; never how many followers they have. `reasons` are codes with the words that gave them. */
export type HeatLevel = "calm" | "annoyed" | "angry";
export type HeatReason = { code: HeatReasonCode; words: string };
export type HeatReasonCode =
  | "strong-words"
  | "swearing"
  | "again"
  | "never"
  | "leaving"
  | "legal"
  | "sarcasm"
  | "contact-count"
  | "long-wait";
export type Heat = { level: HeatLevel; reasons: HeatReason[] };

export const calm: Heat = { level: "calm", reasons: [] };

const order: HeatLevel[] = ["calm", "annoyed", "angry"];
/** The hotter of two; a case does not cool down because one message was polite. */
export const hotter = (a: Heat, b: Heat): Heat => (order.indexOf(b.level) > order.indexOf(a.level) ? b : a);
