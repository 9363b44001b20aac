import { describe, expect, it } from "vitest";
import { type Happened, happeningLines } from "../../src/card/happening-lines.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import type { CaseEvent, ClockStep, EventBody } from "../../src/core/case/event.ts";
import type { Reminder } from "../../src/core/escalation/reminder.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import { aDesk } from "../support/a-desk.ts";
import { aCase, newYork } from "../support/builders.ts";

const saturday = newYork("2027-03-06 15:49");
const reader = { desk: aDesk, words: en, zone: "America/New_York", now: newYork("2027-03-08 08:00") };
const view = {
  kase: aCase(),
  texts: { note: "it is on the van" },
  customer: { name: "Jane Doe", handle: null },
  forDepartment: null,
};

const event = (at: Instant, body: EventBody): Happened["events"][number] => {
  const meta = {
    v: 1 as const,
    number: 42,
    seq: 2,
    at,
    actor: { kind: "person" as const, person: "raj" },
    commandId: "",
  };
  const made: CaseEvent = { ...meta, ...body };
  return { event: made, view };
};

const step = (given: Partial<ClockStep> = {}, at = saturday): Happened["events"][number] =>
  event(at, {
    type: "clock-step",
    kind: "claim",
    generation: 1,
    step: "due",
    stepKind: "breach",
    occurrence: 1,
    dueAt: at,
    decided: {},
    breached: true,
    told: ["raj", "lee", "mia", "carlos", "ana", "sam"],
    loud: false,
    ...given,
  });

const reminder = (person: string, given: Partial<Reminder> = {}): Reminder => ({
  caseNumber: 42,
  kind: "claim",
  generation: 1,
  step: "due",
  occurrence: 1,
  person,
  loud: false,
  decidedAt: saturday,
  deliverAt: saturday,
  toldAt: saturday,
  ...given,
});

const say = (events: Happened["events"], reminders: Reminder[], off: string[] = []): string[] =>
  happeningLines({ events, reminders, atWork: (person) => !off.includes(person) }, reader).map(({ line }) =>
    plainLine(line),
  );

describe("what happened while time passed", () => {
  it.each([
    [{ stepKind: "climb" }, "FT-42: claim has no answer yet. Raj is told."],
    [{ stepKind: "climb", kind: "resolve" }, "FT-42 has no answer yet. Raj is told."],
    [{ stepKind: "warn", step: "at-75" }, "FT-42: claim is due soon. Raj is told."],
    [{}, "FT-42: claim is overdue. Raj is told."],
    [{ step: "after-30m" }, "FT-42: claim is still overdue. Raj is told."],
    [{ stepKind: "repeat", step: "every-2h" }, "FT-42: claim is still overdue. Raj is told."],
    [{ kind: "resolve", stepKind: "warn", step: "at-50" }, "FT-42 is due soon. Raj is told."],
    [{ kind: "resolve" }, "FT-42 is overdue. Raj is told."],
    [{ kind: "resolve", step: "after-30m" }, "FT-42 is still overdue. Raj is told."],
  ] satisfies [Partial<ClockStep>, string][])("says of %o: %s", (given, sentence) => {
    const { kind = "claim", step: name = "due" } = given as Partial<ClockStep>;
    expect(say([step(given)], [reminder("raj", { kind, step: name })])).toEqual([sentence]);
  });

  it("names whom a step reached, who heard of it out of hours, and for whom it is held", () => {
    const monday = newYork("2027-03-08 08:00");
    const reminders = [
      reminder("raj"),
      reminder("lee"),
      reminder("mia", { loud: true }),
      reminder("sam", { deliverAt: monday, toldAt: null }),
    ];
    expect(say([step()], reminders, ["mia", "sam"])).toEqual([
      "FT-42: claim is overdue. Raj and Lee are told. Mia is told at once, out of hours. Held for Sam until Mon 08:00.",
    ]);
  });

  it("leaves out a warning that nobody was to hear, and keeps a breach that nobody heard of", () => {
    expect(say([step({ stepKind: "warn", step: "at-75" }), step()], [])).toEqual(["FT-42: claim is overdue."]);
  });

  it("does not mistake another step, clock or case for this one", () => {
    const others = [
      reminder("raj", { step: "at-75" }),
      reminder("raj", { kind: "resolve" }),
      reminder("raj", { generation: 2 }),
      reminder("raj", { occurrence: 2 }),
      reminder("raj", { caseNumber: 43 }),
    ];
    expect(say([step()], others)).toEqual(["FT-42: claim is overdue."]);
  });

  it("says once to whom what was held was told at last, however many reminders it was", () => {
    const later = { toldAt: newYork("2027-03-08 08:00"), deliverAt: newYork("2027-03-08 08:00") };
    const reminders = [
      reminder("sam", later),
      reminder("sam", { ...later, kind: "resolve" }),
      reminder("raj", later),
      reminder("raj", { ...later, caseNumber: 51 }),
    ];
    expect(say([], reminders)).toEqual(["Sam is told of FT-42.", "Raj gets one list: FT-42, FT-51."]);
  });

  it("tells other events as the card's thread does, without the time, and nothing of the clocks' own", () => {
    const noted = event(saturday, { type: "noted", textId: "note" });
    const ended = event(saturday, { type: "clock-ended", kind: "claim", how: "met", countedMs: 1 });
    expect(say([noted, ended], [])).toEqual(["FT-42: Raj: it is on the van"]);
  });

  it("is in the order in which it happened", () => {
    const early = newYork("2027-03-05 17:00");
    const late = newYork("2027-03-07 17:00");
    const told = reminder("sam", { decidedAt: early, deliverAt: saturday, toldAt: saturday });
    const lines = happeningLines(
      { events: [step({}, late), step({ step: "after-30m" }, early)], reminders: [told], atWork: () => true },
      reader,
    );
    expect(lines.map(({ at }) => at)).toEqual([early, saturday, late]);
  });
});
