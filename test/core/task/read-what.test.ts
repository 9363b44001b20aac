import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPartNumber, normalisePart, partIn } from "../../../src/core/task/part-number.ts";
import { readAmount, readMoney } from "../../../src/core/task/read-money.ts";
import { readWhat, type TaskDraft } from "../../../src/core/task/read-what.ts";
import { taskKinds } from "../../../src/core/task/task.ts";
import { monday } from "../../support/builders.ts";
import { hostile } from "../../support/hostile.ts";

const zone = "America/New_York";
const read = (words: string, kind: Parameters<typeof readWhat>[1] = null): TaskDraft =>
  readWhat(words, kind, monday, zone);

describe("what is asked, from the words", () => {
  const piece = { kind: "piece" as const };
  const ship = (part: string | null, quantity = 1, addressConfirmed = false): TaskDraft => ({
    kind: "ship",
    part,
    quantity,
    addressConfirmed,
  });
  const refund = (amount: number | null, currency: string | null, method: string | null = null): TaskDraft =>
    ({ kind: "refund", amount, currency, method }) as TaskDraft;
  const visit = (date: string | null, window: string | null): TaskDraft => ({ kind: "visit", date, window });
  const call = (number: string | null, bestTime: string | null): TaskDraft => ({ kind: "call-back", number, bestTime });

  const table: [words: string, draft: TaskDraft][] = [
    ["look at the invoice", piece],
    ["the refund went to the wrong card", piece],
    ["is the drum covered by warranty?", { kind: "question" }],
    ["refund 40 USD?", { kind: "question" }],
    ["Wann kommt das Teil？", { kind: "question" }],
    ["refund 40 USD", refund(4000, "USD")],
    ["Refund $40.50 to her card", refund(4050, "USD", "card")],
    ["please refund 1.234,50 EUR by bank transfer", refund(123_450, "EUR", "bank")],
    ["refund USD 1,234", refund(123_400, "USD")],
    ["refund ¥5000", refund(5000, "JPY")],
    ["refund 40 usd", refund(4000, "USD")],
    ["refund Eur 12", refund(1200, "EUR")],
    ["refund 40 all in all", refund(4000, null)],
    ["refund 40 eurostar points", refund(4000, null)],
    ["refund 12.345 KWD", refund(12_345, "KWD")],
    ["refund order 4711: 40 euros", refund(4000, "EUR")],
    ["partial refund, 15", refund(1500, null)],
    ["refund the delivery", refund(null, null)],
    ["refund 0 USD", refund(null, null)],
    ["ship 279838 x2", ship("279838", 2)],
    ["order 2 x wh-4471a, address confirmed", ship("WH-4471A", 2, true)],
    ["ship the heating element", ship(null)],
    ["reship 279838", ship("279838")],
    ["visit tue 9-12", visit("2027-03-02", "09:00-12:00")],
    ["visit tuesday 1-4pm", visit("2027-03-02", "13:00-16:00")],
    ["book a technician for 5 March between 14:30 and 17:00", visit("2027-03-05", "14:30-17:00")],
    ["visit tomorrow", visit("2027-03-02", null)],
    ["visit as soon as possible", visit(null, null)],
    ["call back 212 555 0188 after 5pm", call("212 555 0188", "after 5pm")],
    ["call her back on +49 30 1234567", call("+49 30 1234567", null)],
    ["call back in the morning", call(null, "in the morning")],
  ];
  test.each(table)("%s", (words, draft) => {
    expect(read(words)).toEqual(draft);
  });

  test.each<[words: string, draft: TaskDraft]>([
    ["Erstattung 40 EUR auf die Karte", refund(4000, "EUR", "card")],
    ["bitte Rückerstattung 12,50 EUR per Überweisung", refund(1250, "EUR", "bank")],
    ["Lieferung 279838 x2, Adresse bestätigt", ship("279838", 2, true)],
    ["bitte schicken: 279838", ship("279838")],
    ["Besuch di 9-12", visit("2027-03-02", "09:00-12:00")],
    ["Techniker am 5. März zwischen 14:30 und 17:00 Uhr", visit("2027-03-05", "14:30-17:00")],
    ["Termin morgen", visit("2027-03-02", null)],
    ["Rückruf 0911 5550188 nach 17 Uhr", call("0911 5550188", "nach 17 Uhr")],
    ["Die Erstattung ging auf die falsche Karte", piece],
    ["Sieh dir die Rechnung an", piece],
  ])("in German: %s", (words, draft) => {
    expect(readWhat(words, null, monday, zone, "de")).toEqual(draft);
  });

  test.each<[kind: TaskDraft["kind"], ...words: string[]]>([
    ["ship", "please can you ship 279838 again", "urgent: ship 279838", "send another heating element 279838"],
    [
      "ship",
      "send her a new element",
      "send out 279838",
      "resend the part",
      "she needs to order a drum",
      "shipment of 279838",
    ],
    [
      "refund",
      "reimburse 40 USD",
      "pay back 40 USD",
      "pay her the 40 USD back",
      "give her the money back",
      "she wants a refund",
    ],
    [
      "visit",
      "could you send another technician",
      "urgently book a visit",
      "schedule an engineer for tue",
      "second visit",
    ],
    ["call-back", "please call her back", "can you ring back 212 555 0188"],
    [
      "piece",
      "send her the invoice",
      "send a mail about the new part",
      "the technician never came",
      "send the machine back",
    ],
    ["piece", "the refund did not arrive", "check whether the part was shipped"],
  ])("%s, whatever the words: %s", (kind, ...words) => {
    for (const one of words) expect([one, read(one).kind]).toEqual([one, kind]);
  });

  test("a kind that was chosen stands, whatever the words begin with", () => {
    expect(read("40 USD, she paid twice", "refund")).toEqual(refund(4000, "USD"));
    expect(read("refund 40 USD", "piece")).toEqual(piece);
    for (const kind of taskKinds) expect(read("x", kind).kind).toBe(kind);
  });

  test("whatever is written is read without harm", () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.string({ maxLength: 600 })),
        fc.constantFrom(null, ...taskKinds),
        (words, kind) => {
          const draft = read(words, kind);
          if (draft.kind === "refund" && draft.amount !== null) {
            expect(Number.isSafeInteger(draft.amount) && draft.amount > 0).toBe(true);
          }
          if (draft.kind === "ship") expect(draft.quantity).toBeGreaterThan(0);
        },
      ),
    );
  });

  test("a page of digits takes no time that grows with its square", () => {
    expect(read(`refund ${"1 ".repeat(50_000)}`).kind).toBe("refund");
    expect(read(`call back ${"(".repeat(50_000)}`).kind).toBe("call-back");
  });
});

