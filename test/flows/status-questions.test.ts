import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readQuestion } from "../../src/core/status/read-question.ts";
import { searchCases } from "../../src/store/search-cases.ts";
import { type DeskRig, labelsOf, on, openDeskRig } from "../support/desk-rig.ts";
import { fillWithCases, inventCases, type ManyCase } from "../support/many-cases.ts";

/** How many cases the store holds: 50,000, those that are asked for among them at places far apart. */
const COUNT = 50_000;

const jane = { name: "Jane Doe", source: "x", handle: "@jane_doe", customer: "jane" } as const;
const asked: Record<string, ManyCase> = {
  janeDryer: {
    ...jane,
    product: "Tumble dryer",
    url: "https://x.com/jane_doe/status/1899999999999999991",
    text: "Third visit and still no heating element in my dryer.",
    daysAgo: 9,
  },
  janeKettle: {
    ...jane,
    product: "Kettle",
    text: "The kettle you sent has a crack in the lid.",
    daysAgo: 200,
    closed: true,
  },
  max: {
    name: "Max Power",
    source: "email",
    email: "max.power@example.com",
    order: "A-1002/77",
    product: "Dishwasher",
    text: "Charged twice for one door seal.",
    daysAgo: 40,
  },
  caller: {
    name: "Bernadette Quill",
    source: "phone",
    phone: "+1 (212) 867-5309",
    product: "Oven",
    text: "Sparks fly from the plug when she turns it on.",
    daysAgo: 3,
  },
  berlin: {
    name: "Jürgen Müllerschön",
    source: "phone",
    phone: "0049 30 901820 44",
    product: "Waschmaschine",
    text: "Waschmaschine schleudert nicht mehr, Techniker kam nicht.",
    daysAgo: 12,
  },
  liz: {
    name: "Elizabeth Abernathy",
    source: "web",
    handle: "c-88123",
    product: "Refrigerator",
    order: "ORD-2026-778812",
    text: "All our food spoiled, the fridge died on the holiday weekend.",
    daysAgo: 21,
  },
  bob: {
    name: "Robert Oyelaran",
    source: "facebook",
    handle: "bob.oyelaran",
    product: "Washing machine",
    text: "It flooded the whole kitchen and the flat below.",
    daysAgo: 33,
  },
  garcia: {
    name: "María José García-Lobo",
    source: "instagram",
    handle: "mj.garcialobo",
    product: "Cooktop",
    text: "The glass of the cooktop burst while cooking paella.",
    daysAgo: 5,
  },
  smythe: {
    name: "Jonathan Smythe-Pettigrew",
    source: "email",
    email: "jsp@pettigrew.example",
    product: "Coffee machine",
    text: "Descaling light never goes out, two machines so far.",
    daysAgo: 61,
  },
  wheel: {
    name: null,
    source: "x",
    handle: "wheels4life",
    product: "Vacuum cleaner",
    text: "A wheel came off your hoover and scratched our parquet floor.",
    daysAgo: 8,
    url: "https://x.com/wheels4life/status/1899999999999999555",
  },
  reddit: {
    name: null,
    source: "reddit",
    handle: "u/soggy_socks",
    product: "Dryer",
    text: "My socks come out wet after four hours, is this a joke",
    daysAgo: 2,
    url: "https://www.reddit.com/r/appliances/comments/1abcd2/still_wet_after_four_hours/",
  },
  lawyer: {
    name: "Priyanka Venkataraman",
    source: "email",
    email: "p.venkat@example.org",
    order: "PV 556-901",
    product: "Air conditioner",
    text: "My lawyer will write to you about the mould from the air conditioner.",
    daysAgo: 15,
  },
  nguyenOven: {
    name: "Thuy Nguyen",
    source: "facebook",
    handle: "thuy.n",
    customer: "thuy",
    product: "Oven",
    text: "Oven door exploded.",
    daysAgo: 70,
  },
  nguyenTv: {
    name: "Thuy Nguyen",
    source: "facebook",
    handle: "thuy.n",
    customer: "thuy",
    product: "Television",
    text: "Black stripes across the screen of the television.",
    daysAgo: 4,
  },
  review: {
    name: "Grumpy Gus",
    source: "review",
    handle: "Gus-771",
    product: "Microwave",
    text: "Turntable spins backwards and the popcorn caught fire.",
    daysAgo: 27,
  },
  kowalczyk: {
    name: "Agnieszka Kowalczyk",
    source: "phone",
    phone: "+48 601 234 987",
    product: "Freezer",
    text: "Wants the technician to ring before he comes, dog in the yard.",
    daysAgo: 6,
  },
  wedding: {
    name: "Oluwaseun Adebayo",
    source: "instagram",
    handle: "seun.adebayo",
    product: "Oven",
    text: "The wedding cake was ruined because the thermostat is off by eighty degrees.",
    daysAgo: 18,
  },
  part: {
    name: "Dieter Brandauer",
    source: "web",
    handle: "c-90551",
    product: "Dryer",
    text: "Part 279838 was shipped twice and both are the wrong one.",
    daysAgo: 11,
  },
  hospital: {
    name: "Saint Brigid Hospice",
    source: "email",
    email: "facilities@brigid.example",
    order: "B2B/2027/0042",
    product: "Washing machine",
    text: "Six machines down, we wash for forty patients.",
    daysAgo: 1,
  },
  shakespeare: {
    name: "Will Featherstonehaugh",
    source: "x",
    handle: "featherstone_w",
    product: "Kettle",
    text: "The kettle gives electric shocks.",
    daysAgo: 30,
  },
};

