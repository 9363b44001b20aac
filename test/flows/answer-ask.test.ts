import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { note } from "../../src/card/answer-cards.ts";
import { plainButton } from "../../src/card/buttons.ts";
import type { Ask } from "../../src/core/case/ask.ts";
import type { Case } from "../../src/core/case/case.ts";
import { HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const types = (of: Awaited<ReturnType<DeskRig["eventsOf"]>>): string[] =>
  of.map(({ type }) => type).filter((type) => !type.startsWith("clock-"));

/** A case of Parts about a heating element, numbered as they come; `lines` are typed by Raj of Parts. */
const aPartsCase = async (...lines: string[]): Promise<void> => {
  await rig.complain({ by: `customer${await rig.count("cases")}` });
  for (const line of lines) await rig.ask("raj", line);
};

describe("every verb, as it may be typed", () => {
  type Row = [typed: string, before: string[], then: Partial<Case> | Record<string, unknown>];
  const rows: Row[] = [
    ["claim 1", [], { status: "claimed", assignee: "raj" }],
    ["take ft-1", [], { status: "claimed", assignee: "raj" }],
    ["mine #1", [], { status: "claimed", assignee: "raj" }],
    ["1 claim", [], { status: "claimed", assignee: "raj" }],
    ["/case claim 1", [], { status: "claimed", assignee: "raj" }],
    ["release 1", ["claim 1"], { status: "unclaimed", assignee: null }],
    ["unclaim 1", ["claim 1"], { status: "unclaimed", assignee: null }],
    ["drop 1", ["claim 1"], { status: "unclaimed", assignee: null }],
    ["update 1 looked at it", [], { lastNote: { by: "raj" } }],
    ["note 1 looked at it", [], { lastNote: { by: "raj" } }],
    ["log 1 looked at it", [], { lastNote: { by: "raj" } }],
    ["told 1 by phone: it is on its way", [], { told: { by: "raj", where: "phone" } }],
    ["said 1 it is on its way", [], { told: { by: "raj", where: "private" } }],
    ["wait 1 for the supplier until wed 10:00", ["claim 1"], { wait: { by: "raj", until: on("wed", "10:00") } }],
    ["hold 1 for the supplier until 2h", ["claim 1"], { wait: { by: "raj", until: on("mon", "11:00") } }],
    ["resume 1", ["claim 1", "wait 1 for x until 2h"], { wait: null }],
    ["unhold 1", ["claim 1", "wait 1 for x until 2h"], { wait: null }],
    ["pass 1 @carlos", ["claim 1"], { status: "claimed", assignee: "carlos" }],
    ["assign 1 carlos", ["claim 1"], { assignee: "carlos" }],
    ["pass 1 billing it is about money", ["claim 1"], { offer: { from: "parts", to: "billing", by: "raj" } }],
    ["transfer 1 call centre wrong number", ["claim 1"], { offer: { to: "call-centre" } }],
    ["done 1 sent the part", ["claim 1"], { status: "resolved", resolution: { by: "raj" } }],
    ["resolve 1 sent the part", ["claim 1"], { status: "resolved" }],
    ["fixed 1 sent the part", ["claim 1"], { status: "resolved" }],
    ["customer 1 yes", ["done 1 sent"], { status: "closed", customerSaid: "yes" }],
    ["confirm 1", ["done 1 sent"], { status: "closed", customerSaid: "yes" }],
    ["customer 1 no it is not", ["claim 1", "done 1 sent"], { status: "claimed", generation: 2, severity: "high" }],
    ["no answer 1", ["done 1 sent"], { status: "resolved", tries: 1 }],
    ["on it 1", ["claim 1"], { onIt: [{ person: "raj" }] }],
    ["ack 1 until 10:30", ["claim 1", "told 1 soon"], { onIt: [{ person: "raj", until: on("mon", "10:30") }] }],
    ["severity 1 high it leaks", [], { severity: "high" }],
    ["priority 1 Critical", [], { severity: "critical" }],
    ["sev 1 low", [], { severity: "low" }],
    ["notours 1", [], { status: "triage", department: "call-centre" }],
    ["not ours 1 billing", [], { status: "unclaimed", department: "billing" }],
    ["dismiss 1", [], { status: "dismissed" }],
    ["spam 1", [], { status: "dismissed" }],
    ["reopen 1", ["dismiss 1"], { status: "unclaimed" }],
    ["undo 1", ["claim 1"], { status: "unclaimed", assignee: null }],
    ["oops", ["claim 1"], { status: "unclaimed", assignee: null }],
  ];
  test.each(rows)("%s", async (typed, before, then) => {
    await aPartsCase(...before);
    const { text } = await rig.ask("raj", typed);
    expect(await rig.caseOf(1)).toMatchObject(then);
    expect(text).toContain("FT-1");
  });

  test("yes and no answer whatever waits there", async () => {
    await aPartsCase("claim 1", "pass 1 billing it is about money");
    await rig.ask("omar", "y 1");
    expect(await rig.caseOf(1)).toMatchObject({ department: "billing", status: "unclaimed", offer: null });
    await rig.ask("omar", "claim 1");
    await rig.ask("omar", "handoff 1 parts we only do money");
    await rig.ask("raj", "decline 1 we have no such part");
    expect(await rig.caseOf(1)).toMatchObject({ department: "billing", assignee: "omar", offer: null });
  });
});

describe("queries", () => {
  test("show, view, a bare number and why", async () => {
    await aPartsCase("claim 1", "update 1 looked at it");
    for (const typed of ["show 1", "view 1", "1", "ft-1"]) {
      expect((await rig.ask("ana", typed)).text).toContain("FT-1 · Normal · Parts");
    }
    const full = (await rig.ask("ana", "show 1 full")).text;
    expect(full).toContain("looked at it");
    expect(full).toContain("Raj claimed it.");
    expect((await rig.ask("ana", "why 1")).text).toContain("FT-1");
  });

  test.each([
    ["a number", "status 1"],
    ["a handle", "status @jane"],
    ["an order number", "find A-10001"],
    ["a link", "search https://x.example/1"],
    ["words", "status heating element"],
  ])("status by %s", async (_how, typed) => {
    await rig.complain({ orderNumber: "A-10001", url: "https://x.example/1" });
    await rig.complain({ by: "joe", text: "Where is my refund?" });
    expect((await rig.ask("ana", typed)).text).toContain("FT-1 · Normal · Parts");
  });

  test("status that finds several lists them, that finds none says what to try", async () => {
    await rig.complain({ by: "joe", text: "a refund" });
    await rig.complain({ by: "ann", text: "a refund" });
    const { text } = await rig.ask("ana", "status refund");
    expect(text).toContain("FT-1");
    expect(text).toContain("FT-2");
    expect((await rig.ask("ana", "status unicorn")).text).toContain("unicorn");
  });

  test("the next page of what was asked in one's own words is of the same list, whoever asks", async () => {
    await rig.complain({ text: "a refund" });
    for (let n = 0; n < 11; n += 1) await rig.complain({ by: `c${n}`, text: "the spare part" });
    await rig.pool.query("update cases set due_at = $1", [new Date(rig.now() - 1)]);
    const first = await rig.ask("raj", "status anything overdue?");
    const second = await rig.press("raj", first, "Next page");
    const numbers = [first, second].flatMap(({ text }) => text.match(/FT-\d+/g) ?? []);
    expect(new Set(numbers).size).toBe(12);
  });

  test("lists are read page by page, to the end", async () => {
    for (let n = 0; n < 23; n += 1) await rig.complain({ by: `c${n}`, text: "refund" });
    const seen: string[] = [];
    let page = await rig.ask("dana", "list billing");
    for (let pages = 1; ; pages += 1) {
      seen.push(...(page.text.match(/FT-\d+/g) ?? []));
      if (!labelsOf(page).includes("Next page")) break;
      page = await rig.press("dana", page, "Next page");
      expect(pages).toBeLessThan(4);
    }
    expect(new Set(seen).size).toBe(23);
  });

  test("list mine is the usual one; an unknown scope says which there are", async () => {
    await aPartsCase("claim 1");
    expect((await rig.ask("raj", "list")).text).toContain("FT-1");
    expect((await rig.ask("lee", "ls")).text).not.toContain("FT-1");
    expect((await rig.ask("lee", "list parts")).text).toContain("FT-1");
    expect((await rig.ask("lee", "list pirates")).text).toContain("billing");
  });

  test("help knows the dozen and all the rest, settings what is set", async () => {
    expect((await rig.ask("raj", "help")).text).toContain("claim 42");
    expect((await rig.ask("raj", "?")).text).toContain("claim 42");
    expect((await rig.ask("raj", "help all")).text).toContain("dismiss 42");
    expect((await rig.ask("raj", "settings")).text).toContain("Your window is Slack");
    expect((await rig.ask("raj", "settings nags LISTS")).text).toContain("list");
    expect((await rig.ask("raj", "settings nags loudly")).text).toContain("nags lists");
  });

  test("new with words opens a case at once, without them a form does", async () => {
    expect((await rig.ask("ana", "new the heating element is dead")).text).toContain("FT-1");
    const form = await rig.ask("ana", "new");
    expect(form.form).toBeDefined();
    expect((await rig.submit("ana", form, { words: "" })).problems).toHaveLength(1);
    const values = { words: "Charged twice, she says.", source: "phone", phone: "+49 89 12345", name: "Jane" };
    expect((await rig.submit("ana", form, values)).text).toContain("FT-2");
    expect((await rig.submit("ana", form, { ...values, words: "She called again." })).text).toContain("FT-2");
    expect(await rig.caseOf(2)).toMatchObject({ source: "phone", contacts: 2, department: "billing" });
  });
});

describe("what is wrong is said in a sentence", () => {
  test("a missing part, with how it is typed", async () => {
    await aPartsCase();
    for (const verb of ["update", "told", "wait", "done", "pass", "severity", "customer"]) {
      const { text } = await rig.ask("raj", `${verb} 1`);
      expect(text).toContain(`/case ${verb} 42`);
    }
    expect((await rig.ask("raj", "claim")).text).toContain("/case claim 42");
    expect((await rig.ask("raj", "wait 1 for godot")).text).toContain("/case wait 42");
    expect(types(await rig.eventsOf(1))).toEqual(["opened"]);
  });

  test("a case there is not, with the newest there is", async () => {
    expect((await rig.ask("raj", "claim 7")).text).toContain("There are no cases yet.");
    await aPartsCase();
    const { text } = await rig.ask("raj", "claim 4711");
    expect(text).toContain("There is no FT-4711");
    expect(text).toContain("FT-1");
    expect((await rig.ask("raj", "claim 999999999")).text).toContain("There is no FT-999999999");
  });

  test("a slip of the fingers, with what was meant", async () => {
    expect((await rig.ask("raj", "clam 42")).text).toMatch(/clam.*claim/);
    expect((await rig.ask("raj", "xyzzy")).text).toContain("help");
    expect((await rig.ask("raj", "")).text).toContain("help");
  });

  test("a date that is none, one that is past, one that is too far", async () => {
    await aPartsCase("claim 1");
    expect((await rig.ask("raj", "wait 1 for x until the cows come home")).text).toContain("cows");
    expect((await rig.ask("raj", "wait 1 for x until 1 January 2027")).text).not.toContain("waits for");
    expect((await rig.ask("raj", "wait 1 for x until 99w")).text).not.toContain("waits for");
    expect((await rig.caseOf(1)).wait).toBeNull();
  });

  test("who may not is told whose it is", async () => {
    await aPartsCase();
    expect((await rig.ask("omar", "claim 1")).text).toContain("Parts");
    expect((await rig.ask("omar", "done 1 what ever")).text).toContain("Parts");
    expect(types(await rig.eventsOf(1))).toEqual(["opened"]);
  });

  test("who is not on the desk gets the plain sentence, whatever they ask, and nothing is bound", async () => {
    await aPartsCase();
    for (const words of ["claim 1", "show 1", "list", "help", "xyzzy", "new hello"]) {
      const { text, ...answer } = await rig.ask("stranger", words);
      expect(text).toContain("I do not know you on this desk");
      expect(Object.keys(answer)).toEqual(["card"]);
    }
    expect(await rig.count("identities")).toBe(0);
    expect(await rig.count("cases")).toBe(1);
  });

  test("nothing that is typed makes it fall over", async () => {
    await aPartsCase("claim 1");
    const odd = ["\u0000", "\ud83d", "a\u0000b \ud800", "%$'\"\\;--", "\u202eabc", "x".repeat(50_000), "{}[]()<@U1>"];
    for (const words of odd) {
      for (const verb of ["update 1", "told 1", "done 1", "status", "pass 1", "wait 1 for x until", "new", "list"]) {
        const answer = await rig.ask("raj", `${verb} ${words}`);
        expect(Object.keys(answer).length).toBeGreaterThan(0);
      }
      await rig.ask("raj", "reopen 1");
    }
    expect((await rig.ask("raj", "show 1")).text).toContain("FT-1");
  });
});

describe("several at once", () => {
  test("each number has its own sentence, refused ones too", async () => {
    await aPartsCase();
    await aPartsCase("claim 2");
    await aPartsCase();
    const { text } = await rig.ask("raj", "claim 1, 2 and 3, 99");
    for (const id of ["FT-1", "FT-2", "FT-3", "FT-99"]) expect(text).toContain(id);
    for (const number of [1, 2, 3]) expect(await rig.caseOf(number)).toMatchObject({ assignee: "raj" });
  });

  test("two colleagues who claim one case at once: one has it, the other hears who was first", async () => {
    await aPartsCase();
    const [raj, lee] = await Promise.all([rig.ask("raj", "claim 1"), rig.ask("lee", "claim 1")]);
    const { assignee } = await rig.caseOf(1);
    const [won, lost] = assignee === "raj" ? [raj, lee] : [lee, raj];
    expect(won.text).toContain("FT-1 is yours");
    expect(lost.text).toMatch(assignee === "raj" ? /^Raj Patel claimed FT-1/ : /^Lee Wong claimed FT-1/);
    expect(types(await rig.eventsOf(1))).toEqual(["opened", "claimed"]);
  });

  test("ten people who ask for the next of ten cases at once get one each", async () => {
    for (let n = 0; n < 10; n += 1) await aPartsCase();
    const people = ["raj", "lee", "carlos"];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => rig.ask(people[n % 3] ?? "", "next")));
    const taken = answers.map(({ text }) => /^FT-\d+/.exec(text)?.[0]);
    expect(new Set(taken).size).toBe(10);
    expect((await rig.ask("raj", "next")).text).toContain("Nothing waits for you");
  });

  test("thirty who ask for the next of three get three, and the rest is told that nothing waits", async () => {
    for (let n = 0; n < 3; n += 1) await aPartsCase();
    const answers = await Promise.all(Array.from({ length: 30 }, () => rig.ask("raj", "next")));
    expect(answers.filter(({ text }) => text.startsWith("FT-"))).toHaveLength(3);
    expect(answers.filter(({ text }) => text.startsWith("Nothing waits"))).toHaveLength(27);
  });
});

