import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closestVerb } from "../../src/chat/closest-verb.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import type { Unread } from "../../src/chat/ports.ts";
import type { Ask, AskArgs } from "../../src/core/case/ask.ts";
import { type VerbName, type VerbRow, verbRows } from "../../src/core/case/verbs.ts";

const departments = ["Call centre", "call-centre", "Parts", "parts", "Social desk"];
const read = (text: string) => parseCommand(text, { thread: false, departments });
const inThread = (text: string) => parseCommand(text, { thread: true, departments });
const ask = (verb: VerbName, numbers: number[], args: AskArgs = {}): Ask => ({ verb, numbers, args });

describe("verbs and numbers", () => {
  it.each<[string, Ask]>([
    ["claim 42", ask("claim", [42])],
    ["CLAIM 42", ask("claim", [42])],
    ["Take #42", ask("claim", [42])],
    ["claim ft-42", ask("claim", [42])],
    ["claim FT-42.", ask("claim", [42])],
    ["claim FT 42", ask("claim", [42])],
    ["claim case 42", ask("claim", [42])],
    ["claim 41 42 43", ask("claim", [41, 42, 43])],
    ["claim 41, #42 and FT-43!", ask("claim", [41, 42, 43])],
    ["claim 41,42,43", ask("claim", [41, 42, 43])],
    ["claim 42 42 ft-42", ask("claim", [42])],
    ["claim 42 please", ask("claim", [42])],
    ["please claim 42", ask("claim", [42])],
    ["claim: 42", ask("claim", [42])],
    ["`claim 42`", ask("claim", [42])],
    ["claim\u00a042", ask("claim", [42])],
    ["\u200bclaim \u200b42\u200b", ask("claim", [42])],
    ["  claim\n42  ", ask("claim", [42])],
    ["42", ask("show", [42])],
    ["#42", ask("show", [42])],
    ["FT-42", ask("show", [42])],
    ["ft-42 full", ask("show", [42], { scope: "full" })],
    ["show 42 full", ask("show", [42], { scope: "full" })],
    ["42 claim", ask("claim", [42])],
    ["42 and 43 release", ask("release", [42, 43])],
    ["42 update courier called", ask("update", [42], { words: "courier called" })],
    ["42 on it until 16:00", ask("on-it", [42], { until: "16:00" })],
    ["on it 42", ask("on-it", [42])],
    ["On It 42 until 16:00", ask("on-it", [42], { until: "16:00" })],
    ["snooze 42 2h", ask("on-it", [42], { until: "2h" })],
    ["not ours 42", ask("notours", [42])],
    ["why is 42 late?", ask("why", [42])],
    ["?", ask("help", [])],
    ["help all", ask("help", [], { scope: "all" })],
    ["next", ask("next", [])],
    ["undo", ask("undo", [])],
    ["undo 42", ask("undo", [42])],
    ["list call centre", ask("list", [], { scope: "call centre" })],
    ["status 42", ask("status", [], { words: "42" })],
    ["find @jane_dryer", ask("status", [], { words: "@jane_dryer" })],
    ["cover parts sat 09:00-17:00 @raj", ask("cover", [], { to: "parts", span: "sat 09:00-17:00", who: "@raj" })],
    ["cover parts @raj sat 09:00-17:00", ask("cover", [], { to: "parts", span: "sat 09:00-17:00", who: "@raj" })],
    ["cover for Call centre sat 9-5 by raj", ask("cover", [], { to: "Call centre", span: "sat 9-5", who: "raj" })],
    ["cover parts sat 9-5 with <@U1>", ask("cover", [], { to: "parts", span: "sat 9-5", who: "<@U1>" })],
    ["cover parts weekend me", ask("cover", [], { to: "parts", span: "weekend", who: "me" })],
    ["cover parts sat", ask("cover", [], { to: "parts", span: "sat" })],
    ["cover parts fri 17:00 until mon", ask("cover", [], { to: "parts", span: "fri 17:00 until mon" })],
    ["cover parts", ask("cover", [], { to: "parts" })],
    ["cover parts off", ask("cover", [], { to: "parts", said: "off" })],
    ["cover parts cancel @raj", ask("cover", [], { to: "parts", said: "off", who: "@raj" })],
    ["cover parts yes", ask("cover", [], { to: "parts", said: "yes" })],
    ["away", ask("away", [])],
    ["away 24 dec - 27 dec.", ask("away", [], { span: "24 dec - 27 dec" })],
    ["away @raj until thu", ask("away", [], { span: "until thu", who: "@raj" })],
    ["away off", ask("back", [])],
    ["away off @raj", ask("back", [], { who: "@raj" })],
    ["back", ask("back", [])],
    ["who covers", ask("coverage", [])],
    ["coverage weekend", ask("coverage", [], { scope: "weekend" })],
    ["hours call centre", ask("hours", [], { scope: "call centre" })],
    ["people", ask("people", [])],
    ["/case claim 42", ask("claim", [42])],
    ["/claim 42", ask("claim", [42])],
    ...[
      "what's up with @jane_doe's dryer?",
      "Anything open for parts over 3 days?",
      "who has order A-1002/77",
      "jane_doe",
      "Jane Doe dryer",
      "+1 212 867 5309",
      "ord 2026 778812",
      "https://x.com/jane/status/12345678901",
      "show me jane's case",
      "show 4915112345678",
      "update on @jane_doe?",
      "why is the dryer not done",
      "Herr Müller washing machine",
      "what can I tell her",
    ].map((words): [string, Ask] => [words, ask("status", [], { words })]),
  ])("reads %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it.each<[string, Unread]>([
    ["", { unread: "empty", word: "", guess: null }],
    [" \u200b\n\u200e ", { unread: "empty", word: "", guess: null }],
    ["clam 42", { unread: "unknown-verb", word: "clam", guess: "claim" }],
    ["shwo 42", { unread: "unknown-verb", word: "shwo", guess: "show" }],
    ["Relese 42", { unread: "unknown-verb", word: "Relese", guess: "release" }],
    ["42 relaese", { unread: "unknown-verb", word: "relaese", guess: "release" }],
    ["constructor 42", { unread: "unknown-verb", word: "constructor", guess: null }],
    ["__proto__ 42", { unread: "unknown-verb", word: "__proto__", guess: null }],
    ["covr parts sat 09:00-17:00 @raj", { unread: "unknown-verb", word: "covr", guess: "cover" }],
    ["tolld 42 that it comes on monday", { unread: "unknown-verb", word: "tolld", guess: "told" }],
    ["quite all 2h testing", { unread: "unknown-verb", word: "quite", guess: "quiet" }],
    ["claim", { unread: "missing-number", word: "claim", guess: null }],
    ["claim 0", { unread: "missing-number", word: "claim", guess: null }],
    ["show", { unread: "missing-number", word: "show", guess: null }],
    ["take it", { unread: "missing-number", word: "claim", guess: null }],
    ["update 42", { unread: "missing-part", word: "update", guess: null }],
    ["update 42 43", { unread: "missing-part", word: "update", guess: null }],
    ["wait 42 the heating element", { unread: "missing-part", word: "wait", guess: null }],
    ["wait 42 until thu", { unread: "missing-part", word: "wait", guess: null }],
    ["pass 42", { unread: "missing-part", word: "pass", guess: null }],
    ["customer 42 maybe", { unread: "missing-part", word: "customer", guess: null }],
    ["customer 42 constructor", { unread: "missing-part", word: "customer", guess: null }],
    ['done 42 ""', { unread: "missing-part", word: "done", guess: null }],
  ])("does not read %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });
});

