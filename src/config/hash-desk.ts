import { createHash } from "node:crypto";

/** Names one text of a desk file for ever: SHA-256 of its UTF-8 bytes, in hex. */
export const hashDesk = (source: string): string => createHash("sha256").update(source, "utf8").digest("hex");
