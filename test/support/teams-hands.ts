import { type Hands, isPending, oneLine } from "./hands.ts";
import type { TeamsMessage } from "./teams-connector.ts";
import { type Heard, labelsIn, type TeamsRig, type Where, wordsOn } from "./teams-rig.ts";

export const teamsHands = (rig: TeamsRig): Hands => {
  const channel = (department: string): string => `care-${department}`;
  const where = (department: string): Where => ({ channel: channel(department) });
  const find = (ft: string, department: string): TeamsMessage | undefined =>
    rig.messagesIn(rig.channelId(channel(department))).find(({ card }) => wordsOn(card).startsWith(`${ft} ·`));
  const cardOf = (ft: string, department: string): TeamsMessage => {
    const card = find(ft, department);
    if (card === undefined) throw new Error(`${department} has no card of ${ft} in Teams.`);
    return card;
  };
  const heardWords = ({ json }: Heard): string =>
    oneLine(typeof json.value === "string" ? json.value : wordsOn(json.value ?? json));
  /** Lines that clicks were answered with: the whole answer follows in a message, at its own time. */
  const lines: string[] = [];
  const echoes = new Set<string>();
  const isEcho = ({ id, card }: TeamsMessage): boolean => {
    const told = oneLine(wordsOn(card));
    const line = lines.findIndex((one) => told !== one && told.startsWith(one));
    if (line >= 0 && !echoes.has(id)) {
      lines.splice(line, 1);
      echoes.add(id);
    }
    return echoes.has(id);
  };
  /** Does it and waits for what the person reads because of it: in the click itself, or in a message of their own. */
  const after = async (person: string, act: () => Promise<Heard>): Promise<string> => {
    const seen = rig.whispersTo(person).length;
    const heard = await act();
    if (heard.status !== 200) throw new Error(`Teams heard ${heard.status}.`);
    const words = heardWords(heard);
    if (words !== "" && !isPending(words) && !words.startsWith("I have answered you")) {
      if (typeof heard.json.value === "string") lines.push(words);
      return words;
    }
    return rig.until(() => {
      const said = rig
        .whispersTo(person)
        .slice(seen)
        .filter((one) => !isEcho(one))
        .map((one) => oneLine(wordsOn(one.card)));
      return said.length > 0 ? said.join(" ") : undefined;
    });
  };

  return {
    platform: "teams",
    type: (person, words, { department, under }) => {
      const root = under === undefined ? {} : { root: cardOf(under, department).id };
      return after(person, () => rig.say(person, words, { channel: channel(department), ...root }));
    },
    press: (person, ft, label, department) => after(person, () => rig.press(person, cardOf(ft, department), label)),
    choose: (person, label, department) => after(person, () => rig.submitDialog(person, label, {}, where(department))),
    send: (person, label, values, department) =>
      after(person, () => rig.submitDialog(person, label, values, where(department))),
    choices: async (person) => labelsIn(rig.dialogOf(person)),
    card: async (ft, department) => {
      const card = find(ft, department);
      return card === undefined ? null : { words: oneLine(wordsOn(card.card)), labels: labelsIn(card.card) };
    },
    history: async (ft, department) => rig.chainOf(cardOf(ft, department)).flatMap(({ card }) => bodyWords(card)),
    direct: async (person) => rig.directMessages(person).map(({ card }) => oneLine(wordsOn(card))),
  };
};

const bodyWords = (card: TeamsMessage["card"]): string[] =>
  (Array.isArray(card.body) ? card.body : []).map((element) => oneLine(wordsOn(element)));
