import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Cover } from "../../src/core/coverage/roster.ts";
import { HOUR, plus } from "../../src/core/time/instant.ts";
import { loadRoster } from "../../src/store/roster.ts";
import { withPerson } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig } from "../support/desk-rig.ts";
import type { SeenMessage } from "../support/fake-window.ts";
import { rigDesk } from "../support/rig-desk.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const covers = async (): Promise<Cover[]> => [...(await loadRoster(rig.db, rig.startAt)).covers];
const states = async (): Promise<string[]> =>
  (await covers()).map((one) => `${one.person} ${one.department} ${one.state}`).toSorted();
const events = async (): Promise<string[]> => {
  const { rows } = await rig.pool.query<{ type: string; actor: { person: string } }>(
    "select type, actor from desk_events order by id",
  );
  return rows.map(({ type, actor }) => `${actor.person} ${type}`);
};
const lastOf = (person: string): SeenMessage => {
  const message = rig.directOf(person).at(-1);
  if (message === undefined) throw new Error(`${person} was told nothing.`);
  return message;
};
/** Lee asks Raj for Saturday, and Raj has been told. */
const asked = async (): Promise<SeenMessage> => {
  await rig.ask("lee", "cover parts sat 09:00-17:00 @raj");
  await rig.settle();
  return lastOf("raj");
};

