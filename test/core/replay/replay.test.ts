import { beforeAll, describe, expect, test } from "vitest";
import { isOpenAt } from "../../../src/core/coverage/calendar.ts";
import { dutyAt, isCovered } from "../../../src/core/coverage/duty.ts";
import { standsInFor } from "../../../src/core/coverage/stands-in-for.ts";
import type { Desk } from "../../../src/core/desk/desk.ts";
import { readNews } from "../../../src/core/escalation/plan-nags.ts";
import type { Ledger, LedgerLine } from "../../../src/core/replay/ledger.ts";
import { replay } from "../../../src/core/replay/replay.ts";
import type { World } from "../../../src/core/replay/world.ts";
import { holderOf, liveClocks } from "../../../src/core/sla/clocks.ts";
import { HOUR, type Instant } from "../../../src/core/time/instant.ts";
import { newYork, noRoster, policyOf } from "../../support/builders.ts";
import { randomStretch } from "../../support/random-fortnight.ts";
import { sampleDesk } from "../../support/sample-desk.ts";

/**
 * Over the night to 28 March 2027 clocks go forward in Berlin, and the Monday after it is a holiday there; in New York
 * they do on 14 March, and back on 7 November.
 */
const stretches = [
  ["a fortnight with a spring night and a holiday Monday in Berlin", "2027-03-20 00:00", "2027-04-03 00:00", 500],
  ["a fortnight with a spring night in New York", "2027-03-08 00:00", "2027-03-22 00:00", 120],
  ["a week with an autumn night in New York", "2027-11-04 00:00", "2027-11-11 00:00", 120],
] as const;

describe.each(stretches)("%s at the sample company", (_name, start, end, size) => {
  const from = newYork(start);
  const to = newYork(end);
  let desk: Desk;
  let ledger: Ledger;
  const unnamed: string[] = [];
  const told: { person: string; at: Instant; offDuty: boolean; loud: boolean; about: string }[] = [];
  /** Covers and absences lie ahead when they are said, so the last state knows who was where all along. */
  let seen: World;
  beforeAll(async () => {
    desk = await sampleDesk(2027);
    const policy = policyOf(desk);
    const happenings = randomStretch(desk, policy.calendars, { from, to, count: size, seed: 7 });
    ledger = replay({ from, to, ...policy, cases: [], roster: noRoster, happenings }, (world, now) => {
      for (const department of withoutAnybody(world, now)) unnamed.push(`${department} ${now}`);
      seen = world;
    });
    for (const line of nags()) {
      if (line.becameAt === null || line.became !== "told") continue;
      told.push({
        person: line.person,
        at: line.becameAt,
        offDuty: isOffDuty(seen, line, line.becameAt),
        loud: line.loud,
        about: line.about,
      });
    }
  });
  const nags = () => ledger.lines.filter((line): line is Extract<LedgerLine, { what: "nag" }> => line.what === "nag");

  test("a good deal happens", () => {
    const count = (what: LedgerLine["what"]) => ledger.lines.filter((line) => line.what === what).length;
    expect(count("opened")).toBeGreaterThan(size / 2);
    expect(count("step")).toBeGreaterThan(size);
    expect(count("breach")).toBeGreaterThan(size / 5);
    expect(count("gap")).toBeGreaterThan(2);
    expect(count("list")).toBeGreaterThan(20);
    expect(count("lease-lapsed")).toBeGreaterThan(0);
    expect(nags().filter(({ because }) => because === "last").length).toBeGreaterThan(0);
    expect(ledger.lines.some((line) => line.what === "step" && line.stepKind === "climb")).toBe(true);
  });

  test("at every instant somebody is named for each running clock, or the gap is on record", () => {
    const lacking = unnamed.filter((one) => !isOnRecord(one, ledger));
    expect(lacking).toEqual([]);
  });

  test("nobody is told outside their hours unless they are on duty or named as the last", () => {
    expect(told.filter(({ offDuty }) => offDuty)).toEqual([]);
  });

  test("nobody gets more quiet messages in an hour than the budget", () => {
    // A list at its time, a loud one, and news that somebody waits for go out although the hour's budget is spent.
    const isFree = ({ loud, about }: (typeof told)[number]): boolean => loud || readNews(about) !== null;
    const free = new Set(told.filter(isFree).map(({ person, at }) => `${person} ${at}`));
    for (const line of ledger.lines) if (line.what === "list") free.add(`${line.person} ${line.at}`);
    const times = new Map<string, Set<Instant>>();
    for (const { person, at } of told) {
      if (!free.has(`${person} ${at}`)) times.set(person, (times.get(person) ?? new Set()).add(at));
    }
    for (const set of times.values()) {
      const sorted = [...set].sort((a, b) => a - b);
      for (const [index, at] of sorted.entries()) {
        const fifth = sorted[index + desk.nags.perHour];
        if (fifth !== undefined) expect(fifth - at).toBeGreaterThanOrEqual(HOUR);
      }
    }
  });

  test("every decided step is told or dropped with a reason, once", () => {
    const keys = nags().map((n) => [n.case, n.about, n.generation, n.step, n.occurrence, n.person, n.way].join(" "));
    expect(new Set(keys).size).toBe(keys.length);
    for (const nag of nags()) {
      if (nag.became === "held") expect(nag.at).toBeLessThanOrEqual(to);
      else expect(nag.becameAt).not.toBeNull();
      expect(nag.became === "dropped").toBe(nag.reason !== null);
    }
    const told = new Map<string, Set<string>>();
    for (const nag of nags()) {
      const step = [nag.case, nag.about, nag.generation, nag.step, nag.occurrence].join(" ");
      told.set(step, (told.get(step) ?? new Set()).add(nag.person));
    }
    for (const line of ledger.lines) {
      if (line.what !== "step") continue;
      const people = told.get([line.case, line.clock, line.generation, line.step, line.occurrence].join(" "));
      for (const person of line.told) expect(people?.has(person)).toBe(true);
    }
  });

  test.runIf(size < 200)("says the same to the byte a second time", async () => {
    const policy = policyOf(await sampleDesk(2027));
    const happenings = randomStretch(policy.desk, policy.calendars, { from, to, count: size, seed: 7 });
    const again = replay({ from, to, ...policy, cases: [], roster: noRoster, happenings });
    expect(JSON.stringify(again)).toBe(JSON.stringify(ledger));
  });
});

/** Departments that hold a running clock and have nobody on duty now. */
const withoutAnybody = (world: World, now: Instant): string[] => {
  const holders = new Set<string>();
  for (const { kase } of world.cases.values()) {
    for (const clock of liveClocks(kase)) {
      if (clock.state === "running") holders.add(holderOf(clock, kase));
    }
  }
  return [...holders].filter((department) => !isCovered(dutyAt(department, now, world)));
};

const isOnRecord = (unnamed: string, ledger: Ledger): boolean => {
  const [department, at] = unnamed.split(" ");
  return ledger.gaps.some((gap) => gap.department === department && gap.from <= Number(at) && Number(at) < gap.to);
};

const isOffDuty = (world: World, line: Extract<LedgerLine, { what: "nag" }>, now: Instant): boolean => {
  if (line.because === "last") return false;
  if (isOpenAt(world.calendars.ofPerson(line.person), now)) return false;
  const own = world.desk.people.find(({ id }) => id === line.person)?.department ?? "";
  return ![own, ...standsInFor(line.person, now, world)].some((department) => {
    const duty = dutyAt(department, now, world);
    return isCovered(duty) && duty.people.includes(line.person);
  });
};