/** The question as it is typed, and whose case is right. */
const questions: [string, keyof typeof asked][] = [
  ["what's up with @jane_doe's dryer?", "janeDryer"],
  ["WHATS GOING ON WITH JANE_DOE", "janeDryer"],
  ["https://x.com/jane_doe/status/1899999999999999991?s=20&t=Qw3rTy", "janeDryer"],
  ["any news for this one? https://twitter.com/jane_doe/status/1899999999999999991", "janeDryer"],
  ["the cracked kettle of @jane_doe, was that ever closed?", "janeKettle"],
  ["order A-1002/77", "max"],
  ["where are we with order no. a1002 77 please", "max"],
  ["has anybody answered max.power@example.com yet?", "max"],
  ["Max Power charged twice", "max"],
  ["caller from 212-867-5309", "caller"],
  ["phone number ending in 5309, the lady with the oven", "caller"],
  ["+1 212 867 5309", "caller"],
  ["Bernadete Quill sparks", "caller"],
  ["Herr Mullerschoen washing machine", "berlin"],
  ["030 90182044", "berlin"],
  ["Could you kindly tell me how far we have got with the refrigerator of Mrs Liz Abernathy?", "liz"],
  ["abernathy refridgerator", "liz"],
  ["ord 2026 778812", "liz"],
  ["the guy whose washer flooded the kitchen of the flat below", "bob"],
  ["Bob Oyelaran", "bob"],
  ["garcia lobo cooktop burst", "garcia"],
  ["what about the hob that burst during the paella", "garcia"],
  ["Jon Smythe Pettigrew coffee", "smythe"],
  ["smyth-pettigrew descaling", "smythe"],
  ["hoover that scratched the parquet", "wheel"],
  ["wheels4life", "wheel"],
  ["u/soggy_socks", "reddit"],
  [
    "https://old.reddit.com/r/appliances/comments/1abcd2/still_wet_after_four_hours/?utm_source=share&utm_medium=web2x",
    "reddit",
  ],
  ["is there anything on the socks that come out wet?", "reddit"],
  ["Venkatraman's lawyer and the mould", "lawyer"],
  ["invoice number PV556901", "lawyer"],
  ["thuy nguyen's telly", "nguyenTv"],
  ["@thuy.n oven exploded", "nguyenOven"],
  ["popcorn on fire microwave review", "review"],
  ["Kowalczyk freezer dog", "kowalczyk"],
  ["number 601234987", "kowalczyk"],
  ["ruined wedding cake", "wedding"],
  ["who sent part 279838 twice", "part"],
  ["What is the state of the HOSPICE with the six machines???", "hospital"],
  ["fetherstonehaugh kettle shock", "shakespeare"],
];

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
afterAll(() => rig.close());

