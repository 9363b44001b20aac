import type { Line } from "../../src/card/card.ts";

/** A line of the desk's own words. */
export const line = (words: string): Line => [{ kind: "text", text: words }];
