import { describe, expect, test } from "vitest";
import { receipt, refusalCard } from "../../src/card/answer-cards.ts";
import { briefOf } from "../../src/card/brief.ts";
import { when } from "../../src/card/reader.ts";
import { plainLine } from "../../src/card/spans.ts";
import { wordReceipt } from "../../src/card/word-answers.ts";
import { refusals } from "../../src/card/words/en/refusals.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import { type RefusalCode, refuse } from "../../src/core/case/refusal.ts";
import { type VerbName, verbRows } from "../../src/core/case/verbs.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, clockOf, does, inTriage, monday, newYork, refused, type Step, through } from "../support/builders.ts";
import { aView, buttonsOf, linesOf, piecesOf, readerAt, spansOf } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const reader = readerAt(at(20));
const { answers, buttons, word } = en;

const fresh = aCase();
const claimed = does(fresh, "raj", { verb: "claim" }, at(1));
const offered = does(claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(2));
const resolved = does(claimed, "raj", { verb: "done", how: "x" }, at(2));

describe("what the one who asked hears", () => {
  const table: [verb: VerbName, from: Case, step: Step, first: string][] = [
    ["claim", fresh, ["raj", { verb: "claim" }, at(20)], answers.claimed("FT-42")],
    ["next", fresh, ["raj", { verb: "claim" }, at(20)], answers.claimed("FT-42")],
    ["release", claimed, ["raj", { verb: "release" }, at(20)], answers.released("FT-42")],
    ["update", claimed, ["raj", { verb: "update", note: "n" }, at(20)], answers.noted("FT-42", "Jane")],
    ["told", claimed, ["raj", { verb: "told", words: "w", where: "mail" }, at(20)], answers.told("FT-42")],
    [
      "wait",
      claimed,
      ["raj", { verb: "wait", what: "w", until: newYork("2027-03-04 12:00") }, at(20)],
      answers.waiting("FT-42", `words of command-${claimed.version + 1}:wait`, "Thu 12:00"),
    ],
    [
      "resume",
      does(claimed, "raj", { verb: "wait", what: "w", until: at(60) }, at(3)),
      ["raj", { verb: "resume" }, at(20)],
      answers.resumed("FT-42"),
    ],
    [
      "pass",
      claimed,
      ["raj", { verb: "pass", to: { person: "carlos" }, why: null }, at(20)],
      answers.passed("FT-42", "Carlos Vega"),
    ],
    [
      "pass",
      claimed,
      ["raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(20)],
      answers.offered("FT-42", "Billing", answers.staysYours),
    ],
    [
      "pass",
      offered,
      ["raj", { verb: "pass", to: { person: "carlos" }, why: null }, at(20)],
      answers.passed("FT-42", "Carlos Vega"),
    ],
    [
      "pass",
      inTriage(),
      ["ana", { verb: "pass", to: { department: "parts" }, why: "theirs" }, at(20)],
      answers.routed("FT-42", "Parts"),
    ],
    ["yes", offered, ["omar", { verb: "yes" }, at(20)], answers.accepted("FT-42")],
    ["no", offered, ["omar", { verb: "no", why: null }, at(20)], answers.refused("FT-42", "Parts")],
    ["done", claimed, ["raj", { verb: "done", how: "x" }, at(20)], answers.resolved("FT-42", "Social")],
    ["wants", claimed, ["mia", { verb: "wants", words: "x" }, at(20)], word.wantsNoted("FT-42", "Jane")],
    [
      "harm",
      claimed,
      ["mia", { verb: "harm", words: "x", lost: 30, ours: false }, at(20)],
      word.harmNoted("FT-42", "30 min lost"),
    ],
    ["met", resolved, ["raj", { verb: "met", met: { yes: true } }, at(20)], word.metNoted("FT-42")],
    ["met", resolved, ["raj", { verb: "met", met: { yes: false, why: "x" } }, at(20)], word.unmetNoted("FT-42")],
    [
      "cause",
      resolved,
      ["raj", { verb: "cause", cause: "wrong-part" }, at(20)],
      word.causeNoted("FT-42", "Wrong or double part"),
    ],
    ["customer", resolved, ["mia", { verb: "customer", said: "yes", words: null }, at(20)], answers.closed("FT-42")],
    [
      "customer",
      resolved,
      ["mia", { verb: "customer", said: "no", words: null }, at(20)],
      answers.reopenedNo("FT-42", "High"),
    ],
    [
      "customer",
      resolved,
      ["mia", { verb: "customer", said: "no-answer", words: null }, at(20)],
      answers.tried("FT-42"),
    ],
    [
      "customer",
      does(resolved, "mia", { verb: "customer", said: "no-answer", words: null }, at(3)),
      ["mia", { verb: "customer", said: "no-answer", words: null }, at(20)],
      answers.closedSilent("FT-42"),
    ],
    ["on-it", claimed, ["raj", { verb: "on-it", until: at(60) }, at(20)], answers.onIt("FT-42", "10:00")],
    [
      "severity",
      claimed,
      ["raj", { verb: "severity", to: "high", why: null }, at(20)],
      answers.severity("FT-42", "High"),
    ],
    ["notours", claimed, ["raj", { verb: "notours", to: null }, at(20)], answers.toTriage("FT-42")],
    ["notours", claimed, ["raj", { verb: "notours", to: "technical" }, at(20)], answers.routed("FT-42", "Technical")],
    ["dismiss", claimed, ["raj", { verb: "dismiss" }, at(20)], answers.dismissed("FT-42")],
    ["reopen", resolved, ["mia", { verb: "reopen" }, at(20)], answers.reopened("FT-42")],
    ["undo", claimed, ["raj", { verb: "undo" }, at(5)], answers.undone("FT-42", "")],
  ];
  test.each(table)("%s", (verb, from, step, first) => {
    const view = aView(through(from, [step]));
    const card = wordReceipt(verb, view, reader) ?? receipt(verb, view, reader);
    expect(plainLine(linesOf(card)[0] ?? [])).toBe(first);
    for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
    // What can be taken back says so.
    expect(buttonsOf(card).includes(buttons.undo)).toBe(verb !== "undo");
  });

  test("whoever claims it, or says yes to it, has the brief", () => {
    const told = does(fresh, "mia", { verb: "told", words: "soon", where: "public" }, at(2));
    const drawn = (verb: VerbName, kase: Case) => linesOf(receipt(verb, aView(kase), reader)).map(plainLine);
    const brief = (kase: Case) => briefOf(aView(kase), reader).map(plainLine);
    for (const [verb, kase] of [
      ["claim", does(fresh, "raj", { verb: "claim" }, at(3))],
      ["next", does(told, "raj", { verb: "claim" }, at(3))],
      ["yes", does(offered, "omar", { verb: "yes" }, at(3))],
    ] as const) {
      expect(drawn(verb, kase).slice(1)).toEqual(brief(kase));
    }
  });

  test("on it says why it is shorter than was asked", () => {
    const said = (until: number | null, now: number) => {
      const asked = until === null ? null : at(until);
      const kase = does(claimed, "raj", { verb: "on-it", until: asked }, at(now));
      return plainLine(
        linesOf(receipt("on-it", aView(kase), reader, { asked: { verb: "on-it", until: asked } }))[0] ?? [],
      );
    };
    const due = ((clockOf(claimed, "first-reply")?.dueAt ?? monday) - monday) / 60_000;
    const clock = (minutes: number) => when(reader, at(minutes));
    expect(said(null, due - 9)).toBe(
      `Good. No reminders on FT-42 until it falls due at ${clock(due)}; its clock runs on.`,
    );
    expect(said(due + 5, due - 9)).toContain(`until it falls due at ${clock(due)};`);
    expect(said(due - 5, due - 9)).toContain(`until ${clock(due - 5)};`);
    expect(said(600, due + 5)).toContain(`until ${clock(due + 125)}, two working hours at most;`);
  });

  test("a pass says whose it stays, and why a department is asked when a colleague was named", () => {
    const said = (from: Case, by: string, to: { person: string } | { department: string }) => {
      const kase = does(from, by, { verb: "pass", to, why: "theirs" }, at(20));
      const card = receipt("pass", aView(kase), reader, { asked: { verb: "pass", to, why: null } });
      return plainLine(linesOf(card)[0] ?? []);
    };
    const asks = "I have asked Billing to take FT-42. It stays";
    expect(said(claimed, "raj", { department: "billing" })).toBe(`${asks} yours until they say yes.`);
    expect(said(claimed, "lee", { department: "billing" })).toBe(`${asks} Raj's until they say yes.`);
    expect(said(fresh, "raj", { department: "billing" })).toBe(`${asks} with Parts until they say yes.`);
    expect(said(claimed, "raj", { person: "omar" })).toBe(
      `Omar works for Billing, so Billing is asked. ${asks} yours until they say yes.`,
    );
  });

  test("no verb is without an answer", () => {
    for (const { name } of verbRows) expect(receipt(name, aView(claimed), reader).plain).not.toBe("");
  });
});

const codes = Object.keys(refusals) as RefusalCode[];
/** These only say that all is as it was asked to be, or that there is nothing there: nothing is left to do. */
const nothingToDo: RefusalCode[] = [
  "already-yours",
  "already-open",
  "same-department",
  "same-person",
  "same-severity",
  "task-yours",
];
const saysWhat =
  /\/case |\b(?:Name|Ask|Wait|Choose|Leave|Try|Tell|Type|Pick|It can be)\b|somebody there answers|only .+ can|is with/;

describe("a refusal", () => {
  const facts = {
    person: "raj",
    at: String(at(10)),
    departments: "parts,social",
    known: "critical, high",
    who: "clam",
    piece: "42.1",
  };
  const sentence = (code: RefusalCode, kase: Case | null = claimed, given: Record<string, string> = facts) =>
    refusalCard(refuse(code, given), kase, reader).plain;

  test.each(codes)("%s is one or two whole sentences without blame or noise", (code) => {
    const said = sentence(code);
    expect(said).toMatch(/^[A-Z“0-9].*\.$/s);
    expect(said).not.toMatch(/invalid|error|!/i);
    expect(said.split(/(?<=[.?])\s/).length).toBeLessThanOrEqual(3);
    for (const given of [facts, {}]) expect(sentence(code, null, given)).not.toMatch(/undefined|null|NaN|\0/);
  });

  test.each(codes.filter((code) => !nothingToDo.includes(code)))("%s says what to do", (code) => {
    expect(sentence(code)).toMatch(saysWhat);
  });

  test("every one that the rules give is known here", () => {
    // A Record makes sure of it while types are checked; this makes sure that the file was not emptied.
    expect(codes.length).toBeGreaterThan(20);
  });

  test("names people, departments and instants, not their ids", () => {
    const late = refusalCard(refused(claimed, "carlos", { verb: "claim" }, at(3)), claimed, readerAt(at(3)));
    expect(late.plain).toContain("Raj Patel");
    expect(late.plain).toContain("2 min");
    expect(sentence("may-not")).toContain("Parts or Social");
    expect(sentence("offer-pending", offered, { department: "billing", at: String(at(2)) })).toContain("Billing");
    expect(sentence("offer-pending", offered, { department: "billing", at: String(at(2)) })).toContain("09:02");
    expect(sentence("same-severity", claimed, { severity: "normal" })).toContain("Normal");
    expect(sentence("in-the-past", claimed, { at: String(at(10)) })).toContain("09:10");
    expect(sentence("may-not", claimed, { departments: "" })).toBe(en.refusals["may-not"](nobody()));
  });
  const nobody = () => ({
    ft: "FT-42",
    number: 42,
    who: "",
    at: "",
    ago: "",
    department: "",
    known: "",
    given: "",
    piece: "",
    other: "",
    can: "",
    what: "",
    left: "",
    about: "",
    currency: "",
    command: (rest: string) => rest,
  });

  test("gives back what was written letter for letter, and not all of a page", () => {
    const hostile = "<!channel> *parts* <@U1>";
    const card = refusalCard(refuse("unknown-department", { who: hostile, known: "parts" }), claimed, reader);
    expect(spansOf(card)).toContainEqual({ kind: "said", text: hostile });
    expect(spansOf(card).filter(({ kind }) => kind === "text")).not.toContainEqual(
      expect.objectContaining({ text: expect.stringContaining("channel") }),
    );
    const page = refusalCard(refuse("unknown-person", { who: "x".repeat(100_000), known: "parts" }), null, reader);
    expect(page.plain.length).toBeLessThan(400);
  });
});