describe("what follows the numbers", () => {
  it.each<[string, Ask]>([
    ["done 42 2 parts replaced", ask("done", [42], { words: "2 parts replaced" })],
    ["done 42 self", ask("done", [42], { kind: "self", words: "" })],
    ["done 42 Self: she unplugged it", ask("done", [42], { kind: "self", words: "she unplugged it" })],
    ["done 42 self-test passed", ask("done", [42], { words: "self-test passed" })],
    ["done 42 self cleaning runs again", ask("done", [42], { words: "self cleaning runs again" })],
    [
      "wants 42 a dryer that works before Saturday",
      ask("wants", [42], { words: "a dryer that works before Saturday" }),
    ],
    ["harm 42 a day at home", ask("harm", [42], { words: "a day at home" })],
    ["harm 42 a day at home, 8h lost", ask("harm", [42], { words: "a day at home", lost: "8h" })],
    ["harm 42 a day at home [1h 30m lost]", ask("harm", [42], { words: "a day at home", lost: "1h 30m" })],
    ["harm 42 she lost 2 days over it", ask("harm", [42], { words: "she lost 2 days over it", lost: "2 days" })],
    ["harm 42 2h lost", ask("harm", [42], { words: "2h lost", lost: "2h" })],
    ["harm 42 ours: the backup is gone", ask("harm", [42], { words: "the backup is gone", ours: "yes" })],
    ["harm 42 our technician wiped it", ask("harm", [42], { words: "our technician wiped it", ours: "yes" })],
    ["met 42", ask("met", [42], { met: "yes" })],
    ["met 42 no, it came late", ask("met", [42], { met: "no", unmet: "it came late" })],
    ["cause 42 wrong part", ask("cause", [42], { cause: "wrong part" })],
    ["done 42, 43 swapped the drum", ask("done", [42, 43], { words: "swapped the drum" })],
    ["update 42 14:30 courier called", ask("update", [42], { words: "14:30 courier called" })],
    ["update 42: “courier” says tomorrow", ask("update", [42], { words: "“courier” says tomorrow" })],
    ["update 42 “courier called”", ask("update", [42], { words: "courier called" })],
    ["update 42 line one\n\nline *two*", ask("update", [42], { words: "line one\n\nline *two*" })],
    ["wait 42 heating element until thu 15:00", ask("wait", [42], { what: "heating element", until: "thu 15:00" })],
    [
      "wait 42 for the customer until noon until thu.",
      ask("wait", [42], { what: "the customer until noon", until: "thu" }),
    ],
    ["hold 42 parts UNTIL Friday", ask("wait", [42], { what: "parts", until: "Friday" })],
    ["pass 42 @ana she knows dryers", ask("pass", [42], { to: "@ana", why: "she knows dryers" })],
    ["pass 42 to <@U123> why not", ask("pass", [42], { to: "<@U123>", why: "why not" })],
    ["assign 42 parts because they ship it", ask("pass", [42], { to: "parts", why: "they ship it" })],
    ["pass 42 parts: they ship it", ask("pass", [42], { to: "parts", why: "they ship it" })],
    ["pass 42 43 parts", ask("pass", [42, 43], { to: "parts" })],
    ["pass 42 call centre she rang them", ask("pass", [42], { to: "Call centre", why: "she rang them" })],
    ["pass 42 Call-Centre, she rang them", ask("pass", [42], { to: "Call centre", why: "she rang them" })],
    ['pass 42 "raj patel" knows it', ask("pass", [42], { to: "raj patel", why: "knows it" })],
    ["notours 42 social desk", ask("notours", [42], { to: "Social desk" })],
    ["called 42 reached: it comes Monday", ask("called", [42], { said: "reached", words: "it comes Monday" })],
    ["called 42 spoke with her husband", ask("called", [42], { said: "reached", words: "with her husband" })],
    ["called 42 it comes Monday", ask("called", [42], { said: "reached", words: "it comes Monday" })],
    ["phoned 42 left a message, it comes Monday", ask("called", [42], { said: "message", words: "it comes Monday" })],
    ["called 42 no answer", ask("called", [42], { said: "no-reply" })],
    ["called 42", ask("called", [42])],
    ["reach 42 212 555 0188, after 5pm", ask("reach", [42], { words: "212 555 0188, after 5pm" })],
    ["reach 42 2125550188", ask("reach", [42], { words: "2125550188" })],
    ["nophone 42 off", ask("nophone", [42], { said: "off" })],
    ["customer 42 yes", ask("customer", [42], { said: "yes" })],
    ["customer 42 no, still cold", ask("customer", [42], { said: "no", words: "still cold" })],
    ["customer 42 no-answer", ask("customer", [42], { said: "no-answer" })],
    ["customer 42 no answer", ask("customer", [42], { said: "no-answer" })],
    ["confirm 42", ask("customer", [42], { said: "yes" })],
    ["no answer 42", ask("customer", [42], { said: "no-answer" })],
    ["severity 42 high, boiler in winter", ask("severity", [42], { severity: "high", why: "boiler in winter" })],
    ["told 42 the part arrives Monday", ask("told", [42], { words: "the part arrives Monday" })],
    [
      "told 42 by phone: the part arrives Monday",
      ask("told", [42], { where: "phone", words: "the part arrives Monday" }),
    ],
    ["told 42 privately: sorry", ask("told", [42], { where: "private", words: "sorry" })],
    ["told 42 Promise: Monday", ask("told", [42], { words: "Promise: Monday" })],
    ["no 42 we are closed", ask("no", [42], { why: "we are closed" })],
    ["yes 42 43", ask("yes", [42, 43])],
    ["new", ask("new", [])],
    ["new dryer dead since Monday", ask("new", [], { words: "dryer dead since Monday" })],
    ["settings window teams", ask("settings", [], { setting: "window", value: "teams" })],
    ["quiet all 2h fire drill", ask("quiet", [], { scope: "all", until: "2h", why: "fire drill" })],
    [
      "quiet call centre until mon 08:00 because moving",
      ask("quiet", [], { scope: "Call centre", until: "mon 08:00", why: "moving" }),
    ],
    ["quiet all fire drill", ask("quiet", [], { scope: "all", why: "fire drill" })],
  ])("reads %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });
});

describe("German times among English commands", () => {
  it.each<[string, Ask]>([
    [
      "wait 42 das Ersatzteil bis Freitag 15 Uhr",
      ask("wait", [42], { what: "das Ersatzteil", until: "Freitag 15 Uhr" }),
    ],
    ["wait 42 Ersatzteil until fr 15:00", ask("wait", [42], { what: "Ersatzteil", until: "fr 15:00" })],
    ["on it 42 bis 16 Uhr", ask("on-it", [42], { until: "16 Uhr" })],
    ["quiet all 2 Stunden Umzug", ask("quiet", [], { scope: "all", until: "2 Stunden", why: "Umzug" })],
    ["quiet all bis morgen 8 Uhr Umzug", ask("quiet", [], { scope: "all", until: "morgen 8 Uhr", why: "Umzug" })],
    ["cover parts nächsten Montag", ask("cover", [], { to: "parts", span: "nächsten Montag" })],
    ["cover parts sa 9-17 Uhr @raj", ask("cover", [], { to: "parts", span: "sa 9-17 Uhr", who: "@raj" })],
    ["cover parts 24. Dez", ask("cover", [], { to: "parts", span: "24. Dez" })],
    ["cover parts bis mo", ask("cover", [], { to: "parts", span: "bis mo" })],
    ["away morgen bis fr", ask("away", [], { span: "morgen bis fr" })],
    ["give 42 credit 1 000 USD sorry", ask("give", [42], { kind: "credit", amount: "1 000 USD", why: "sorry" })],
    ["give 42 credit 40 500 times", ask("give", [42], { kind: "credit", amount: "40", why: "500 times" })],
    ["promise 42 by fr 15:00 Ersatz geht raus", ask("promise", [42], { until: "fr 15:00", what: "Ersatz geht raus" })],
    [
      "promise 42 Ersatz geht raus bis Freitag 15 Uhr",
      ask("promise", [42], { until: "Freitag 15 Uhr", what: "Ersatz geht raus" }),
    ],
    [
      "promise 42 bis in 2 Werktagen Technikerbesuch",
      ask("promise", [42], { until: "in 2 Werktagen", what: "Technikerbesuch" }),
    ],
    [
      "promise 42.p1 moved mo 10 Uhr Stau",
      ask("promise", [42], { piece: "p1", said: "moved", until: "mo 10 Uhr", why: "Stau" }),
    ],
  ])("reads %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });
});

describe("a piece of a case", () => {
  it.each<[string, Ask]>([
    ["done 42.1 sent", ask("done", [42], { piece: "1", words: "sent" })],
    ["done FT-42.1 sent", ask("done", [42], { piece: "1", words: "sent" })],
    ["done ft 42.1: sent", ask("done", [42], { piece: "1", words: "sent" })],
    ["done #42.12 sent", ask("done", [42], { piece: "12", words: "sent" })],
    ["claim 42.1", ask("claim", [42], { piece: "1" })],
    ["claim task 42.1", ask("claim", [42], { piece: "1" })],
    ["42.1 claim", ask("claim", [42], { piece: "1" })],
    ["release 42.1", ask("release", [42], { piece: "1" })],
    ["wait 42.1 part 279838 until thu", ask("wait", [42], { piece: "1", what: "part 279838", until: "thu" })],
    ["no 42.1 she moved", ask("no", [42], { piece: "1", why: "she moved" })],
    ["yes 42.1", ask("yes", [42], { piece: "1" })],
    ["42.1", ask("show", [42], { piece: "1" })],
    ["show 42.1 full", ask("show", [42], { piece: "1", scope: "full" })],
    ["yes 42.p1", ask("yes", [42], { piece: "p1" })],
    ["yes FT-42.A2", ask("yes", [42], { piece: "a2" })],
    ["no 42.P12 not before Monday", ask("no", [42], { piece: "p12", why: "not before Monday" })],
    ["update 42.1 1.5 litres", ask("update", [42], { piece: "1", words: "1.5 litres" })],
  ])("reads %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it.each<[string, Ask]>([
    ["update 42 1.5 litres", ask("update", [42], { words: "1.5 litres" })],
    ["update 42 refund 40.50 USD", ask("update", [42], { words: "refund 40.50 USD" })],
    ["done 42 2.3.2027 it came", ask("done", [42], { words: "2.3.2027 it came" })],
    ["told 42 10.30 tomorrow", ask("told", [42], { words: "10.30 tomorrow" })],
    ["update 42 see 43.1", ask("update", [42], { words: "see 43.1" })],
    ["arrived 42.1", ask("arrived", [], { part: "42.1" })],
  ])("is none in %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  it.each([
    "claim 42.0",
    "claim 42.p0",
    "claim 42.q1",
    "claim 42.p1x",
    "claim 42.01",
    "claim 1.5%",
    "claim 42.1.2",
    "claim 1.5€",
    "claim 10.30am",
  ])("is none in %j", (text) => {
    const got = read(text);
    expect("verb" in got ? got.args.piece : undefined).toBeUndefined();
  });

  it.each<[string, Ask]>([
    ["done 1.5 litres lost", ask("done", [], { words: "1.5 litres lost" })],
    ["done #42.1 sent", ask("done", [42], { piece: "1", words: "sent" })],
    ["no 42.p1 not before Monday", ask("no", [42], { piece: "p1", why: "not before Monday" })],
    ["claim 42.1", ask("claim", [42], { piece: "1" })],
  ])("in a thread reads %j", (text, wanted) => {
    expect(inThread(text)).toEqual(wanted);
  });
});

