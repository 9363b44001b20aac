import { describe, expect, test } from "vitest";
import type { Complaint } from "../../../src/core/complaint/complaint.ts";
import { namesIn } from "../../../src/core/link/names-in.ts";
import { aComplaint, nobody } from "../complaint/a-complaint.ts";

type Row = [name: string, complaint: Partial<Complaint>, names: Partial<ReturnType<typeof namesIn>>];

describe("what a complaint names", () => {
  const rows: Row[] = [
    ["an order in its own field", { orderNumber: "#w-4711" }, { orders: ["W4711"] }],
    ["an order in the text, however it is written", { text: "Order W-4711, please." }, { orders: ["W4711"] }],
    ["no short number", { text: "12 days, 3rd visit, room 101" }, { orders: [] }],
    ["no word without a digit", { text: "heating element, warranty" }, { orders: [] }],
    ["an address in the text", { text: "I am Jane.Doe@Example.COM." }, { mails: ["jane.doe@example.com"] }],
    [
      "an address typed into a form",
      { author: { ...nobody, handle: "jane", email: "j@x.example" } },
      { mails: ["j@x.example"] },
    ],
    [
      "never the sender's own",
      { source: "email", author: { ...nobody, email: "j@x.example" }, text: "j@x.example" },
      { mails: [] },
    ],
    ["a phone number with its country", { text: "Ring +1 (212) 555-0188" }, { phones: ["+12125550188"] }],
    ["no date and no amount", { text: "2027-03-01, 40.00 USD, 16:30" }, { phones: [], orders: [] }],
  ];
  test.each(rows)("%s", (_name, given, names) => {
    expect(namesIn(aComplaint({ text: "x", ...given }))).toMatchObject(names);
  });

  test("of somebody who fills a text with numbers only a few are looked up", () => {
    const text = Array.from({ length: 5_000 }, (_, n) => `A${100_000 + n} a${n}@x.example +1212555${1_000 + n}`).join(
      " ",
    );
    const { orders, mails, phones } = namesIn(aComplaint({ text }));
    expect([orders.length, mails.length, phones.length]).toEqual([12, 12, 12]);
  });
});