describe("asking a colleague", () => {
  test("is a direct message with a yes and a no, and counts only once they say yes", async () => {
    const said = await rig.ask("lee", "cover parts sat 09:00-17:00 @raj");
    expect(said.text).toBe(
      "I have asked Raj Patel to cover Parts: Sat 6 Mar 09:00 to 17:00.\nIt counts once Raj Patel says yes; I will tell you.",
    );
    expect(await states()).toEqual(["raj parts asked"]);
    await rig.settle();
    const question = lastOf("raj");
    expect(question.text).toBe(
      "Lee Wong asks you to cover Parts: Sat 6 Mar 09:00 to 17:00, 8 h.\nIt counts once you say yes.",
    );
    expect(labelsOf(question)).toEqual(["Yes, I cover", "No"]);
    const yes = await rig.press("raj", question, "Yes, I cover");
    expect(yes.text).toBe("You cover Parts: Sat 6 Mar 09:00 to 17:00. I have told Lee Wong.");
    expect(await states()).toEqual(["raj parts agreed"]);
    await rig.settle();
    expect(lastOf("lee").text).toBe("Raj Patel said yes and covers Parts: Sat 6 Mar 09:00 to 17:00.");
    expect(rig.cardsIn("parts").at(-1)?.text).toBe("Raj Patel covers Parts: Sat 6 Mar 09:00 to 17:00.");
    expect(await events()).toEqual(["lee cover-asked", "raj cover-agreed"]);
  });

  test("what falls due in that time stands in the question", async () => {
    await rig.moveTo(on("fri", "14:00"));
    await rig.complain({ by: "jane" });
    await rig.ask("raj", "severity 1 high dead for weeks");
    await rig.ask("lee", "cover parts sat 09:00-17:00 @carlos");
    await rig.settle();
    expect(lastOf("carlos").text).toContain("One case falls due then: FT-1 (resolve, Sat 14:00).");
  });

  test("a no is told, with a way to somebody else", async () => {
    const question = await asked();
    expect((await rig.press("raj", question, "No")).text).toBe(
      "You said no: Parts, Sat 6 Mar 09:00 to 17:00. Thank you for the answer; I have told Lee Wong.",
    );
    await rig.settle();
    const news = lastOf("lee");
    expect(news.text).toBe("Raj Patel cannot cover Parts: Sat 6 Mar 09:00 to 17:00.\nNobody of Parts is there then.");
    const form = await rig.press("lee", news, "Ask somebody");
    expect(form.form?.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ["to", "parts"],
      ["span", "Sat 6 Mar 09:00 to 17:00"],
      ["who", null],
    ]);
    const again = await rig.submit("lee", form, { to: "parts", span: "Sat 6 Mar 09:00 to 17:00", who: "@carlos" });
    expect(again.text).toContain("I have asked Carlos Vega");
    expect(await states()).toEqual(["carlos parts asked", "raj parts declined"]);
  });

  test("taking back what one was asked and has not answered is a no; what never counted has nobody instead", async () => {
    await rig.ask("lee", "cover parts wed 09:00-12:00 @carlos");
    await rig.settle();
    expect((await rig.ask("carlos", "cover parts off")).text).toBe(
      "You said no: Parts, Wed 3 Mar 09:00 to 12:00. Thank you for the answer; I have told Lee Wong.",
    );
    expect(await states()).toEqual(["carlos parts declined"]);
    await rig.settle();
    expect(lastOf("lee").text).toBe("Carlos Vega cannot cover Parts: Wed 3 Mar 09:00 to 12:00.");
    expect(labelsOf(lastOf("lee"))).toEqual(["Ask somebody"]);
    const receipt = await rig.ask("lee", "cover parts wed 09:00-12:00 @raj");
    expect((await rig.press("lee", receipt, "Take it back")).text).toBe("Taken back: Parts, Wed 3 Mar 09:00 to 12:00.");
  });

  test("the same key, a double click, a retry do nothing twice", async () => {
    await rig.ask("lee", "cover parts sat 09:00-17:00 @raj", { key: "once" });
    expect((await rig.ask("lee", "cover parts sat 09:00-17:00 @raj", { key: "once" })).text).toBe("");
    await rig.settle();
    const question = lastOf("raj");
    const both = await Promise.all([1, 2].map(() => rig.press("raj", question, "Yes, I cover", { key: "twice" })));
    expect(both.map(({ text }) => text).filter((text) => text !== "")).toHaveLength(1);
    await rig.settle();
    expect(await events()).toEqual(["lee cover-asked", "raj cover-agreed"]);
    expect(rig.directOf("raj")).toHaveLength(1);
    expect(rig.directOf("lee")).toHaveLength(1);
  });

  test("a yes and taking it back at once: one wins, the other is told, and nothing is said twice", async () => {
    const receipt = await rig.ask("lee", "cover parts sat 09:00-17:00 @raj");
    await rig.settle();
    const [yes, back] = await Promise.all([
      rig.press("raj", lastOf("raj"), "Yes, I cover"),
      rig.press("lee", receipt, "Take it back"),
    ]);
    const [state] = await states();
    const won = state === "raj parts agreed";
    expect(["raj parts agreed", "raj parts withdrawn"]).toContain(state);
    expect(yes.text).toMatch(won ? /^You cover Parts/ : /^This was taken back already: Raj Patel does not cover Parts/);
    expect(back.text).toMatch(won ? /^It is agreed already: Raj Patel covers Parts/ : /^Taken back: Parts/);
    expect(await events()).toHaveLength(2);
    await rig.settle();
    if (won) expect(labelsOf(back)).toEqual(["Take it back"]);
  });

  test("two processes that answer at once write one answer", async () => {
    const question = await asked();
    const answers = await Promise.all([
      rig.press("raj", question, "Yes, I cover"),
      rig.press("raj", question, "No"),
      rig.press("raj", question, "Yes, I cover"),
    ]);
    expect(await events()).toHaveLength(2);
    expect(answers.filter(({ text }) => /^(You cover|You said no)/.test(text))).toHaveLength(1);
  });

  test("only who was asked may answer", async () => {
    const question = await asked();
    expect((await rig.press("carlos", question, "Yes, I cover")).text).toBe("That is for Raj Patel to answer.");
    expect((await rig.press("grace", question, "No")).text).toBe("That is for Raj Patel to answer.");
    expect(await states()).toEqual(["raj parts asked"]);
  });

  test("an answer may be typed, and what is over cannot be answered", async () => {
    await asked();
    expect((await rig.ask("carlos", "cover parts yes")).text).toContain("Nobody waits for your answer about Parts.");
    expect((await rig.ask("raj", "cover parts yes")).text).toContain("You cover Parts");
    const question = await (async () => {
      await rig.ask("lee", "cover parts mon 18:00-20:00 @carlos");
      await rig.settle();
      return lastOf("carlos");
    })();
    rig.sleepUntil(on("mon", "20:00"));
    expect((await rig.press("carlos", question, "Yes, I cover")).text).toBe(
      "That time is over: Parts, Mon 1 Mar 18:00 to 20:00.",
    );
  });

  test("somebody who went away meanwhile cannot say yes, nor one who covers by then", async () => {
    const question = await asked();
    await rig.ask("raj", "cover parts sat 12:00-13:00");
    expect((await rig.press("raj", question, "Yes, I cover")).text).toBe(
      "You cover Parts then already: Sat 6 Mar 12:00 to 13:00.",
    );
    await rig.ask("raj", "cover parts off");
    await rig.ask("raj", "away sat");
    expect((await rig.press("raj", question, "Yes, I cover")).text).toBe(
      "You are away then (Sat 6 Mar). If you are not, type /case back first.",
    );
  });

  test("somebody without an account is not asked", async () => {
    rig.useDesk(withPerson("carlos", { mail: null }, rigDesk));
    const said = await rig.ask("lee", "cover parts sat 09:00-17:00 @carlos");
    expect(said.text).toContain("I cannot reach Carlos Vega: there is no account that I can find");
    expect(await states()).toEqual([]);
  });

  test.each([
    ["mia", "cover parts sat 09:00-17:00 @raj", "Only Lee Wong, Raj Patel or a manager may ask others to cover Parts."],
    ["lee", "cover parts yesterday @raj", "Sun 28 Feb 00:00 to 24:00 is over already. Name a time ahead."],
    ["lee", "cover parts 27 feb @raj", "The next one is Sun 27 Feb 2028. If you mean that, write the year as well"],
    ["lee", "cover parts soonish @raj", "I cannot read “soonish” as a stretch of time."],
    ["lee", "cover parts 5 mar - 20 apr @raj", "is longer than 31 days. Ask for a part of it first."],
    ["lee", "cover nowhere sat 9-17 @raj", "I do not know the department “nowhere”. It can be social, call-centre"],
    ["lee", "cover parts sat 9-17 @zorro", "I do not know “@zorro”. Name a colleague as @ana."],
    ["lee", "cover parts", "cover needs a little more: /case cover parts sat 09:00-17:00 [@raj]"],
  ])("%s: %s", async (person, typed, expected) => {
    expect((await rig.ask(person, typed)).text).toContain(expected);
    expect(await states()).toEqual([]);
  });
});