describe("what is asked of another department", () => {
  it.each<[string, Ask]>([
    ['ask 42 billing "refund 40 USD"', ask("ask", [42], { to: "billing", what: "refund 40 USD" })],
    ["ask 42 billing refund 40.50 USD", ask("ask", [42], { to: "billing", what: "refund 40.50 USD" })],
    ["ask 42 call centre to ring her", ask("ask", [42], { to: "Call centre", what: "ring her" })],
    ["ask #42 billing: is it paid?", ask("ask", [42], { to: "billing", what: "is it paid?" })],
    ["request 42 parts ship 279838 x2", ask("ask", [42], { to: "parts", what: "ship 279838 x2" })],
    ["ask 42 @mia tell her it is sent", ask("ask", [42], { to: "@mia", what: "tell her it is sent" })],
    ["arrived part no. 279838", ask("arrived", [], { part: "279838" })],
  ])("reads %j", (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });
  it.each(["ask 42", "ask 42 billing"])("wants more than %j", (text) => {
    expect(read(text)).toMatchObject({ unread: "missing-part", word: "ask" });
  });
});

describe("in a thread", () => {
  it.each<[string, Ask]>([
    ["claim", ask("claim", [])],
    ["claim 43", ask("claim", [43])],
    ["done fixed", ask("done", [], { words: "fixed" })],
    ["done 2 parts replaced", ask("done", [], { words: "2 parts replaced" })],
    ["done #43 fixed", ask("done", [43], { words: "fixed" })],
    ["wait 2 drums until thu", ask("wait", [], { what: "2 drums", until: "thu" })],
    ["on it until 16:00", ask("on-it", [], { until: "16:00" })],
    ["no answer", ask("customer", [], { said: "no-answer" })],
    ["customer no still cold", ask("customer", [], { said: "no", words: "still cold" })],
    ["42", ask("show", [42])],
  ])("reads %j without the number", (text, wanted) => {
    expect(inThread(text)).toEqual(wanted);
  });
});

