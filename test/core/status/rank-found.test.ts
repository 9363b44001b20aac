import { describe, expect, it } from "vitest";
import { type Evidence, type Found, rankFound } from "../../../src/core/status/rank-found.ts";
import { readQuestion } from "../../../src/core/status/read-question.ts";
import { DAY, instant } from "../../../src/core/time/instant.ts";
import { rigDesk } from "../../support/rig-desk.ts";

const now = instant(Date.UTC(2027, 2, 1));
const found = (number: number, evidence: Evidence[], given: Partial<Found> = {}): Found => ({
  number,
  status: "claimed",
  customerId: `customer ${number}`,
  name: null,
  handles: [],
  product: null,
  touched: instant(now - DAY),
  evidence,
  ...given,
});
const mark = (at: number, how: string): Evidence => ({ by: "mark", mark: at, how });
const word = (by: "name" | "product" | "text", term: number, held: number): Evidence => ({ by, term, held });
const rank = (words: string, cases: Found[]) => {
  const question = readQuestion(words, rigDesk, null);
  if (question.asks !== "find") throw new Error(`“${words}” asks for nobody.`);
  return rankFound(cases, question.marks, question.terms, now);
};

describe("a handle, an order number or a link", () => {
  it("of one case is answered, and the next best are offered", () => {
    expect(rank("@jane_doe", [found(1, [mark(0, "handle")]), found(2, [word("text", 0, 3)])])).toMatchObject({
      kind: "one",
      number: 1,
      sure: true,
      by: ["handle"],
    });
  });

  it("of several cases of one customer: the thing decides, else the one that is open, else the asker", () => {
    const open = found(1, [mark(0, "handle")], { customerId: "jane" });
    const ended = found(2, [mark(0, "handle")], { customerId: "jane", status: "closed" });
    const other = found(3, [mark(0, "handle"), word("product", 0, 900)], { customerId: "jane", status: "closed" });
    expect(rank("@jane_doe", [ended, open])).toMatchObject({ kind: "one", number: 1, sure: false });
    expect(rank("@jane_doe kettle", [ended, open, other])).toMatchObject({ kind: "one", number: 3 });
    expect(rank("@jane_doe", [open, { ...ended, status: "claimed" }])).toMatchObject({ kind: "several" });
    expect(rank("@jane_doe", [open, { ...ended, customerId: "another jane" }])).toMatchObject({ kind: "several" });
  });

  it("that nothing has is said, and words alone never answer for it", () => {
    const alike = found(1, [word("product", 0, 900), word("text", 0, 900)]);
    const meant = rank("@jane_doe's dryer", [alike]);
    expect(meant).toMatchObject({ kind: "several", candidates: [{ number: 1 }], missed: [{ shown: "@jane_doe" }] });
    expect(rank("@jane_doe's dryer", [])).toMatchObject({ kind: "none", missed: [{ shown: "@jane_doe" }] });
  });

  it("of two different customers is for the asker to tell apart", () => {
    expect(rank("@jane_doe order A-1002", [found(1, [mark(0, "handle")]), found(2, [mark(1, "order")])])).toMatchObject(
      {
        kind: "several",
      },
    );
  });
});

describe("words alone", () => {
  it("answer when nearly all of them fit one case and no other comes near", () => {
    const right = found(1, [word("name", 0, 1), word("text", 1, 2)], { name: "Jane Abernathy" });
    expect(rank("abernathy paella", [right, found(2, [word("text", 1, 2)])])).toMatchObject({ kind: "one", number: 1 });
  });

  it("do not when a name in them is nobody's, or two cases fit as well", () => {
    const dryer = found(1, [word("name", 0, 300), word("product", 2, 3_000)], { name: "Jane Smith" });
    expect(rank("jane roe dryer", [dryer])).toMatchObject({ kind: "several" });
    const both = [1, 2].map((number) => found(number, [word("text", 0, 2)]));
    expect(rank("paella", both)).toMatchObject({ kind: "several", candidates: [{ number: 2 }, { number: 1 }] });
  });

  it("list what is open before what has ended, and what moved lately before what did not", () => {
    const cases = [
      found(1, [word("text", 0, 50)], { status: "closed" }),
      found(2, [word("text", 0, 50)], { touched: instant(now - 300 * DAY) }),
      found(3, [word("text", 0, 50)]),
    ];
    const meant = rank("paella", cases);
    expect(meant.kind === "several" ? meant.candidates.map(({ number }) => number) : []).toEqual([3, 2, 1]);
  });
});
