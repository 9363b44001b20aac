import { z } from "zod";
import { argNames } from "../../core/case/arg-name.ts";
import type { Ask, AskArgs, Basis } from "../../core/case/ask.ts";
import { statuses } from "../../core/case/case.ts";
import { type VerbName, verbRows } from "../../core/case/verbs.ts";
import { parseCommand } from "../parse-command.ts";
import type { Unread } from "../ports.ts";

/** As much as a person may say at once; the rest of the desk cuts at the same order of magnitude. */
const longest = 4_000;

const words = z.string().max(longest);

const askShape = z.object({
  verb: z.enum(verbRows.map(({ name }) => name) as [VerbName, ...VerbName[]]),
  numbers: z.array(z.int().positive()).max(100),
  args: z.partialRecord(z.enum(argNames), words),
});

const pressedShape = z.object({
  ask: askShape,
  basis: z
    .object({ status: z.enum(statuses), assignee: z.string().nullable(), offer: z.string().nullable() })
    .nullable(),
});

export type Pressed = { ask: Ask; basis: Basis | null };

/** What a button or a form of ours carries. Null when the browser sent something we never drew. */
export const readPressed = (text: string): Pressed | null => {
  const read = pressedShape.safeParse(parseJson(text));
  if (!read.success) return null;
  const { ask, basis } = read.data;
  return { ask: { verb: ask.verb, numbers: ask.numbers, args: given(ask.args) }, basis };
};

/** A submitted form: what was filled in is added to the ask by field id; what was left empty is not said. */
export const readForm = (body: Record<string, string>): (Pressed & { fields: string[] }) | null => {
  const pressed = readPressed(body.form ?? "");
  if (pressed === null) return null;
  const fields = Object.keys(body)
    .filter((name) => name.startsWith("f."))
    .map((name) => name.slice(2));
  const filled: AskArgs = {};
  for (const name of argNames) {
    const value = body[`f.${name}`]?.trim().slice(0, longest);
    if (value !== undefined && value !== "") filled[name] = value;
  }
  return { ...pressed, ask: { ...pressed.ask, args: { ...pressed.ask.args, ...filled } }, fields };
};

/** A typed line. The command's name or a mention of the bot in front of it may be there or not. */
export const readWords = (
  text: string,
  place: { command: string; thread: boolean; departments: readonly string[] },
): Ask | Unread =>
  parseCommand(stripAddress(text, place.command), { thread: place.thread, departments: place.departments });

const stripAddress = (text: string, command: string): string => {
  const line = text.trim().slice(0, longest);
  const address = [command, "@followthrough"].find((name) => {
    const after = line.slice(name.length, name.length + 1);
    return line.toLowerCase().startsWith(name.toLowerCase()) && (after === "" || /[\s,:]/.test(after));
  });
  return address === undefined ? line : line.slice(address.length).replace(/^[\s,:]+/, "");
};

const given = (args: Partial<Record<keyof AskArgs, string | undefined>>): AskArgs => {
  const kept: AskArgs = {};
  for (const name of argNames) {
    const value = args[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