describe("guesses", () => {
  it("finds every verb of four letters and more after one slip", () => {
    const slipped = fc.constantFrom(
      ...verbRows.map((row) => row.name).filter((name) => name.length > 3 && name !== "more"),
    );
    fc.assert(
      fc.property(slipped, fc.nat(), fc.constantFrom("drop", "double", "swap"), (verb, at, slip) => {
        const index = at % (verb.length - 1);
        const word =
          slip === "drop"
            ? verb.slice(0, index) + verb.slice(index + 1)
            : slip === "double"
              ? verb.slice(0, index + 1) + verb.slice(index)
              : verb.slice(0, index) + (verb[index + 1] ?? "") + (verb[index] ?? "") + verb.slice(index + 2);
        expect(closestVerb(word)).not.toBeNull();
      }),
    );
  });

  it("says nothing to what is far from everything", () => {
    expect(closestVerb("refrigerator")).toBeNull();
    expect(closestVerb("foo")).toBeNull();
    expect(closestVerb("x".repeat(100_000))).toBeNull();
  });
});

/** How a person might write it: any spelling, any shape of number. */
type Style = { spelling: string; upper: boolean; shapes: string[]; joint: string };

const print = (asked: Ask, row: VerbRow, style: Style): string => {
  const verb = style.upper ? style.spelling.toUpperCase() : style.spelling;
  const numbers = asked.numbers.map((number, index) => `${style.shapes[index % style.shapes.length] ?? ""}${number}`);
  const { args } = asked;
  const words = row.args.map((arg) => args[arg.replace("?", "") as keyof AskArgs]);
  if (row.name === "wait") words.splice(1, 0, "until");
  if (row.name === "promise") words.splice(1, 0, "by");
  return [verb, numbers.join(style.joint), ...words].filter((part) => part !== undefined && part !== "").join(" ");
};

