import { type Hands, isPending, oneLine } from "./hands.ts";
import { labelsOf, wordsOf } from "./slack-drawings.ts";
import { asJson, asList } from "./slack-front.ts";
import type { Heard, SlackRig, Whisper } from "./slack-rig.ts";
import type { SlackMessage } from "./slack-workspace.ts";

const read = (blocks: unknown): string => oneLine(wordsOf(blocks));

export const slackHands = (rig: SlackRig): Hands => {
  const channel = (department: string): string => `care-${department}`;
  const find = async (ft: string, department: string): Promise<SlackMessage | undefined> =>
    (await rig.messagesIn(channel(department))).find(({ blocks }) => read(blocks).startsWith(`${ft} ·`));
  const cardOf = async (ft: string, department: string): Promise<SlackMessage> => {
    const card = await find(ft, department);
    if (card === undefined) throw new Error(`${department} has no card of ${ft} in Slack.`);
    return card;
  };
  const viewWords = (person: string): string => {
    const view = rig.viewOf(person)?.view;
    return view === undefined ? "" : oneLine(`${String(asJson(view.title).text)} ${wordsOf(view.blocks)}`);
  };
  /** Does it and waits for the first thing that the person is shown because of it. */
  const after = async (person: string, act: () => Promise<Heard>): Promise<string> => {
    const seen = countByWay(rig.whispersTo(person));
    const hash = rig.viewOf(person)?.hash;
    const heard = await act();
    if (heard.status !== 200) throw new Error(`Slack heard ${heard.status}.`);
    if (heard.json.response_action === "errors") return Object.values(asJson(heard.json.errors)).join(" ");
    return rig.until(() => {
      const view = rig.viewOf(person);
      if (view !== undefined && view.hash !== hash && !viewWords(person).includes("One moment."))
        return viewWords(person);
      const said = newIn(rig.whispersTo(person), seen).map(({ blocks, text }) =>
        blocks.length > 0 ? read(blocks) : oneLine(text),
      );
      const done = said.filter((words) => !isPending(words));
      return done.length > 0 ? done.join(" ") : undefined;
    });
  };

  return {
    platform: "slack",
    type: async (person, words, { department, under }) => {
      if (under === undefined)
        return after(person, () => rig.sendCommand(person, words, { channel: channel(department) }));
      const card = await cardOf(under, department);
      return after(person, () => rig.mention(person, channel(department), words, { thread: card.ts }));
    },
    press: async (person, ft, label, department) => {
      const card = await cardOf(ft, department);
      return after(person, () => rig.clickButton(person, card, label));
    },
    choose: (person, label) => after(person, () => rig.clickInForm(person, label)),
    send: (person, _label, values) => after(person, () => rig.submitForm(person, values)),
    choices: async (person) => labelsOf(asList(rig.viewOf(person)?.view.blocks)),
    card: async (ft, department) => {
      const card = await find(ft, department);
      return card === undefined ? null : { words: read(card.blocks), labels: labelsOf(card.blocks) };
    },
    history: async (ft, department) =>
      (await rig.threadOf(await cardOf(ft, department))).flatMap(({ blocks }) => blocks.map((block) => read([block]))),
    direct: async (person) => (await rig.directMessages(person)).map(({ blocks }) => read(blocks)),
  };
};

/** Whispers are kept by the way they came, each in order. */
const countByWay = (whispers: Whisper[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { way } of whispers) counts.set(way, (counts.get(way) ?? 0) + 1);
  return counts;
};
const newIn = (whispers: Whisper[], seen: ReadonlyMap<string, number>): Whisper[] =>
  ["ack", "response", "ephemeral"].flatMap((way) =>
    whispers.filter((whisper) => whisper.way === way).slice(seen.get(way) ?? 0),
  );
