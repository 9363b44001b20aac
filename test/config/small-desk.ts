import { type DeskRead, readDeskFile } from "../../src/config/desk-file.ts";
import type { DeskProblem } from "../../src/config/desk-problem.ts";
import type { Desk } from "../../src/core/desk/desk.ts";

export const YEAR = 2026;

/** A sound desk file with one of everything, for tests to break. */
export const smallDesk = `organisation: Example Appliances
zone: America/New_York
triage: care
operations: { slack: "#desk" }
calendars:
  office:
    weekly: { mon-fri: 09:00-17:00 }
departments:
  care:
    lead: mia
  parts:
    calendar: office
    places: { slack: "#parts" }
    lead: lee
    deputy: raj
    fallback: care
    targets: { claim: 30m }
people:
  mia: { name: Mia Tran, department: care, roles: [manager, admin], mail: mia@example.com }
  lee: { name: Lee Wong, department: parts, slack: U0LEE }
  raj: { name: Raj Patel, department: parts, mail: raj@example.com }
severities:
  critical:
    targets: { claim: 15m, resolve: 8h }
  normal:
    targets: { resolve: 24h }
    escalations: { resolve: steps }
escalations:
  steps:
    - { at: 50%, tell: [assignee] }
    - { at: due, tell: [assignee, lead] }
    - { every: 1h, times: 3, tell: [lead] }
routing:
  - { name: Money, when: { words: [refund, invoice] }, to: care, severity: normal }
  - { name: Rest, to: triage }
connectors:
  webhook: { kind: webhook }
`;

/** `text` with `from` (which must stand in it exactly once) replaced, and the line on which that begins. */
export const edited = (text: string, from: string, to: string): { text: string; line: number } => {
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`Not once in the file: ${from}`);
  return { text: `${before}${to}${after}`, line: before.split("\n").length };
};

export const deskOf = (source: string): Desk => {
  const read = readDeskFile(source, "desk.yaml", YEAR);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems, null, 2));
  return read.desk;
};

export const problemsOf = (read: DeskRead): DeskProblem[] => ("problems" in read ? read.problems : []);