const word = fc.constantFrom(
  "courier",
  "shelf",
  "drum",
  "Übergabe",
  "heating",
  "ok",
  "3rd",
  "*bold*",
  "<!channel>",
  "naïve",
  "🙂",
);
const sentence = fc
  .tuple(fc.constantFrom("shelf", "drum", "Courier"), fc.array(word, { maxLength: 5 }))
  .map(([first, rest]) => [first, ...rest].join(" "));
const argValues: Record<string, fc.Arbitrary<string>> = {
  until: fc.constantFrom("thu 15:00", "16:00", "2h", "tomorrow"),
  to: fc.constantFrom("@ana", "<@U0123>", "parts", "Call centre"),
  said: fc.constantFrom("yes", "no", "no-answer"),
  met: fc.constantFrom("yes", "no"),
  kind: fc.constantFrom("credit", "refund", "replacement", "callout"),
  amount: fc.constantFrom("40 USD", "40 usd", "eur 12", "$40", "1,234.50 EUR", "40"),
  agreed: fc.constantFrom("yes", "no"),
  about: fc.constantFrom("wipe", "cancel", "replace", "charge"),
  severity: fc.constantFrom("high", "critical"),
  scope: fc.constantFrom("full", "mine", "all"),
  setting: fc.constantFrom("window", "mail"),
  who: fc.constantFrom("@ana", "<@U0123>"),
  span: fc.constantFrom("sat 09:00-17:00", "24 dec - 27 dec", "until thu", "weekend"),
};