describe("what a social agent may say", () => {
  beforeEach(() => rig.clear());

  /** Jane's case with Parts: claimed, told twice, a note inside, a visit done, a refund that Billing has still to decide. */
  const janesDryer = async (): Promise<void> => {
    await rig.complain({
      by: { handle: "jane_doe", name: "Jane Doe" },
      text: "No heating element yet.",
      product: "Dryer",
    });
    await rig.ask("raj", "claim 1");
    await rig.ask("mia", "told 1 public: we are looking into it");
    rig.sleepUntil(on("mon", "09:20"));
    await rig.ask("mia", "told 1 in a private message: the part comes on Monday");
    await rig.ask("raj", "update 1 NOTE: she is a nightmare");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("raj", "ask 1 technical visit tue 9-12");
  };

  test("state, what she knows, what can be said, what must not be promised, and nothing from inside", async () => {
    await janesDryer();
    rig.sleepUntil(on("mon", "10:00"));
    await rig.ask("emre", "done 1.2 the technician comes on Tuesday between 9 and 12");
    const said = await rig.ask("mia", "what's up with @jane_doe's dryer?");
    expect(said.text).toContain("Parts has it: Raj Patel, since 09:00.");
    expect(said.text.indexOf("the part comes on Monday")).toBeLessThan(said.text.indexOf("we are looking into it"));
    expect(said.text).toMatch(
      /They already know[\s\S]*Mia, 09:20, in a private message[\s\S]*You can say[\s\S]*Tuesday between 9 and 12/,
    );
    expect(said.text).toContain("FT-1.2 visit, Technical, done 10:00");
    expect(said.text).toContain("written inside: say it in your own words");
    expect(said.text).toMatch(/Do not promise\na refund: Billing has not done it \(FT-1\.1, due /);
    expect(said.text).not.toContain("nightmare");
    expect(labelsOf(said)).toEqual(["I said this", "Ask Raj now", "Open"]);
  });

  test("I said this opens the words and the place, and writes down what was said", async () => {
    await janesDryer();
    rig.sleepUntil(on("mon", "10:00"));
    await rig.ask("emre", "done 1.2 the technician comes on Tuesday");
    const opened = await rig.press("mia", await rig.ask("mia", "status @jane_doe"), "I said this");
    expect(opened.form?.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ["words", "the technician comes on Tuesday"],
      ["where", "public"],
    ]);
    await rig.submit("mia", opened, { words: "Your technician comes on Tuesday." });
    const again = await rig.ask("mia", "and now, @jane_doe?");
    expect(again.text).toMatch(/They already know\n“Your technician comes on Tuesday\.” Mia, 10:00, in public/);
    expect(again.text).toContain("it would only repeat what they know");
  });

  test("nothing new is a true line with the time by which a word is owed anyway", async () => {
    await rig.complain({ by: "jane_doe" });
    await rig.ask("raj", "claim 1");
    await rig.ask("mia", "told 1 public: we are on it");
    const said = await rig.ask("mia", "any news for @jane_doe?");
    expect(said.text).toContain(
      "There is nothing new to say. You can say: “We are on it and have not forgotten you. You will hear from us again by 17:00",
    );
    const { form } = await rig.press("mia", said, "I said this");
    expect(form?.fields[0]?.initial).toContain("hear from us again by 17:00");
    expect((await rig.press("mia", said, "Promise a word by 17:00")).text).toContain("a word on how it stands");
    expect((await rig.caseOf(1)).promises).toMatchObject([{ department: "social", state: "accepted" }]);
  });

  test("what is to be said to the customer is in their language, whatever the one who asks reads", async () => {
    await rig.complain({ by: "jane_doe", language: "de-AT" });
    await rig.complain({ by: "joe_doe" });
    for (const number of [1, 2]) {
      await rig.ask("raj", `claim ${number}`);
      await rig.ask("mia", `told ${number} public: ok`);
    }
    const german = "Wir sind dran und haben Sie nicht vergessen. Bis 17:00 hören Sie wieder von uns";
    const said = await rig.ask("mia", "any news for @jane_doe?");
    expect(said.text).toContain(`There is nothing new to say. You can say: “${german}`);
    expect((await rig.press("mia", said, "I said this")).form?.fields[0]?.initial).toContain(german);
    await rig.ask("mia", "settings language de");
    const other = await rig.ask("mia", "was ist mit @joe_doe?");
    expect(other.text).toContain("Du kannst sagen: „We are on it and have not forgotten you.");
    expect((await rig.press("mia", other, "Das habe ich gesagt")).form?.fields[0]?.initial).toContain("We are on it");
    await rig.ask("mia", "settings language en");
  });

  test("an accepted promise can be said and is told with its words; one without a yes must not be promised", async () => {
    await rig.complain({ by: "jane_doe" });
    await rig.ask("raj", "claim 1");
    await rig.ask("mia", "told 1 we are on it");
    rig.sleepUntil(on("mon", "09:30"));
    const made = await rig.ask("raj", "promise 1 by fri 15:00 the new element is delivered");
    if (labelsOf(made).length > 0 && !made.text.includes("is promised"))
      await rig.press("raj", made, labelsOf(made)[0] ?? "");
    const asked = await rig.ask("mia", "promise 1 by thu 12:00 one free filter");
    if (!asked.text.includes("I have asked")) await rig.press("mia", asked, labelsOf(asked)[0] ?? "");
    const said = await rig.ask("mia", "status @jane_doe");
    expect(said.text).toMatch(
      /You can say\n“the new element is delivered” by Fri 15:00, accepted by Parts 09:30, FT-1\.p1/,
    );
    expect(said.text).toMatch(
      /Do not promise\n“one free filter” by Thu 12:00: Parts has not said yes yet \(FT-1\.p2\)/,
    );
    const opened = await rig.press("mia", said, "I said this");
    expect(opened.form?.fields.find(({ id }) => id === "words")?.initial).toBe(
      "the new element is delivered by Fri 15:00.",
    );
    await rig.submit("mia", opened, { words: "Your element comes by Friday, 3 pm.", tells: "p1" });
    expect((await rig.caseOf(1)).promises[0]?.told).not.toBeNull();
    expect((await rig.ask("mia", "status @jane_doe")).text).toContain("they count on it already");
  });

  test("Ask Raj now is a question to his department, answered within ten minutes", async () => {
    await rig.complain({ by: "jane_doe" });
    await rig.ask("raj", "claim 1");
    const asked = await rig.press("mia", await rig.ask("mia", "status @jane_doe"), "Ask Raj now");
    expect(asked.text).toContain("they have ten minutes");
    expect((await rig.caseOf(1)).tasks).toMatchObject([
      { department: "parts", about: { kind: "question" }, state: "open" },
    ]);
    await rig.settle();
    expect(
      rig
        .directOf("raj")
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("What can we truthfully tell the customer right now?");
  });

  test("what was taken back was never told", async () => {
    await rig.complain({ by: "jane_doe" });
    await rig.ask("raj", "claim 1");
    await rig.ask("mia", "told 1 it is on its way");
    await rig.ask("mia", "undo 1");
    expect((await rig.ask("mia", "status @jane_doe")).text).toContain("Nobody has told them anything yet.");
  });

  test("several that fit are a short list without their words, and a button opens one", async () => {
    await rig.complain({ by: { handle: "jane_doe", name: "Jane Doe" }, text: "SECRET one of the dryer" });
    await rig.complain({ by: { handle: "jane_d", name: "Jane Dole" }, text: "SECRET two of the kettle" });
    const said = await rig.ask("mia", "jane");
    expect(said.text).toContain("The likeliest first:");
    expect(said.text).toContain("Jane D.");
    expect(said.text).not.toMatch(/SECRET|jane_d/);
    const opened = await rig.press("mia", said, "Open");
    expect(opened.text).toMatch(/FT-[12] · Normal[\s\S]*They already know/);
  });

  test("in the thread of a card the case goes without saying", async () => {
    await rig.complain({ by: "jane_doe" });
    await rig.settle();
    const card = rig.cardOf(1, "parts");
    expect((await rig.ask("mia", "what can I tell her?", { in: card })).text).toContain("They already know");
  });

  test("a list is answered as a list, filters and pages and all", async () => {
    for (let n = 0; n < 12; n += 1) await rig.complain({ by: `c${n}`, text: "the spare part" });
    rig.sleepUntil(on("fri", "10:00"));
    const listed = await rig.ask("mia", "anything open for parts over 3 days?");
    expect(listed.text).toContain("Open, waiting for more than 3 days at Parts: 12");
    const second = await rig.press("mia", listed, "Next page");
    expect(second.text.match(/FT-\d+/g)).toHaveLength(2);
    expect(labelsOf(second)).toContain("Page before");
    expect((await rig.ask("mia", "list parts overdue normal x page 2")).text).toContain("at Parts: 12");
    expect((await rig.ask("mia", "list parts pirates")).text).toContain("I do not know “pirates” as a filter.");
  });

  test("nobody answers a stranger, and small talk asks for nothing", async () => {
    await rig.complain({ by: "jane_doe" });
    expect((await rig.ask("nobody", "what's up with @jane_doe?")).text).not.toContain("FT-1");
    expect((await rig.ask("mia", "hello")).text).toContain("Ask me about a customer");
  });
});

describe("over 50,000 cases", () => {
  let first = 0;
  const places = new Map<string, number>();
  beforeAll(async () => {
    await rig.clear();
    const cases = inventCases(COUNT);
    const names = Object.keys(asked);
    names.forEach((name, index) => {
      const at = Math.floor(((index + 0.5) * COUNT) / names.length);
      const one = asked[name];
      if (one !== undefined) cases[at] = { ...one, text: `${one.text} [mark-${name}]` };
      places.set(name, at);
    });
    first = await fillWithCases(rig, cases);
  });

  /** The case that is named first, the marks of all whose words are shown, and whether one case was answered with. */
  const answerTo = async (words: string) => {
    const { text } = await rig.ask("mia", words);
    const number = /FT-(\d+) ·/.exec(text)?.[1];
    return {
      text,
      number: number === undefined ? null : Number(number),
      shown: [...text.matchAll(/\[mark-(\w+)\]/g)].map(([, mark]) => mark),
      isOne: text.includes("They already know"),
    };
  };

  test("forty questions in people's own words: the right case first, and no other is ever told of", async () => {
    const wrong: string[] = [];
    const leaked: string[] = [];
    for (const [words, name] of questions) {
      const { text, number, shown, isOne } = await answerTo(words);
      const isRight = number === first + (places.get(name) ?? -1);
      if (!isRight) wrong.push(`${words}\n${text}`);
      if (shown.some((mark) => mark !== name) || (isOne && !isRight)) leaked.push(`${words}\n${text}`);
    }
    expect(questions).toHaveLength(40);
    expect(leaked).toEqual([]);
    expect(wrong.slice(0, questions.length - 36)).toEqual(wrong);
  });

  test.each([
    "@jane_doe_nobody's dryer",
    "order ORD-2031-000001",
    "someone.else@example.net asked about her dishwasher",
    "+44 20 7946 0000",
    "https://x.com/jane_doe/status/1",
    "Zebulon Quarkbinder's dryer",
    "FT-999999",
  ])("%j is nobody here, and nobody else is answered with", async (words) => {
    const { isOne, shown } = await answerTo(words);
    expect({ isOne, shown }).toEqual({ isOne: false, shown: [] });
  });

  test("every way in goes through an index", async () => {
    const question = readQuestion(
      "@jane order A-1 +1 212 555 0188 https://x.com/a/status/1 max@example.com Miller",
      rig.desk(),
      null,
    );
    if (question.asks !== "find") throw new Error("It asks for somebody.");
    // What this connection counts: others say only later what they did, and it may have read something before.
    const read = await rig.db.$transaction(async (tx) => {
      const scans = () => tx.$queryRaw<{ table: string; n: number }[]>`
        select relname as table, seq_scan::int as n from pg_stat_xact_user_tables
        where seq_scan > 0 and relname in ('cases', 'customers', 'handles', 'texts', 'complaints')`;
      const before = await scans();
      await searchCases(tx as typeof rig.db, question.marks, question.terms);
      return (await scans()).filter(({ table, n }) => n > (before.find((one) => one.table === table)?.n ?? 0));
    });
    expect(read.map(({ table }) => table)).toEqual([]);
  });
});