test("money is the first amount that names its currency", () => {
  expect(readMoney("invoice 12, 40 USD and 50 EUR")).toEqual({ amount: 4000, currency: "USD" });
  expect(readMoney("nothing")).toBeNull();
  expect(readMoney("40.999 USD")).toEqual({ amount: 4_099_900, currency: "USD" });
});

describe("a part number", () => {
  test.each([
    ["part 279838", "279838"],
    ["the part no. ab-12", "AB-12"],
    ["for part #279838 from the depot", "279838"],
    ["spare part number WH/7.1,", "WH/7.1"],
    ["spare parts 279838 x2", "279838"],
    ["Teil 279838", "279838"],
    ["das Ersatzteil Nr. wh-4471a", "WH-4471A"],
  ])("is in “%s”", (words, part) => {
    expect(partIn(words)).toBe(part);
  });
  test.each(["the part", "part of the drum", "the post", "a part 12", "279838"])("is not in “%s”", (words) => {
    expect(partIn(words)).toBeNull();
  });
  test("is the same however it is typed", () => {
    expect(normalisePart(" #ab-12. ")).toBe("AB-12");
    expect(isPartNumber("x2")).toBe(false);
  });
});

describe("an amount that somebody decides on", () => {
  test.each<[words: string, amount: number | null, currency?: string]>([
    ["40", 4000],
    ["40.50", 4050],
    ["$40", 4000],
    ["only 40 USD", 4000],
    ["nur 40", 4000],
    ["up to 40, that is what we do", 4000],
    ["40 is enough", 4000],
    ["30 USD from us and no more", 3000],
    ["40 EUR", 4000, "EUR"],
    ["1 000 USD", 100_000],
    ["USD 1 000 USD", 100_000],
    ["12 400", null],
    ["-40", null],
    ["4k", null],
    ["3 weeks is long", null],
    ["ok, she waited 3 weeks", null],
    ["ok, after 3", null],
    ["make it 30", null],
    ["", null],
  ])("%s", (words, amount, currency = "USD") => {
    expect(readAmount(words, "USD")).toEqual(amount === null ? null : { amount, currency });
  });

  test("has the digits of its currency", () => {
    expect(readAmount("500", "JPY")).toEqual({ amount: 500, currency: "JPY" });
    expect(readAmount("5.250", "KWD")).toEqual({ amount: 5250, currency: "KWD" });
  });
});