const ofCall = fc.constantFrom("reached", "message", "no-reply");

const printable = fc.constantFrom(...verbRows).chain((row: VerbRow & { name: VerbName }) => {
  const names = row.args.map((arg) => arg.replace("?", ""));
  const values = row.name === "called" ? { ...argValues, said: ofCall } : argValues;
  const given = fc.record(Object.fromEntries(names.map((name) => [name, values[name] ?? sentence])));
  const count = row.takes === "none" ? 0 : row.takes === "many" ? 3 : 1;
  const least = row.takes === "many" || row.takes === "one" ? 1 : 0;
  const freeWords = ["words", "what", "why"].includes(names[0] ?? "");
  return fc.record({
    row: fc.constant(row),
    args: given,
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: least, maxLength: count }),
    style: fc.record({
      spelling: fc.constantFrom(row.name, ...row.aliases),
      upper: fc.boolean(),
      shapes: fc.array(fc.constantFrom("", "#", "ft-", "FT-"), { minLength: 1, maxLength: 3 }),
      joint: fc.constantFrom(", ", ",", " and ", ...(freeWords ? [] : [" "])),
    }),
  });
});

describe("a promise", () => {
  const table: [line: string, args: Record<string, string>][] = [
    ["promise 42 by fri 15:00 replacement ships", { until: "fri 15:00", what: "replacement ships" }],
    ["promise 42 replacement ships by fri 15:00", { until: "fri 15:00", what: "replacement ships" }],
    ["promise 42 the part goes by mail by fri", { until: "fri", what: "the part goes by mail" }],
    ["promise 42 by tomorrow 3pm: 2 parts ship", { until: "tomorrow 3pm", what: "2 parts ship" }],
    ["promise 42 by fri 15:00 2 parts ship", { until: "fri 15:00", what: "2 parts ship" }],
    ["promise 42 in 2 business days it ships", { until: "in 2 business days", what: "it ships" }],
    ["promise 42 it ships by 2 working days", { until: "2 working days", what: "it ships" }],
    ["promise 42 by 27 november 2026 at 15:00 it ships", { until: "27 november 2026 at 15:00", what: "it ships" }],
    ["promise 42 by eod “it ships”.", { until: "eod", what: "“it ships”." }],
    ["promise 42 for parts by fri it ships", { to: "parts", until: "fri", what: "it ships" }],
    ["promise 42 by fri for call centre they ring", { to: "Call centre", until: "fri", what: "they ring" }],
    ["promise 42 money back for parts by fri", { until: "fri", what: "money back for parts" }],
    ["promise 42 by someday it ships", { until: "someday", what: "it ships" }],
    ["promise 42 it ships", { what: "it ships" }],
    ["promise 42", {}],
    ["promise 42.p1 kept", { piece: "p1", said: "kept" }],
    ["promise 42.p1 broken: no van", { piece: "p1", said: "broken", why: "no van" }],
    [
      "promise 42.p1 moved to tue 10:00 because of the van",
      { piece: "p1", said: "moved", until: "tue 10:00", why: "of the van" },
    ],
    ["promise ft-42.p2 moved sometime", { piece: "p2", said: "moved", until: "sometime" }],
    ["no 42.p1 but mon 10:00", { piece: "p1", why: "but mon 10:00" }],
    ["told 42.p1 by phone: it ships", { piece: "p1", where: "phone", words: "it ships" }],
  ];
  it.each(table)("%s", (line, args) => {
    const result = read(line);
    expect("verb" in result ? [result.numbers, result.args] : result).toEqual([[42], args]);
  });
});