describe("the same asking again", () => {
  test.each(["claim 1", "update 1 once", "severity 1 high", "dismiss 1", "next", "new only once"])(
    "%s does nothing twice and says nothing twice",
    async (words) => {
      await aPartsCase();
      const first = await rig.ask("raj", words, { key: "k" });
      const state = await rig.caseOf(1);
      const second = await rig.ask("raj", words, { key: "k" });
      expect(first.text).not.toBe("");
      expect(await rig.caseOf(1)).toEqual(state);
      expect(await rig.count("cases")).toBe(words === "new only once" ? 2 : 1);
      if (!words.startsWith("new")) expect(second.text).toBe("");
    },
  );

  test("a double click at the same moment is one", async () => {
    await aPartsCase();
    await rig.settle();
    const card = rig.cardOf(1, "parts");
    const clicks = await Promise.all([1, 2, 3].map(() => rig.press("raj", card, "Claim", { key: "k" })));
    expect(clicks.map(({ text }) => text).filter((text) => text !== "")).toHaveLength(1);
    expect(types(await rig.eventsOf(1))).toEqual(["opened", "claimed"]);
  });

  test("of several numbers does what was left of it", async () => {
    await aPartsCase();
    await aPartsCase();
    await rig.ask("raj", "claim 1", { key: "k" });
    await rig.ask("raj", "claim 1 2", { key: "k" });
    expect(await rig.caseOf(2)).toMatchObject({ assignee: "raj" });
    expect(types(await rig.eventsOf(1))).toEqual(["opened", "claimed"]);
  });
});

