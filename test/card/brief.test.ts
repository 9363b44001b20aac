import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BRIEF_LENGTH, briefOf } from "../../src/card/brief.ts";
import { lengthOf } from "../../src/card/fit-lines.ts";
import { plainLine } from "../../src/card/spans.ts";
import type { Case } from "../../src/core/case/case.ts";
import { cleanText } from "../../src/core/complaint/clean-text.ts";
import { DAY, HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, aWord, customer, does, hear, monday, type Step, through } from "../support/builders.ts";
import { hostile } from "../support/hostile.ts";
import { moves, opened, play } from "../support/random-story.ts";
import { aView, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const words: Record<string, string> = {
  mail: "The dryer is dead since February.",
  tweet: "Third visit,\n\nstill no heating element.",
  "command-3:told": "The part arrives Monday 1 March.",
  "command-6:what": "ship 279838, address confirmed",
  "command-10:note": "She works nights, call after noon.",
};
const says = (id: string): string => words[id] ?? `words of ${id}`;
const brief = (kase: Case, now = at(300), given: Parameters<typeof aView>[1] = {}, reader = readerAt(now)) =>
  briefOf(aView(kase, { words: says, ...given }), reader).map(plainLine);

const mail = aWord(plus(monday, -9 * DAY), { textId: "mail", source: "email" });
const tweet = aWord(at(0), { textId: "tweet", url: "https://x.com/1", at: at(0) });
const waiting = does(
  aCase({ word: mail, since: mail.at, orderNumber: "A-1001" }),
  customer,
  hear(at(0), { word: tweet, heat: { level: "angry", reasons: [{ code: "again", words: "third visit" }] } }),
  at(0),
);

describe("the brief", () => {
  test("of a mail that nobody answered and today's tweet", () => {
    expect(brief(waiting)).toEqual([
      "Latest “Third visit, still no heating element.” Jane Doe on X, 09:00 · open post · 2 messages so far",
      "Nobody has told Jane anything yet, for 9 days now.",
      "First “The dryer is dead since February.” Jane by mail, Sat 20 Feb 09:00",
      "Who Parts, nobody yet · speaks with Jane: the Social desk",
      "Heat angry: “third visit”",
      "We have order A-1001: do not ask again",
      "Next Parts: somebody claims it.",
    ]);
  });

  test("of a case with everything: told, waited for, asked for and done", () => {
    const steps: Step[] = [
      ["mia", { verb: "told", words: "x", where: "public" }, at(10)],
      ["raj", { verb: "claim" }, at(20)],
      [
        "raj",
        {
          verb: "ask",
          to: "technical",
          what: "x",
          about: { kind: "ship", part: "279838", quantity: 1, addressConfirmed: true },
          knows: [],
        },
        at(30),
      ],
      ["raj", { verb: "update", note: "x" }, at(40)],
      ["emre", { verb: "task-done", piece: "1", result: "x" }, at(50)],
      ["raj", { verb: "wait", what: "x", until: plus(monday, 3 * DAY) }, at(60)],
    ];
    const kase = through(waiting, steps);
    const told = kase.told?.textId ?? "";
    const texts: Record<string, string> = { [told]: "The part arrives Monday." };
    const lines = brief(kase, at(70), { words: (id) => texts[id] ?? says(id) });
    expect(lines[1]).toBe("First “The dryer is dead since February.” Jane by mail, Sat 20 Feb 09:00");
    expect(lines[2]).toBe("Told “The part arrives Monday.” Mia, 09:10, in public");
    expect(lines[3]).toMatch(/^Waiting for “words of .*:wait” until Thu 09:00$/u);
    expect(lines[4]).toMatch(
      /^Done FT-42\.1 Shipment, Technical, Emre: done 09:50 “words of .*” · 279838 · address confirmed$/u,
    );
    expect(lines).toContainEqual("We have order A-1001, the address, confirmed: do not ask again");
    expect(lines.at(-1)).toBe("Next Mia: tell Jane what is new.");
  });

  test("how long nobody has answered counts from the first word since we last told them something", () => {
    const told = does(waiting, "mia", { verb: "told", words: "x", where: "public" }, at(10));
    expect(brief(told).join("\n")).not.toContain("Nobody has");
    const asked = through(told, [
      [customer, hear(at(30)), at(30)],
      [customer, hear(at(90)), at(90)],
    ]);
    expect(brief(asked)[1]).toBe("Nobody has answered Jane since 09:30, for 4 h 30 min now.");
  });

  test("the customer's number and address stand in private answers, and never where a channel reads along", () => {
    const known = { customer: { name: "Jane Doe", handle: null, phone: "+12125550188", mail: "jane@example.org" } };
    const held = (stays: boolean) => brief(waiting, at(1), known, readerAt(at(1), { stays })).join("\n");
    expect(held(false)).toContain("We have order A-1001, phone +12125550188, mail jane@example.org: do not ask again");
    expect(held(true)).toContain("We have order A-1001: do not ask again");
    expect(held(true)).not.toContain("2125550188");
    expect(held(true)).not.toContain("jane@example.org");
  });
});

/** The words of what happened last, read from the case itself. */
const newestWords = (kase: Case): string => {
  const all: [at: number, id: string | null | undefined][] = [
    [kase.lastWord.at, kase.lastWord.textId],
    [kase.told?.at ?? 0, kase.told?.textId],
    [kase.lastNote?.at ?? 0, kase.lastNote?.textId],
    [kase.wait?.since ?? 0, kase.wait?.forId],
    [kase.resolution?.at ?? 0, kase.resolution?.howId],
    [kase.harm?.at ?? 0, kase.harm?.textId],
    kase.didNotHelp?.saidId == null
      ? [kase.didNotHelp?.at ?? 0, kase.didNotHelp?.howId]
      : [kase.reopenedAt ?? 0, kase.didNotHelp.saidId],
    ...kase.promises
      .filter(({ state }) => ["proposed", "accepted", "broken"].includes(state))
      .map((one): [number, string] => [one.ended?.at ?? one.setAt, one.whatId]),
  ];
  const ofPieces = Math.max(
    0,
    kase.offer?.at ?? 0,
    ...kase.tasks.map((one) => one.ended?.at ?? one.wait?.since ?? one.askedAt),
    ...kase.promises.map((one) => one.ended?.at ?? one.setAt),
  );
  const newest = Math.max(...all.map(([when]) => when));
  const [only, another] = all.filter(([when]) => when === newest);
  return ofPieces >= newest || another !== undefined ? "" : (only?.[1] ?? "");
};

describe("however much there is to say", () => {
  const asks: Step[] = Array.from({ length: 12 }, (_, index): Step => {
    const what = { verb: "ask", to: "technical", what: "x", about: { kind: "piece" }, knows: [] } as const;
    return ["raj", what, at(30 + index)];
  });
  const full = through(waiting, [["raj", { verb: "claim" }, at(20)], ...asks]);
  const long = (id: string): string => `${id} ${"w".repeat(400)} end.`;
  const lines = (kase: Case) => brief(kase, at(300), { words: long });

  test("what the customer wants is said", () => {
    const kase = does(full, "mia", { verb: "wants", words: "x" }, at(100));
    expect(lines(kase).join("\n")).toContain(`Wants ${kase.wants}`);
  });

  test("what it has cost them is said whole while nothing has happened since", () => {
    const kase = does(full, "mia", { verb: "harm", words: "x", lost: 120, ours: true }, at(100));
    expect(lines(kase).join("\n")).toContain(long(kase.harm?.textId ?? ""));
  });

  test("what they say of what did not help is said whole while nothing has happened since", () => {
    const done = does(full, "raj", { verb: "done", how: "x", open: { become: "cancel", why: "x" } }, at(100));
    const kase = does(done, "mia", { verb: "customer", said: "no", words: "x" }, at(200));
    expect(lines(kase).join("\n")).toContain(long(kase.didNotHelp?.saidId ?? ""));
  });
});

describe("whatever a case holds", () => {
  const anyWords = fc.oneof(
    hostile.map((given) => cleanText(given)),
    fc.string({ unit: "grapheme", maxLength: 3_000, size: "max" }).map((given) => cleanText(given)),
  );

  test("the brief is under 1,500 characters and says what comes next", () => {
    fc.assert(
      fc.property(opened, moves, anyWords, anyWords, (kase, asked, given, name) => {
        for (const { after, now } of play(kase, asked).slice(-1)) {
          const called = { name: name === "" ? null : name, handle: name, phone: name, mail: name };
          const lines = briefOf(aView(after, { words: () => given, customer: called }), readerAt(plus(now, HOUR)));
          expect(lengthOf(lines)).toBeLessThan(1_500);
          expect(plainLine(lines.at(-1) ?? []) + plainLine(lines.at(-2) ?? [])).toContain("Next ");
        }
      }),
      { numRuns: 40 },
    );
    expect(BRIEF_LENGTH).toBeLessThan(1_500);
  });

  test("what happened last is said whole", () => {
    fc.assert(
      fc.property(opened, moves, fc.integer({ min: 1, max: 700 }), (kase, asked, length) => {
        for (const { after, now } of play(kase, asked).slice(-1)) {
          const long = (id: string): string => `${id.replace(/\s/gu, "_")} ${"w".repeat(length)} end.`;
          const newest = newestWords(after);
          if (newest === "") continue;
          const plain = brief(after, plus(now, HOUR), { words: long }).join("\n");
          expect(plain).toContain(long(newest));
        }
      }),
      { numRuns: 40 },
    );
  });
});