describe("properties", () => {
  it("reads back what was printed", () => {
    fc.assert(
      fc.property(printable, ({ row, args, numbers, style }) => {
        const wanted: Ask = { verb: row.name, numbers, args };
        expect(read(print(wanted, row, style))).toEqual(wanted);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes any text without throwing, and says the same twice", () => {
    const verb = fc.constantFrom("", ...verbRows.flatMap((row) => [row.name, ...row.aliases]));
    fc.assert(
      fc.property(verb, fc.string({ unit: "binary", maxLength: 200 }), fc.boolean(), (start, rest, thread) => {
        const text = `${start} ${rest}`;
        const first = parseCommand(text, { thread, departments });
        expect(parseCommand(text, { thread, departments })).toEqual(first);
        if ("verb" in first) for (const number of first.numbers) expect(number).toSatisfy(Number.isSafeInteger);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    "a".repeat(100_000),
    ".".repeat(100_000),
    " ".repeat(100_000),
    "\u200b".repeat(100_000),
    `claim ${"42 ".repeat(33_000)}`,
    `claim${" ".repeat(100_000)}x`,
    `wait 42 ${".".repeat(50_000)} until ${".".repeat(50_000)}x`,
    `wait 42 ${"until ".repeat(17_000)}`,
    `told 42 phone${" ".repeat(100_000)}x`,
    `pass 42 ${'"'.repeat(100_000)}`,
    `pass 42 ${"call ".repeat(20_000)}`,
    `update 42 ${"\ud800".repeat(100_000)}`,
    `cover parts ${"@ ".repeat(50_000)}x`,
    `cover parts x${" ".repeat(100_000)}1`,
    `cover parts ${"with ".repeat(20_000)}1`,
    `away ${"<@".repeat(50_000)}`,
    `promise 42 ${"by ".repeat(30_000)}x`,
    `promise 42 by ${"fri ".repeat(25_000)}x`,
  ])("takes 100 kB at once (%#)", { timeout: 2_000 }, (text) => {
    const result = read(text);
    expect("verb" in result ? result.verb : result.unread).toMatch(/^[a-z-]+$/);
  });

  it("keeps the words of a note letter for letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (words) => {
        const result = read(`update 42 note ${words} end`);
        expect("verb" in result ? result.args.words : null).toBe(`note ${words} end`);
      }),
    );
  });
});