describe("buttons and forms", () => {
  test("a button whose label no longer holds does nothing and shows how it stands", async () => {
    await aPartsCase();
    await rig.settle();
    const card = rig.cardOf(1, "parts");
    await rig.ask("lee", "claim 1");
    const answer = await rig.press("raj", card, "Claim");
    expect(answer.text).toContain("FT-1 has changed");
    expect(answer.refresh?.plain).toContain("Lee Wong");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "lee" });
  });

  test("a form asks for what is missing, keeps what is typed while it is wrong, and is done when it is right", async () => {
    await aPartsCase("claim 1");
    await rig.settle();
    await rig.settle();
    const form = await rig.press("raj", rig.cardOf(1, "parts"), "Waiting for…");
    expect(form.form?.fields.map(({ id }) => id)).toEqual(["what", "until"]);
    const wrong = await rig.submit("raj", form, { what: "the supplier", until: "soonish" });
    expect(wrong.problems).toEqual([{ field: "until", sentence: expect.stringContaining("soonish") }]);
    const past = await rig.submit("raj", form, { what: "the supplier", until: "1 January 2027" });
    expect(past.problems).toMatchObject([{ field: "until" }]);
    const empty = await rig.submit("raj", form, { what: "", until: "" });
    expect(empty.problems?.map(({ field }) => field)).toEqual(["what", "until"]);
    await rig.submit("raj", form, { what: "the supplier", until: "wed 10:00" });
    expect(await rig.caseOf(1)).toMatchObject({ wait: { until: on("wed", "10:00") } });
  });

  test("a note that was being typed while a colleague took the case is kept all the same", async () => {
    await aPartsCase("claim 1");
    await rig.settle();
    const form = await rig.press("raj", rig.cardOf(1, "parts"), "Update");
    await rig.ask("lee", "pass 1 @carlos");
    expect((await rig.submit("raj", form, { words: "a long note" })).text).toContain("Noted on FT-1");
  });

  test("More opens what this person may do here now, and nothing else", async () => {
    await aPartsCase();
    await rig.settle();
    const card = rig.cardOf(1, "parts");
    const parts = labelsOf(await rig.press("raj", card, "More"));
    const billing = labelsOf(await rig.press("omar", card, "More"));
    expect(parts).toContain("Claim");
    expect(billing).not.toContain("Claim");
    const more = await rig.press("raj", card, "More");
    await rig.press("raj", more, "Claim");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
  });

  test("in a card's thread the number goes without saying", async () => {
    await aPartsCase();
    await rig.settle();
    await rig.ask("raj", "claim", { in: rig.cardOf(1, "parts") });
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
    await rig.ask("raj", "update 2 parts are on the way", { in: rig.cardOf(1, "parts") });
    await rig.settle();
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toContain("2 parts are on the way");
  });
});

