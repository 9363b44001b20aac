import type { Desk } from "../../src/core/desk/desk.ts";
import { aDesk } from "./a-desk.ts";

/** The desk of the rig: the invented maker of appliances, in Slack and in the console, with a few routing rules. */
export const rigDesk: Desk = {
  ...aDesk,
  operations: { slack: "#operations", console: "operations" },
  departments: aDesk.departments.map((one) => ({ ...one, places: { slack: `#${one.id}`, console: one.id } })),
  routing: [
    { name: "Danger", when: { words: ["sparks", "smoke"] }, to: "technical", severity: "critical" },
    { name: "Money", when: { words: ["refund", "charged twice"] }, to: "billing", severity: null },
    { name: "Parts on order", when: { words: ["heating element", "spare part"] }, to: "parts", severity: null },
  ],
  connectors: [
    { name: "webhook", kind: "webhook" },
    { name: "shop", kind: "webhook" },
  ],
};
