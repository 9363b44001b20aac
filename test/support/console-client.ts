import { request } from "node:http";
import { byClass, type Element, elements, readHtml } from "./read-html.ts";

export type Reply = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

type Sending = { method?: string; headers?: Record<string, string>; body?: Record<string, string> };

/** One request as any program could make it: every header may be set, Host included. */
export const send = (url: string, { method = "GET", headers = {}, body }: Sending = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: body === undefined ? headers : { "content-type": "application/x-www-form-urlencoded", ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : new URLSearchParams(body).toString());
  });

/** A browser without a screen: keeps the cookie, and proves its writes as the page does. */
export const openClient = (base: string) => {
  let cookie = "";
  let token = "";
  const keep = (reply: Reply): Reply => {
    const given = reply.headers["set-cookie"];
    if (Array.isArray(given)) cookie = given.map((one) => one.split(";")[0]).join("; ");
    const root = /^<!doctype html>/.test(reply.text) ? readHtml(reply.text) : null;
    if (root !== null) token = tokenOf(root) ?? token;
    return reply;
  };
  return {
    get: async (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
      keep(await send(`${base}${path}`, { headers: { cookie, ...headers } })),
    post: async (path: string, body: Record<string, string>, headers: Record<string, string> = {}): Promise<Reply> =>
      keep(
        await send(`${base}${path}`, {
          method: "POST",
          headers: { cookie, origin: base, "x-csrf-token": token, ...headers },
          body,
        }),
      ),
    cookie: () => cookie,
    token: () => token,
  };
};

const tokenOf = (root: Element): string | undefined => {
  const all = elements(root);
  const hidden = all.find(({ attributes }) => attributes.name === "_csrf")?.attributes.value;
  const headers = all.find(({ tag }) => tag === "body")?.attributes["hx-headers"];
  return headers === undefined ? hidden : JSON.parse(headers)["X-CSRF-Token"];
};

/** The buttons of a drawing by their label, with what each would send. */
export const buttonsOf = (html: string): { label: string; button: string; key: string }[] =>
  byClass(readHtml(html), "button")
    .filter(({ attributes }) => attributes["hx-post"] === "/console/press")
    .map(({ attributes, children }) => ({
      label: children.filter((child) => typeof child === "string").join(""),
      button: JSON.parse(attributes["hx-vals"] ?? "{}").button,
      key: attributes["data-key"] ?? "",
    }));
