import type { Block, Card, Line } from "../../../card/card.ts";
import { plainLine } from "../../../card/spans.ts";
import type { Ask } from "../../../core/case/ask.ts";
import { readCaseLink } from "../../case-link.ts";
import { cut } from "../../literal.ts";
import { parseCommand } from "../../parse-command.ts";
import { orSorry, type Reply } from "../../reply.ts";
import { cardType, drawContent } from "../draw-card.ts";
import type { Element } from "../draw-line.ts";
import { type Activity, asRecord, type Incoming } from "../read-input.ts";
import { safePlain } from "../safe-text.ts";
import { cardIn } from "../show-answer.ts";
import type { TeamsWindow } from "../teams-window.ts";

/** What a search or a pasted link shows: cases to put into a message, or one sentence. */
export type Found = {
  composeExtension:
    | { type: "result"; attachmentLayout: "list"; attachments: Result[] }
    | { type: "message"; text: string };
};
type Result = { contentType: typeof cardType; content: Element; preview?: Preview };
type Preview = {
  contentType: "application/vnd.microsoft.card.thumbnail";
  content: { title: string; text: string; tap?: { type: "invoke"; value: { case: number } } };
};

/** Words typed into the search: a number, a handle, an order number; nothing yet shows the asker's own cases. */
export const answerSearch = async (window: TeamsWindow, activity: Activity, incoming: Incoming): Promise<Found> => {
  const { parameters } = asRecord(activity.value);
  const given = Array.isArray(parameters) ? parameters.map(asRecord) : [];
  const words = given.flatMap(({ name, value }) =>
    name === "words" && typeof value === "string" ? [value.trim()] : [],
  );
  const line = words[0] === undefined || words[0] === "" ? "list mine" : `status ${words[0]}`;
  const ask = parseCommand(line, { thread: false });
  if ("unread" in ask) return sentence(window.words().door.nothingFound);
  return resultsOf(await askFor(window, incoming, ask), window);
};

/** One case that was picked from the results. */
export const answerPicked = async (window: TeamsWindow, activity: Activity, incoming: Incoming): Promise<Found> => {
  const number = Number(asRecord(activity.value).case);
  if (!Number.isSafeInteger(number) || number < 1) return sentence(window.words().door.nothingFound);
  return oneCase(await askFor(window, incoming, { verb: "show", numbers: [number], args: {} }), window);
};

/**
 * A link to a case, pasted into a message. Everybody in the conversation sees what it becomes, and nobody chose to show
 * them the case: it is how the case stands and nothing of the customer's. Null when it is none of ours: Teams then shows
 * nothing.
 */
export const answerLink = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
): Promise<Found | null> => {
  const number = readCaseLink(window.publicUrl, asRecord(activity.value).url);
  if (number === null) return null;
  const reply = await askFor(window, incoming, { verb: "show", numbers: [number], args: { scope: "line" } });
  // Who may not see it sees a link, as it was pasted.
  return "answer" in reply ? oneCase(reply, window) : null;
};

const askFor = async (window: TeamsWindow, incoming: Incoming, ask: Ask): Promise<Reply> => {
  const work = window.knock(incoming, async () => ({ ask, basis: null, way: "words" }));
  const outcome = await window.patiently(orSorry(work, "Teams", window));
  return outcome === "late" ? { note: null } : outcome.done;
};

/** A list becomes one result for each of its cases, anything else is one result by itself. */
const resultsOf = (reply: Reply, window: TeamsWindow): Found => {
  const card = cardIn(reply, window.words(), false);
  const items = card?.blocks.flatMap((block) => (block.kind === "list" ? block.items : [])) ?? [];
  const cases = items.flatMap(({ line, button }) => {
    const number = button?.ask.numbers[0];
    return number === undefined ? [] : [{ line, number }];
  });
  if (cases.length === 0) return oneCase(reply, window);
  const attachments = cases.map(({ line, number }): Result => {
    const plain = plainLine(line);
    const content = { ...titled(line), tap: { type: "invoke" as const, value: { case: number } } };
    return {
      contentType: cardType,
      content: drawContent({ tone: "calm", blocks: [{ kind: "line", line }], plain }, window.drawOptions("message")),
      preview: { contentType: "application/vnd.microsoft.card.thumbnail", content },
    };
  });
  return { composeExtension: { type: "result", attachmentLayout: "list", attachments } };
};

const oneCase = (reply: Reply, window: TeamsWindow): Found => {
  const card = cardIn(reply, window.words(), false);
  const title = card?.blocks.find((block) => block.kind === "title");
  if (card === null || !("answer" in reply) || title?.kind !== "title")
    return sentence(card?.plain ?? window.words().door.nothingFound);
  const content = drawContent(withoutButtons(card), window.drawOptions("message"));
  const preview = { contentType: "application/vnd.microsoft.card.thumbnail", content: titled(title.line) } as const;
  return {
    composeExtension: {
      type: "result",
      attachmentLayout: "list",
      attachments: [{ contentType: cardType, content, preview }],
    },
  };
};

/** What is put into a conversation is a picture of the case: the bot may not be there to hear its buttons. */
const withoutButtons = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.flatMap((block): Block[] => {
    if (block.kind === "buttons") return [];
    return block.kind === "list"
      ? [{ ...block, items: block.items.map((item) => ({ ...item, button: null })) }]
      : [block];
  }),
});

const titled = (line: Line): { title: string; text: string } => {
  const [first = [], ...rest] = [line.slice(0, 1), line.slice(1)];
  return {
    title: safePlain(plainLine(first), [], 80),
    text: cut(safePlain(plainLine(rest.flat()).replace(/^[\s·]+/, ""), [], 300), 200),
  };
};

const sentence = (words: string): Found => ({ composeExtension: { type: "message", text: safePlain(words, [], 500) } });
