import type { Complaint } from "../core/complaint/complaint.ts";
import type { Instant } from "../core/time/instant.ts";

/** A complaint as it is stored: what came in, who it is from, and the words under their id. */
export type ComplaintRow = {
  id: string;
  customerId: string | null;
  textId: string;
  digest: string;
  receivedAt: Instant;
  complaint: Complaint;
};

/** The same with the column names, for `jsonb_to_record`. */
export const complaintDoc = ({ id, customerId, textId, digest, receivedAt, complaint }: ComplaintRow) => ({
  id,
  connector: complaint.connector,
  external_id: complaint.externalId,
  source: complaint.source,
  role: complaint.role,
  customer_id: customerId,
  text_id: textId,
  digest,
  author: complaint.author,
  thread_id: complaint.threadId,
  in_reply_to: complaint.inReplyTo,
  url: complaint.url,
  order_number: complaint.orderNumber,
  product: complaint.product,
  language: complaint.language,
  attachments: complaint.attachments,
  created_at: new Date(complaint.createdAt).toISOString(),
  received_at: new Date(receivedAt).toISOString(),
});
