import type { Platform } from "../../src/core/desk/desk.ts";

/**
 * What a person does in one window, through its real door, and what that person then reads: the same for every window,
 * so that a test can be written once. What is read is one line with single spaces.
 */
export type Hands = {
  platform: Platform;
  /** Types a line in a department's channel. `under`: in the thread of that case's card. */
  type(person: string, words: string, where: { department: string; under?: string }): Promise<string>;
  /** Presses a button on a case's card; the answer, or the form that opens. */
  press(person: string, ft: string, label: string, department: string): Promise<string>;
  /** Presses one of the other things that the open form offers. */
  choose(person: string, label: string, department: string): Promise<string>;
  /** Sends the open form off with these values in its fields. */
  send(person: string, label: string, values: Record<string, string>, department: string): Promise<string>;
  /** The labels that the open form offers besides its own. */
  choices(person: string): Promise<string[]>;
  /** The card of a case as everybody sees it; null when there is none. */
  card(ft: string, department: string): Promise<{ words: string; labels: string[] } | null>;
  /** The lines under a case's card, oldest first. */
  history(ft: string, department: string): Promise<string[]>;
  /** What a person was told directly. */
  direct(person: string): Promise<string[]>;
};

export const oneLine = (words: string): string => words.replace(/\s+/g, " ").trim();
/** Said while something takes long; what comes of it follows. */
export const isPending = (words: string): boolean => /^(Working on it|One moment)\./.test(words);
