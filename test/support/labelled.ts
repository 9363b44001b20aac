import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Complaint } from "../../src/core/complaint/complaint.ts";
import type { HeatLevel } from "../../src/core/heat/heat.ts";
import { instant } from "../../src/core/time/instant.ts";
import { readItem } from "../../src/intake/read-item.ts";

/** Development data beside the checkout; it is not part of the project, so tests that use it skip without it. */
export const sharedData = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

export type Label = { id: string; isComplaint: boolean; department: string; severity: string; heat: HeatLevel };

const lines = (file: string): unknown[] =>
  readFileSync(`${sharedData}${file}`, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

/** Every record of the development data, read as an import would. */
const devComplaints = (): Complaint[] =>
  lines("complaints.jsonl").map((raw) => {
    const read = readItem(raw, { connector: "dev", receivedAt: instant(Date.UTC(2026, 0, 1)), history: true });
    if (!read.ok) throw new Error(`${read.path.join(".")} ${read.why}`);
    return read.complaint;
  });

/** The records that a reader labelled, with their labels. */
export function labelled(): { complaint: Complaint; label: Label }[] {
  const byId = new Map(devComplaints().map((complaint) => [complaint.externalId, complaint]));
  return (lines("labels-dev.jsonl") as Label[]).flatMap((label) => {
    const complaint = byId.get(label.id);
    return complaint ? [{ complaint, label }] : [];
  });
}

/** What customers wrote, and what of it a reader called angry. */
export function customersWords(): { all: string[]; angry: string[] } {
  const angry = labelled().filter(({ label }) => label.heat === "angry");
  return {
    all: devComplaints()
      .filter(({ role }) => role === "customer")
      .map(({ text }) => text),
    angry: angry.map(({ complaint }) => complaint.text),
  };
}
