import type { Asked } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";

/** An asking whose words have been read. */
export type AskedQuery = Omit<Asked, "ask"> & { ask: Ask };
