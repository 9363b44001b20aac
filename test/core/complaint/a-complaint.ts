import type { Author, Complaint } from "../../../src/core/complaint/complaint.ts";
import { instant } from "../../../src/core/time/instant.ts";

export const nobody: Author = { handle: null, name: null, email: null, phone: null };

/** A complaint with everything filled in; a test gives what it is about. */
export const aComplaint = (given: Partial<Complaint> = {}): Complaint => ({
  connector: "webhook",
  externalId: "m1",
  source: "x",
  role: "customer",
  author: { ...nobody, handle: "jane" },
  text: "Third visit, still no heating element.",
  createdAt: instant(Date.UTC(2026, 1, 27, 9, 12)),
  url: null,
  threadId: null,
  inReplyTo: null,
  orderNumber: null,
  language: null,
  product: null,
  attachments: [],
  ...given,
});
