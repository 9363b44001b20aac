import type { Response } from "express";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A piece of a page, for the page's own refreshing. */
export const sendPart = (response: Response, part: VNode): void => {
  response.type("html").send(renderToString(part));
};