describe("undo", () => {
  test("alone takes back one's own last step, wherever it was", async () => {
    await aPartsCase();
    await aPartsCase();
    await rig.ask("raj", "claim 1");
    rig.sleepUntil(plus(rig.now(), 1));
    await rig.ask("raj", "claim 2");
    rig.sleepUntil(plus(rig.now(), 1));
    await rig.ask("lee", "update 1 by the way");
    expect((await rig.ask("raj", "undo")).text).toContain("FT-2");
    expect(await rig.caseOf(2)).toMatchObject({ assignee: null });
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
  });

  test("is for five minutes, for whoever did it, and not across another's deed", async () => {
    await aPartsCase("claim 1");
    expect((await rig.ask("lee", "undo 1")).text).toContain("Raj");
    await rig.move(5 * MINUTE + 1);
    expect((await rig.ask("raj", "undo 1")).text).toContain("five minutes");
    await rig.ask("raj", "update 1 x");
    await rig.complain({ by: "customer0", text: "Hello?" });
    expect((await rig.ask("raj", "undo 1")).text).toContain("nothing");
    expect((await rig.ask("omar", "undo")).text).toContain("/case undo 42");
  });
});

describe("undo in words", () => {
  test("names what it took back", async () => {
    await aPartsCase("claim 1", "on it 1");
    expect((await rig.ask("raj", "undo")).text).toBe("Taken back on FT-1: “on it”.");
  });

  test("says which word takes back an absence or cover, when that came last", async () => {
    await aPartsCase("claim 1");
    await rig.move(MINUTE);
    await rig.ask("raj", "away tomorrow");
    expect((await rig.ask("raj", "undo")).text).toContain("/case back");
    expect((await rig.ask("raj", "undo 1")).text).toContain("Taken back on FT-1: the claim.");
    await rig.ask("raj", "cover parts sat 09:00-17:00");
    expect((await rig.ask("raj", "undo")).text).toContain("/case cover parts off");
    await rig.move(MINUTE);
    await rig.ask("raj", "claim 1");
    expect((await rig.ask("raj", "undo")).text).toContain("the claim");
    await rig.ask("raj", "away tomorrow");
    await rig.move(6 * MINUTE);
    expect((await rig.ask("raj", "undo")).text).not.toContain("back");
  });
});

