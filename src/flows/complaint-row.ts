import { createHash } from "node:crypto";
import type { CustomerWord } from "../core/case/case.ts";
import type { Complaint } from "../core/complaint/complaint.ts";
import type { ComplaintRow } from "../store/complaint-doc.ts";
import type { Deps } from "./deps.ts";

export const wordOf = (complaint: Complaint, complaintId: string, textId: string): CustomerWord => ({
  complaintId,
  textId,
  at: complaint.createdAt,
  source: complaint.source,
  url: complaint.url,
});

export const rowOf = (
  deps: Pick<Deps, "newId" | "now">,
  complaint: Complaint,
  customerId: string | null,
): ComplaintRow => {
  const id = deps.newId();
  return { id, customerId, textId: `${id}:text`, digest: digestOf(complaint), receivedAt: deps.now(), complaint };
};

/** Other words mean an edit; a counter or a link that changed does not. */
export const digestOf = (complaint: Complaint): string =>
  createHash("sha256").update(`${complaint.role}\n${complaint.text}`).digest("hex");