describe("offering oneself", () => {
  test("a member is taken at their word, and the department reads it", async () => {
    const said = await rig.ask("carlos", "cover parts sat 09:00-17:00");
    expect(said.text).toBe("You cover Parts: Sat 6 Mar 09:00 to 17:00.");
    expect(await states()).toEqual(["carlos parts agreed"]);
    await rig.settle();
    expect(rig.cardsIn("parts").map(({ text }) => text)).toEqual([
      "Carlos Vega covers Parts: Sat 6 Mar 09:00 to 17:00.",
    ]);
    expect((await rig.press("carlos", said, "Take it back")).text).toContain("Taken back: Parts");
    await rig.settle();
    expect(lastOf("lee").text).toContain("Carlos Vega no longer covers Parts");
  });

  test("somebody else waits for the lead or the deputy; the first of them to answer has answered", async () => {
    const said = await rig.ask("ana", "cover parts sat 09:00-17:00 me");
    expect(said.text).toContain("It counts once Lee Wong or Raj Patel says yes");
    await rig.settle();
    for (const head of ["lee", "raj"]) expect(lastOf(head).text).toContain("Ana Silva offers to cover Parts");
    await rig.press("raj", lastOf("raj"), "Yes");
    expect((await rig.press("lee", lastOf("lee"), "No")).text).toBe(
      "It is agreed already: Ana Silva covers Parts, Sat 6 Mar 09:00 to 17:00.",
    );
    await rig.settle();
    expect(lastOf("ana").text).toBe("Raj Patel said yes: you cover Parts, Sat 6 Mar 09:00 to 17:00.");
    expect(lastOf("lee").text).toBe(
      "Raj Patel said yes: Ana Silva covers Parts, Sat 6 Mar 09:00 to 17:00. Nothing is left for you to answer.",
    );
    expect(labelsOf(lastOf("lee"))).toEqual([]);
    expect(await states()).toEqual(["ana parts agreed"]);
    await rig.ask("ana", "cover parts sun 09:00-17:00");
    await rig.settle();
    await rig.ask("lee", "cover parts no");
    await rig.settle();
    expect(lastOf("raj").text).toContain("Lee Wong said no to the offer of Ana Silva to cover Parts: Sun 7 Mar");
  });

  test("of several that could be meant it asks which", async () => {
    await rig.ask("carlos", "cover parts sat 09:00-12:00");
    await rig.ask("carlos", "cover parts sun 09:00-12:00");
    const which = await rig.ask("carlos", "cover parts off");
    expect(labelsOf(which)).toEqual(["Take it back (1)", "Take it back (2)"]);
    await rig.press("carlos", which, "Take it back (2)");
    expect(await states()).toEqual(["carlos parts agreed", "carlos parts withdrawn"]);
    expect((await rig.ask("lee", "cover parts off @carlos")).text).toContain("Taken back: Parts, Sat 6 Mar");
    expect((await rig.ask("lee", "cover parts off")).text).toContain(
      "There is nothing of yours at Parts to take back.",
    );
  });

  test("a weekend in which the clocks go forward is an hour shorter", async () => {
    rig.sleepUntil(on("fri", "12:00"));
    await rig.ask("carlos", "cover parts 13 mar - 14 mar");
    const [cover] = await covers();
    expect(cover === undefined ? 0 : cover.to - cover.from).toBe(47 * HOUR);
    expect((await rig.ask("carlos", "cover parts off")).text).toContain("Parts, Sat 13 Mar 00:00 to Mon 15 Mar 00:00");
  });

  test("who covers now stands on the queue card, before those who are in", async () => {
    await rig.complain();
    await rig.settle();
    expect(rig.queueIn("parts")?.text).toContain("On duty: Raj Patel, Carlos Vega, Lee Wong");
    await rig.ask("grace", "cover parts today 08:00-20:00 @ana");
    await rig.settle();
    await rig.press("ana", lastOf("ana"), "Yes, I cover");
    await rig.settle();
    expect(rig.queueIn("parts")?.text).toContain("On duty: Ana Silva, Raj Patel");
  });

  test("what people typed goes back letter for letter and is nothing else", async () => {
    const said = await rig.ask("lee", "cover <!channel>*x* sat 9-17");
    const spans = said.card?.blocks.flatMap((block) => (block.kind === "line" ? block.line : [])) ?? [];
    expect(spans.filter(({ kind }) => kind === "said")).toEqual([{ kind: "said", text: "<!channel>*x*" }]);
  });

  test("a department that left the desk has no cover to answer", async () => {
    const question = await asked();
    rig.useDesk({ ...rigDesk, departments: rigDesk.departments.filter(({ id }) => id !== "parts") });
    expect((await rig.press("raj", question, "Yes, I cover")).text).toContain("I no longer have this one.");
  });
});

test("an exact stretch of a button is kept to the minute, a long one opens the form first", async () => {
  await rig.moveTo(on("fri", "14:00"));
  await rig.complain({ by: "jane" });
  await rig.ask("raj", "severity 1 high dead for weeks");
  const coverage = await rig.ask("carlos", "coverage parts");
  const form = await rig.press("carlos", coverage, "I cover this");
  expect(form.form?.fields.map(({ id, initial }) => [id, initial])).toEqual([
    ["to", "parts"],
    ["span", "Fri 5 Mar 17:00 to Mon 8 Mar 08:00"],
  ]);
  const past = await rig.submit("carlos", form, { to: "parts", span: "yesterday" });
  expect(past.problems?.map(({ field }) => field)).toEqual(["span"]);
  const said = await rig.submit("carlos", form, { to: "parts", span: "Fri 5 Mar 17:00 to Mon 8 Mar 08:00" });
  expect(said.text).toBe("You cover Parts: Fri 5 Mar 17:00 to Mon 8 Mar 08:00.");
  const [cover] = await covers();
  expect([cover?.from, cover?.to]).toEqual([on("fri", "17:00"), plus(on("sun", "08:00"), 24 * HOUR)]);
});
