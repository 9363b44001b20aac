import type { Instant } from "../time/instant.ts";

export const sources = [
  "x",
  "facebook",
  "instagram",
  "mastodon",
  "bluesky",
  "reddit",
  "review",
  "email",
  "phone",
  "web",
  "chat",
] as const;
export type Source = (typeof sources)[number];

/** Everybody can read these; the answer to a customer there is public too. */
const publicSources: readonly Source[] = ["x", "facebook", "instagram", "mastodon", "bluesky", "reddit", "review"];
export const isPublic = (source: Source): boolean => publicSources.includes(source);

/** Who wrote it, as the channel knows them. Only `handle` (and a mail's or a call's own sender) is authenticated. */
export type Author = {
  handle: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
};

/**
 * One thing somebody said, once, somewhere, as a connector hands it over. `(connector, externalId)` names it for ever.
 * `role` is `company` for the firm's own answers, which count as told.
 */
export type Complaint = {
  connector: string;
  externalId: string;
  source: Source;
  role: "customer" | "company";
  author: Author;
  /** Cleaned (see `clean-text.ts`) but otherwise word for word. Hostile. */
  text: string;
  createdAt: Instant;
  url: string | null;
  threadId: string | null;
  inReplyTo: string | null;
  orderNumber: string | null;
  language: string | null;
  product: string | null;
  attachments: string[];
};

/** What identifies a customer: unique by kind and normalised value. */
export type HandleKind = Source | "name" | "order";
export type Handle = { kind: HandleKind; value: string };
