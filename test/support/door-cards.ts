import type { Card, Form } from "../../src/card/card.ts";
import { lineCard } from "../../src/card/door-notes.ts";

export const claimed = lineCard("Raj claimed FT-42.");
/** The card of FT-42 as a door shows it, its form, and what a claim is answered with. */
export const caseCard: Card = {
  tone: "calm",
  plain: "FT-42 unclaimed",
  blocks: [
    { kind: "line", line: [{ kind: "strong", text: "FT-42" }] },
    {
      kind: "buttons",
      buttons: [
        {
          label: "Claim",
          ask: { verb: "claim", numbers: [42], args: {} },
          basis: { status: "unclaimed", assignee: null, offer: null },
          style: "primary",
          opens: false,
        },
        { label: "Wait", ask: { verb: "wait", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
      ],
    },
  ],
};
export const waitForm: Form = {
  title: "Wait, FT-42",
  submit: "Wait for it",
  ask: { verb: "wait", numbers: [42], args: {} },
  basis: { status: "claimed", assignee: "raj", offer: null },
  intro: null,
  fields: [
    { id: "what", label: "For what", hint: null, required: true, initial: null, kind: "line", maxLength: 200 },
    {
      id: "until",
      label: "Until when",
      hint: null,
      required: true,
      initial: "thu",
      kind: "choice",
      options: [
        { value: "thu", label: "Thursday" },
        { value: "fri", label: "Friday" },
      ],
    },
  ],
  choices: [
    { label: "Pass it on", ask: { verb: "pass", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
  ],
};
