/** One element as it stands in our own HTML. */
export type Element = { tag: string; attributes: Record<string, string>; children: (Element | string)[] };

const voids = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta"]);
const name = /^[a-z][a-z0-9-]*/;
const attribute = /^\s+([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/;

/**
 * Reads HTML that must be strictly well formed: every tag closed in its order, every attribute in double quotes, no
 * stray angle bracket anywhere. Throws on anything else, so that what slipped through escaping cannot be overlooked.
 */
export const readHtml = (html: string): Element => {
  const root: Element = { tag: "", attributes: {}, children: [] };
  const open = [root];
  let rest = html.replace(/^<!doctype html>/, "");
  const fail = (why: string): never => {
    throw new Error(`${why} at: ${rest.slice(0, 80)}`);
  };
  while (rest !== "") {
    const parent = open.at(-1) ?? root;
    const text = /^[^<]+/.exec(rest)?.[0];
    if (text !== undefined) {
      parent.children.push(decode(text));
      rest = rest.slice(text.length);
      continue;
    }
    if (rest.startsWith("</")) {
      const end = `</${parent.tag}>`;
      if (!rest.startsWith(end)) fail(`Expected ${end}`);
      open.pop();
      rest = rest.slice(end.length);
      continue;
    }
    rest = rest.slice(1);
    const tag = name.exec(rest)?.[0] ?? fail("A bracket that begins no tag");
    rest = rest.slice(tag.length);
    const element: Element = { tag, attributes: {}, children: [] };
    for (let match = attribute.exec(rest); match !== null; match = attribute.exec(rest)) {
      element.attributes[match[1] ?? ""] = decode(match[2] ?? "");
      rest = rest.slice(match[0].length);
    }
    const end = /^\s*\/?>/.exec(rest)?.[0] ?? fail(`The tag ${tag} does not end`);
    parent.children.push(element);
    if (!voids.has(tag) && !end.includes("/")) open.push(element);
    rest = rest.slice(end.length);
  }
  if (open.length !== 1) fail(`The tag ${open.at(-1)?.tag} is never closed`);
  return root;
};

const decode = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

export const elements = (element: Element): Element[] =>
  element.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...elements(child)]));

export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

export const byClass = (root: Element, name: string): Element[] =>
  elements(root).filter(({ attributes }) => (attributes.class ?? "").split(" ").includes(name));

/** The tags and the names of their attributes in order: what markup may never differ in. */
export const shapeOf = (root: Element): string[] =>
  elements(root).map(({ tag, attributes }) => `${tag} ${Object.keys(attributes).join(" ")}`.trim());
