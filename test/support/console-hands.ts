import { randomUUID } from "node:crypto";
import { openClient, type Reply } from "./console-client.ts";
import { type Hands, oneLine } from "./hands.ts";
import { byClass, type Element, elements, readHtml, textOf } from "./read-html.ts";

type Browser = { client: ReturnType<typeof openClient>; sheet: string };

/** Everybody in a browser of their own, signed in by mail and password. */
export const consoleHands = (url: string, password: string, mailOf: (person: string) => string): Hands => {
  const browsers = new Map<string, Promise<Browser>>();
  const open = async (person: string): Promise<Browser> => {
    const client = openClient(url);
    await client.get("/console/sign-in");
    const reply = await client.post("/console/sign-in", { mail: mailOf(person), password });
    if (reply.status !== 303) throw new Error(`${person} could not sign in: ${reply.status} ${wordsIn(reply.text)}`);
    await client.get("/");
    return { client, sheet: "" };
  };
  const browserOf = (person: string): Promise<Browser> => {
    const known = browsers.get(person) ?? open(person);
    browsers.set(person, known);
    return known;
  };
  const messagesIn = async (person: string, place: string): Promise<Element[]> => {
    const { client } = await browserOf(person);
    return byClass(readHtml((await client.get(`/?in=${encodeURIComponent(place)}`)).text), "message");
  };
  const cardIn = async (person: string, ft: string, place: string): Promise<Element | undefined> =>
    (await messagesIn(person, place)).find((message) => cardWords(message).startsWith(`${ft} ·`));
  /** The answer with the sheet that it opens, which stays until the next one. */
  const heard = async (person: string, reply: Reply): Promise<string> => {
    if (reply.status !== 200) throw new Error(`The console answered ${reply.status}: ${wordsIn(reply.text)}`);
    const browser = await browserOf(person);
    if (reply.text.includes('id="sheet-host"')) browser.sheet = reply.text;
    return wordsIn(reply.text);
  };
  const post = async (person: string, path: string, body: Record<string, string>): Promise<string> => {
    const { client } = await browserOf(person);
    return heard(person, await client.post(path, { key: randomUUID(), ...body }));
  };

  return {
    platform: "console",
    type: async (person, words, { department, under }) => {
      const card = under === undefined ? undefined : await cardIn(person, under, department);
      const thread = card === undefined ? {} : { thread: idOf(card) };
      return post(person, "/console/say", { in: department, text: words, ...thread });
    },
    press: async (person, ft, label, department) => {
      const card = await cardIn(person, ft, department);
      if (card === undefined) throw new Error(`${department} has no card of ${ft} in the console.`);
      const button = buttonNamed(cardOf(card), label);
      return post(person, "/console/press", { in: department, button, message: idOf(card) });
    },
    choose: async (person, label, department) => {
      const button = buttonNamed(readHtml((await browserOf(person)).sheet), label);
      return post(person, "/console/press", { in: department, button });
    },
    send: async (person, _label, values, department) => {
      const fields = filledIn(readHtml((await browserOf(person)).sheet));
      const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [`f.${name}`, value]));
      return post(person, "/console/submit", { in: department, ...fields, ...given });
    },
    choices: async (person) => pressables(readHtml((await browserOf(person)).sheet)).map(({ label }) => label),
    card: async (ft, department) => {
      const card = await cardIn("mia", ft, department);
      return card === undefined
        ? null
        : { words: cardWords(card), labels: pressables(cardOf(card)).map(({ label }) => label) };
    },
    history: async (ft, department) => {
      const card = await cardIn("mia", ft, department);
      if (card === undefined) return [];
      const { client } = await browserOf("mia");
      const reply = await client.get(`/console/thread?in=${department}&of=${idOf(card)}`);
      return elements(readHtml(reply.text))
        .filter(({ tag }) => tag === "p")
        .map((line) => oneLine(textOf(line)));
    },
    direct: async (person) => (await messagesIn(person, `dm:${person}`)).map(cardWords),
  };
};

const wordsIn = (html: string): string => {
  const root = readHtml(html);
  return oneLine(texts(root).join(" "));
};
const texts = (element: Element): string[] =>
  element.children.flatMap((child) => (typeof child === "string" ? [child] : texts(child)));

const cardOf = (message: Element): Element => byClass(message, "card")[0] ?? { tag: "", attributes: {}, children: [] };
const cardWords = (message: Element): string => oneLine(texts(cardOf(message)).join(" "));
const idOf = (message: Element): string => String(JSON.parse(message.attributes["hx-vals"] ?? "{}").message);

type Pressable = { label: string; button: string };
const pressables = (root: Element): Pressable[] =>
  elements(root)
    .filter(({ attributes }) => attributes["hx-post"] === "/console/press")
    .map((element) => ({
      label: oneLine(textOf(element)),
      button: JSON.parse(element.attributes["hx-vals"] ?? "{}").button,
    }));
const buttonNamed = (root: Element, label: string): string => {
  const all = pressables(root);
  const found = all.find((one) => one.label === label);
  if (found === undefined)
    throw new Error(`There is no button "${label}"; there are ${all.map((one) => one.label).join(", ") || "none"}.`);
  return found.button;
};

/** What a form sends when nobody has typed into it. */
const filledIn = (root: Element): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const element of elements(root)) {
    const { name = "", value = "" } = element.attributes;
    if (element.tag === "input" && (name === "form" || name.startsWith("f."))) fields[name] = value;
    if (element.tag === "textarea") fields[name] = textOf(element);
    if (element.tag === "select") {
      const options = elements(element).filter(({ tag }) => tag === "option");
      const chosen = options.find(({ attributes }) => "selected" in attributes) ?? options[0];
      fields[name] = chosen?.attributes.value ?? "";
    }
  }
  return fields;
};