describe("quiet", () => {
  test("holds every reminder until it ends, and `quiet off` ends it", async () => {
    await aPartsCase("claim 1", "severity 1 critical");
    await rig.moveTo(on("mon", "09:01"));
    expect((await rig.ask("lee", "quiet all 2h moving house")).text).toContain("11:01");
    await rig.moveTo(on("mon", "10:30"));
    expect(rig.directOf("zoe")).toEqual([]);
    expect(await rig.count("nags")).toBeGreaterThan(0);
    await rig.ask("lee", "quiet off");
    await rig.settle();
    expect(rig.directOf("zoe").length).toBe(1);
  });

  test("ends by itself, and what was held is told then, in one message", async () => {
    await aPartsCase("claim 1", "severity 1 critical");
    await rig.ask("lee", "quiet 2h a drill");
    await rig.moveTo(on("mon", "12:00"));
    const [first] = rig.directOf("zoe");
    expect(first).toBeDefined();
    const { rows } = await rig.pool.query("select min(settled_at) as at from nags where state = 'delivered'");
    expect(rows[0].at.getTime()).toBe(on("mon", "11:00"));
  });

  test("leaves a night's reminders to the morning when it is ended in the night", async () => {
    await aPartsCase("claim 1");
    await rig.moveTo(on("mon", "21:30"));
    await rig.ask("grace", "quiet all 12h the night");
    await rig.moveTo(on("mon", "23:00"));
    const before = rig.directOf("raj").length;
    await rig.ask("grace", "quiet off");
    await rig.move(HOUR);
    expect(rig.directOf("raj")).toHaveLength(before);
  });

  test("is for leads, has an end, and is never for a part of the desk", async () => {
    expect((await rig.ask("raj", "quiet all 2h")).text).toContain("Only leads");
    expect((await rig.ask("lee", "quiet parts 2h")).text).toContain("quiet all 2h");
    expect((await rig.ask("lee", "quiet all 99w x")).text).not.toContain("Quiet until");
    expect((await rig.ask("lee", "quiet all until 1 january 2027 x")).text).not.toContain("Quiet until");
    expect((await rig.ask("lee", "quiet all 8d a holiday")).text).toContain("seven days at most");
    expect(await rig.count("settings")).toBe(0);
  });

  test("has a reason, which operations and everybody's settings say while it lasts", async () => {
    const operations = () => rig.cardsIn("operations").map(({ text }) => text);
    expect((await rig.ask("lee", "quiet all 2h")).text).toContain("<why>");
    expect((await rig.ask("lee", "quiet off")).text).toBe("It is not quiet.");
    expect((await rig.ask("raj", "settings")).text).not.toContain("held");
    expect((await rig.ask("lee", "quiet all 2h moving house")).text).toContain("Reminders are held");
    await rig.settle();
    expect(operations()).toHaveLength(1);
    expect(operations()[0]).toMatch(/held for everybody until Mon 11:00.*Lee Wong.*moving house/);
    expect((await rig.ask("raj", "settings")).text).toMatch(/until 11:00.*Lee Wong.*moving house/);
    expect((await rig.ask("grace", "quiet off")).text).toMatch(/It was Lee Wong's, until 11:00/);
    await rig.settle();
    expect(operations()[1]).toContain("ended the quiet");
    expect((await rig.ask("raj", "settings")).text).not.toContain("held");
  });
});

describe("what was meant", () => {
  test("the command alone is answered with the short help", async () => {
    expect((await rig.ask("raj", "/case")).text).toBe((await rig.ask("raj", "help")).text);
  });

  test("a department that is nearly right is guessed", async () => {
    await aPartsCase("claim 1");
    for (const line of ["list partz", "hours partz", "pass 1 partz x", "notours 1 partz"]) {
      expect((await rig.ask("raj", line)).text).toContain("Did you mean parts?");
    }
    expect((await rig.ask("raj", "list bakery")).text).not.toContain("Did you mean");
  });

  test("a list of one's own department says whose it is", async () => {
    expect((await rig.ask("raj", "list overdue")).text).toBe("Overdue at Parts: nothing.");
    expect((await rig.ask("raj", "list unclaimed")).text).toBe("Unclaimed at Parts: nothing.");
    expect((await rig.ask("grace", "list overdue")).text).toBe("Overdue: nothing.");
    await aPartsCase();
    expect((await rig.ask("raj", "list unclaimed")).text).toContain("Unclaimed at Parts: 1");
  });
});

describe("settings", () => {
  test("say one's own hours, when one is away, and every way to be reminded that is not set", async () => {
    expect((await rig.ask("raj", "settings")).text).toContain("Your hours: Parts.");
    const { desk } = rig.deps.policy();
    const early = { zone: "America/New_York", weekly: { mon: ["06:00-12:00"], tue: ["06:00-12:00"] } };
    rig.useDesk({ ...desk, people: desk.people.map((one) => (one.id === "raj" ? { ...one, calendar: early } : one)) });
    await rig.ask("raj", "away thu - fri");
    const { text } = await rig.ask("raj", "settings");
    expect(text).toContain("Your hours: Mon to Tue 06:00-12:00 (your own).");
    expect(text).toMatch(/You are away .*Thu/);
    expect(text).toContain("/case settings nags all, /case settings nags card, /case settings nags lists");
    rig.useDesk(desk);
  });
});

describe("a yes or no without a number, said directly", () => {
  const says = async (who: string, words: string) => (await rig.ask(who, words, { direct: true })).text;

  test("answers the one question there is", async () => {
    await rig.ask("lee", "cover parts sat 09:00-17:00 @raj");
    expect((await rig.ask("raj", "yes")).text).toContain("Which case?");
    expect(await says("raj", "yes")).toContain("You cover Parts");
    expect(await says("raj", "yes")).toContain("Which case?");
  });

  test("names the commands where several things are open, or what is open is not one's own alone", async () => {
    await rig.ask("lee", "cover parts sat 09:00-17:00 @raj");
    await rig.ask("lee", "cover parts sun 09:00-17:00 @raj");
    expect(await says("raj", "no")).toBe("To what? Say: /case cover parts no.");
    await aPartsCase("claim 1", "pass 1 billing money");
    const { desk } = rig.deps.policy();
    const both = desk.people.map((one) => (one.id === "ana" ? { ...one, department: "billing" } : one));
    rig.useDesk({ ...desk, people: both });
    expect(await says("omar", "yes")).toBe("To what? Say: /case yes 1.");
    const alone = desk.people.filter(({ id, department }) => id === "omar" || department !== "billing");
    rig.useDesk({ ...desk, people: alone });
    expect(await says("omar", "no")).toBe("To what? Say: /case no 1 <why>.");
    expect(await says("omar", "yes")).toContain("FT-1 is yours now");
    rig.useDesk(desk);
  });
});

describe("one's own page", () => {
  test("says what is one's own, what waits, who covers and how one is reached", async () => {
    await aPartsCase("claim 1");
    await aPartsCase();
    await rig.complain({ by: "max", text: "I was charged twice for a spare part" });
    await rig.ask("dana", "pass 3 parts it is about a part");
    await rig.ask("lee", "cover parts sat 09:00-17:00 @raj");
    const { card, text } = await rig.ask("raj", "home");
    const lines = text.split("\n");
    expect(lines[0]).toBe("Raj Patel, Parts (09:00)");
    expect(lines).toContain("Waiting for your answer: 2");
    expect(lines).toContain("FT-3 · Billing asks your department to take it");
    expect(text).toContain("Lee Wong asks you to cover Parts");
    expect(lines).toContain("Yours: 1");
    expect(lines).toContain("Parts: 2 unclaimed, 3 open");
    expect(lines.filter((line) => line.startsWith("FT-1 ·"))).toHaveLength(1);
    expect(text).toMatch(/Parts: .* is in until/);
    expect(text).toContain("Reminders come to you directly.");
    expect(labelsOf(card ?? {})).toEqual(
      expect.arrayContaining(["Open", "Take the next one", "New case", "Coverage ahead", "Settings"]),
    );
  });

  test("has what was asked of them and what their department has promised", async () => {
    await aPartsCase("claim 1", "promise 1 by 2 mar 12:00 the part is here");
    await rig.ask("mia", "give 1 credit 80 USD for the trouble");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    expect((await rig.ask("raj", "home")).text).toContain(
      "FT-1.p1 the part is here by Tue 2 Mar 12:00, accepted by Parts",
    );
    const lee = (await rig.ask("lee", "home")).text;
    expect(lee).toContain("Waiting for your answer: 1");
    expect(lee).toContain("FT-1.a1 a credit of 80 USD");
    const omar = await rig.ask("omar", "home");
    expect(omar.text).toContain("FT-1.1");
    expect((await rig.ask("lee", "yes", { direct: true })).text).toContain("FT-1.a1: a credit of 80 USD is granted.");
  });

  test("says so where nothing is", async () => {
    const { card, text } = await rig.ask("raj", "home");
    expect(text).toContain("Nothing is yours right now.");
    expect(text).toContain("Parts: nobody is waiting.");
    expect(text).not.toContain("Waiting for your answer");
    expect(labelsOf(card ?? {})).not.toContain("Take the next one");
  });
});

/** A window's own entry: it hands over an ask that nobody has typed. */
const send = (person: string, ask: Ask) =>
  rig.submit(person, { form: { title: "", submit: "", ask, basis: null, intro: null, fields: [], choices: [] } }, {});

describe("a message of the chat", () => {
  const file = (person: string, id: string) =>
    send(person, { verb: "new", numbers: [], args: { id, words: "Third visit, still no heating element." } });

  test("filed by two people is one complaint", async () => {
    expect((await file("raj", "slack C1 1.2")).text).toContain("FT-1 is open");
    expect((await file("lee", "slack C1 1.2")).text).toBe("This is already here as FT-1.");
    expect((await file("lee", "slack C1 9.9")).text).toContain("FT-2 is open");
  });

  test("is added to the case that is named in the form", async () => {
    await aPartsCase();
    const opened = await rig.press(
      "raj",
      note(["A message"], [plainButton("update", "Add to a case")]),
      "Add to a case",
    );
    expect(opened.form?.fields.map(({ id }) => id)).toEqual(["case", "words"]);
    const add = (given: string) =>
      send("raj", { verb: "update", numbers: [], args: { case: given, words: "They rang" } });
    expect((await add("ft-1")).text).toContain("Noted on FT-1.");
    expect((await add("#1")).text).toContain("Noted on FT-1.");
    expect((await add("the dryer")).problems).toEqual([
      { field: "case", sentence: "Write the number of the case, like 42 or FT-42." },
    ]);
    expect((await add("77")).problems?.[0]).toMatchObject({
      field: "case",
      sentence: expect.stringContaining("FT-77"),
    });
  });
});

describe("a link to a case", () => {
  test("says how it stands and nothing of the customer", async () => {
    await rig.complain({ by: { handle: "jane", name: "Jane Doe" } });
    await rig.ask("raj", "claim 1");
    const { text } = await send("raj", { verb: "show", numbers: [1], args: { scope: "line" } });
    expect(text).toMatch(/^FT-1 · Normal · Parts · Raj \(/);
    expect(text).not.toMatch(/jane|heating/i);
  });
});

describe("in one's own language", () => {
  beforeEach(() => rig.window.speaks("raj", "de-DE"));
  const toldRaj = (): string[] => rig.directOf("raj").map(({ text }) => text);
  const onTheCard = (): string => [rig.cardOf(1, "parts").text, ...threadOf(rig.cardOf(1, "parts"))].join("\n");

  test("Raj's chat is German: so are answers, refusals, forms and dates; what stands in the channel is not", async () => {
    await rig.complain();
    expect((await rig.ask("raj", "claim 1")).text).toContain("FT-1 ist jetzt dein Fall.");
    expect((await rig.ask("raj", "claim 1")).text).toBe("FT-1 ist schon dein Fall.");
    expect((await rig.ask("raj", "clam 1")).text).toBe("„clam“ kenne ich nicht. Meinst du /case claim?");
    expect((await rig.ask("raj", "list")).text).toMatch(/^Deine: 1/);
    expect((await rig.ask("raj", "show 1")).text).toContain(
      "„Third visit, still no heating element.“ @jane auf X, 09:00",
    );
    await rig.settle();
    const form = await rig.press("raj", rig.cardOf(1, "parts"), "Waiting for…");
    expect([form.form?.title, form.form?.fields.map(({ label }) => label)]).toEqual([
      expect.stringContaining("Warten"),
      ["Worauf oder auf wen", "Bis wann"],
    ]);
    const waits = await rig.submit("raj", form, { what: "das Ersatzteil", until: "mi 15 Uhr" });
    expect(waits.text).toBe("FT-1 wartet bis Mi 15:00 auf: das Ersatzteil. Dann melde ich mich damit.");
    expect(await rig.caseOf(1)).toMatchObject({ wait: { until: on("wed", "15:00") } });
    const unread = await rig.ask("raj", "wait 1 das Ersatzteil bis demnächst");
    expect(unread.text).toContain("„demnächst“ kann ich nicht als Zeit lesen.");
    await rig.settle();
    expect(onTheCard()).toContain("waiting until Wed 15:00");
    expect(onTheCard()).not.toMatch(/wartet|übernommen/);
    expect((await rig.ask("ana", "show 1")).text).toContain("waiting until Wed 15:00");
  });

  test("reminders and lists come in it as well, and others are told in theirs", async () => {
    await rig.complain();
    await rig.ask("raj", "claim 1");
    await rig.moveTo(on("tue", "17:00"));
    const told = toldRaj();
    expect(told.length).toBeGreaterThan(0);
    for (const words of told) expect(words).toMatch(/fällig|überfällig|Guten Morgen|kein Wort/);
    for (const words of told) expect(words).not.toMatch(/overdue|falls due|Good morning|You have it|nobody/i);
    expect(told.join("\n")).toContain("Es ist dein Fall.");
    expect(onTheCard()).toMatch(/overdue since/);
    const others = rig.window.messages.filter(({ place }) => place.startsWith("dm:") && place !== "dm:raj");
    for (const { text } of others) expect(text).not.toMatch(/fällig/);
  });

  test("who has never said a word is told in the language of their chat; what they set goes before it", async () => {
    await rig.complain();
    await rig.ask("lee", "assign 1 raj");
    await rig.moveTo(on("mon", "17:00"));
    expect(toldRaj().join("\n")).toMatch(/fällig/);
    expect((await rig.ask("raj", "settings language en")).text).toBe("I speak English with you.");
    expect((await rig.ask("raj", "list")).text).toMatch(/^Yours/);
    expect((await rig.ask("raj", "settings")).text).toContain("settings language de");
    const before = toldRaj().length;
    await rig.moveTo(on("tue", "17:00"));
    for (const words of toldRaj().slice(before)) expect(words).not.toMatch(/fällig/);
    expect((await rig.ask("raj", "settings language de")).text).toBe("Ich spreche Deutsch mit dir.");
    expect((await rig.ask("raj", "settings language fr")).text).toContain("language en, language de");
  });

  test("a desk that is German is German where everybody reads, and English for whoever reads English", async () => {
    rig.useDesk({ ...rig.deps.policy().desk, language: "de" });
    rig.window.speaks("ana", "en_US");
    await rig.complain();
    await rig.settle();
    expect(onTheCard()).toMatch(/noch frei, .*fällig/);
    expect(onTheCard()).toContain("Als Nächstes: Parts: übernehmen.");
    expect((await rig.ask("ana", "show 1")).text).toContain("unclaimed");
    expect((await rig.ask("lee", "show 1")).text).toContain("noch frei");
    // What a card's button types is read by everybody.
    expect((await rig.press("ana", rig.cardOf(1, "parts"), "Übernehmen")).text).not.toContain("kenne ich nicht");
  });
});
