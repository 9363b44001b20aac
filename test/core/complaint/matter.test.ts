import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Status } from "../../../src/core/case/case.ts";
import type { Complaint } from "../../../src/core/complaint/complaint.ts";
import { type MatterVerdict, type OpenMatter, sameMatter, scopedId } from "../../../src/core/complaint/matter.ts";
import { DAY, plus } from "../../../src/core/time/instant.ts";
import { aComplaint } from "./a-complaint.ts";

const said = aComplaint().createdAt;
const ago = (days: number) => plus(said, -days * DAY);
const matter = (given: Partial<OpenMatter> = {}): OpenMatter => ({
  number: 42,
  status: "claimed",
  lastAt: ago(2),
  threadIds: [],
  messageIds: [],
  orderNumbers: [],
  product: null,
  source: "x",
  ...given,
});
const id = (external: string) => scopedId("webhook", external);
const attach = (number: number, because: string) => ({ attach: number, because });
const fresh = (because: string) => ({ fresh: true, because });

type Row = [name: string, matters: OpenMatter[], complaint: Partial<Complaint>, verdict: object];

describe("the surest sign decides", () => {
  const rows: Row[] = [
    ["nothing yet", [], {}, fresh("no-case")],
    [
      "a reply, even into another case's thread",
      [matter({ messageIds: [id("m0")], lastAt: ago(9) }), matter({ number: 43, threadIds: [id("t1")] })],
      { inReplyTo: "m0", threadId: "t1" },
      attach(42, "reply"),
    ],
    [
      "the same thread, however old",
      [matter({ threadIds: [id("t1")], lastAt: ago(400) })],
      { threadId: "t1" },
      attach(42, "thread"),
    ],
    [
      "a thread named by its first message",
      [matter({ messageIds: [id("m0")] })],
      { threadId: "m0" },
      attach(42, "thread"),
    ],
    [
      "another connector's thread of the same name is another thread",
      [matter({ threadIds: [scopedId("mail", "t1")], lastAt: ago(30) })],
      { threadId: "t1" },
      fresh("long-ago"),
    ],
    [
      "the same order, written differently",
      [matter({ number: 43 }), matter({ orderNumbers: ["A-4711"], lastAt: ago(90) })],
      { orderNumber: "#a4711" },
      attach(42, "order"),
    ],
    [
      "the order's number in the text",
      [matter({ number: 43 }), matter({ orderNumbers: ["4711-22"] })],
      { text: "Where is 4711-22?" },
      attach(42, "order"),
    ],
    [
      "a short number in the text says nothing",
      [matter({ number: 43 }), matter({ orderNumbers: ["12"] })],
      { text: "12 days now" },
      fresh("several-cases"),
    ],
    [
      "the same product under a longer name",
      [matter({ number: 43, product: "kettle" }), matter({ product: "Dryer DX-200", lastAt: ago(60) })],
      { product: "dryer" },
      attach(42, "product"),
    ],
    [
      "the product's words in the text",
      [matter({ number: 43, product: "kettle" }), matter({ product: "heating element" })],
      {},
      attach(42, "product"),
    ],
    ["the only open case, lately", [matter()], {}, attach(42, "only-case")],
    [
      "an open one before a resolved one",
      [matter({ number: 41, status: "resolved", lastAt: ago(1) }), matter()],
      {},
      attach(42, "only-case"),
    ],
    ["a resolved one when nothing is open", [matter({ status: "resolved" })], {}, attach(42, "only-case")],
    [
      "what was taken for no complaint: the next word revives it",
      [matter({ status: "dismissed" })],
      {},
      attach(42, "only-case"),
    ],
    [
      "an older mail that comes in late",
      [matter({ lastAt: plus(said, 9 * DAY) })],
      { source: "email" },
      attach(42, "only-case"),
    ],
  ];
  test.each(rows)("%s", (_name, matters, complaint, verdict) => {
    expect(sameMatter(matters, aComplaint(complaint))).toEqual(verdict);
  });
});

describe("otherwise it is something new", () => {
  const rows: Row[] = [
    ["another order", [matter({ orderNumbers: ["4711"] })], { orderNumber: "4712" }, fresh("other-order")],
    [
      "another order of the same product",
      [matter({ orderNumbers: ["4711"], product: "dryer" })],
      { orderNumber: "4712", product: "dryer" },
      fresh("other-order"),
    ],
    ["another product", [matter({ product: "dryer" })], { product: "kettle" }, fresh("other-product")],
    ["silence for over a fortnight", [matter({ lastAt: ago(14.1) })], {}, fresh("long-ago")],
    ["two open cases and no sign which", [matter(), matter({ number: 43 })], {}, fresh("several-cases")],
    [
      "a closed case, its order named",
      [matter({ status: "closed", orderNumbers: ["4711"] })],
      { orderNumber: "4711" },
      fresh("no-case"),
    ],
    [
      "a closed case's thread after a month",
      [matter({ status: "closed", threadIds: [id("t1")], lastAt: ago(31) })],
      { threadId: "t1" },
      fresh("no-case"),
    ],
  ];
  test.each(rows)("%s", (_name, matters, complaint, verdict) => {
    expect(sameMatter(matters, aComplaint(complaint))).toEqual(verdict);
  });
});

test("a closed case is reached by its thread within a month", () => {
  const closed = matter({ status: "closed", threadIds: [id("t1")], lastAt: ago(29) });
  expect(sameMatter([closed], aComplaint({ threadId: "t1" }))).toEqual(attach(42, "thread"));
});

describe("of any cases whatever", () => {
  const few = (values: string[]) => fc.subarray(values);
  const someMatter = fc.record({
    number: fc.integer({ min: 1, max: 99 }),
    status: fc.constantFrom<Status>("triage", "unclaimed", "claimed", "resolved", "closed", "dismissed"),
    lastAt: fc.integer({ min: -60, max: 60 }).map((days) => ago(days)),
    threadIds: few([id("t1"), id("t2")]),
    messageIds: few([id("m0"), id("m9")]),
    orderNumbers: few(["4711-1", "4711-2"]),
    product: fc.constantFrom(null, "dryer", "kettle"),
    source: fc.constantFrom("x" as const, "email" as const),
  });
  const matters = fc.uniqueArray(someMatter, { selector: ({ number }) => number, maxLength: 5 });
  const some = fc.record({
    threadId: fc.constantFrom(null, "t1", "t3"),
    inReplyTo: fc.constantFrom(null, "m0", "m7"),
    orderNumber: fc.constantFrom(null, "4711-1", "4711-3"),
    product: fc.constantFrom(null, "dryer", "toaster"),
  });
  const attached = (verdict: MatterVerdict) => ("attach" in verdict ? verdict.attach : null);

  test("it attaches to a case that was given, and the order they come in does not matter", () => {
    fc.assert(
      fc.property(matters, some, (cases, given) => {
        const verdict = sameMatter(cases, aComplaint(given));
        const number = attached(verdict);
        if (number !== null) expect(cases.map((one) => one.number)).toContain(number);
        expect(sameMatter([...cases].reverse(), aComplaint(given))).toEqual(verdict);
      }),
      { numRuns: 2_000 },
    );
  });
  test("nobody is asked to look into a closed case for anything but its thread", () => {
    fc.assert(
      fc.property(matters, some, (cases, given) => {
        const verdict = sameMatter(cases, aComplaint(given));
        const chosen = cases.find((one) => one.number === attached(verdict));
        if (chosen?.status === "closed") expect(["reply", "thread"]).toContain(verdict.because);
      }),
      { numRuns: 2_000 },
    );
  });
});
