import fc from "fast-check";
import { describe, test } from "vitest";
import { type Case, isOpen } from "../../../src/core/case/case.ts";
import { fold } from "../../../src/core/case/evolve.ts";
import { workingTimeBetween } from "../../../src/core/coverage/working-time.ts";
import { clockKinds } from "../../../src/core/desk/desk.ts";
import { findDepartment, findSeverity } from "../../../src/core/desk/find.ts";
import { type Clock, clockId, clockKey, isLive, isSame } from "../../../src/core/sla/clock.ts";
import { clockTable, liveClock } from "../../../src/core/sla/clocks.ts";
import { MINUTE } from "../../../src/core/time/instant.ts";
import { asks, type Policy } from "../../support/builders.ts";
import { clockBodies, type Moment, moves, opened, play, policies } from "../../support/random-story.ts";

/** Fails with the moment that broke it: a story of forty moves is told by its last. */
const must = (holds: boolean, what: string, moment?: Moment): void => {
  if (holds) return;
  const told = moment === undefined ? "" : JSON.stringify({ ...moment, policy: undefined }, null, 1);
  throw new Error(`${what}\n${told}`);
};

const holdsAlways = (check: (moment: Moment, clocks: Clock[]) => void): void =>
  fc.assert(
    fc.property(opened, moves, (kase, asked) => {
      for (const moment of play(kase, asked)) check(moment, moment.after.clocks);
    }),
    { numRuns: 200 },
  );

const isUndo = ({ command }: Moment): boolean => command !== "sweep" && command.verb === "undo";

describe("whatever happens to a case", () => {
  test("its version counts its events, and folding them gives the case", () => {
    fc.assert(
      fc.property(opened, moves, (kase, asked) => {
        const moments = play(kase, asked);
        const events = moments.flatMap((moment) => moment.events);
        const last = moments.at(-1)?.after ?? kase;
        must(last.version === kase.version + events.length, "version");
        // A fold reads what the database gives back, which is JSON.
        const stored = JSON.parse(JSON.stringify(events));
        must(JSON.stringify(sorted(fold(kase, stored))) === JSON.stringify(sorted(last)), "fold");
      }),
      { numRuns: 150 },
    );
  });

  test("what is refused changes nothing and what is done is by one command in one instant", () => {
    holdsAlways((moment) => {
      const { refused, events, before, after, now } = moment;
      must(!refused || (before === after && events.length === 0), "refused", moment);
      must(
        new Set(events.map(({ commandId }) => commandId)).size <= 1 || moment.command === "sweep",
        "one command",
        moment,
      );
      must(
        events.every((event) => event.at === now),
        "one instant",
        moment,
      );
    });
  });

  test("its facts agree with each other", () => {
    holdsAlways((moment) => {
      const { after } = moment;
      const is = (...of: Case["status"][]): boolean => of.includes(after.status);
      must((after.queuedAt !== null) === is("triage", "unclaimed"), "queued", moment);
      must(!is("claimed") || after.assignee !== null, "claimed by somebody", moment);
      must(!is("triage", "unclaimed", "dismissed") || after.assignee === null, "unclaimed by nobody", moment);
      must((after.assignee === null) === (after.assignedAt === null), "assigned", moment);
      must((after.resolution !== null) === is("resolved", "closed"), "resolution", moment);
      must((after.dismissal !== null) === is("dismissed"), "dismissal", moment);
      must(after.offer === null || is("unclaimed", "claimed"), "offer", moment);
      must(after.wait === null || is("unclaimed", "claimed"), "wait", moment);
      must(after.offer === null || after.offer.from === after.department, "offer from the owner", moment);
      must(after.unansweredSince === null || after.told !== null, "unanswered", moment);
      must(after.since <= after.started && after.firstWord.at <= after.lastWord.at, "since", moment);
      must(after.reopenedAt === null ? after.generation === 1 : after.generation > 1, "generation", moment);
      must(after.department !== "", "owner", moment);
    });
  });

  test("every open case has every clock that has a target, and no other has one", () => {
    holdsAlways((moment, clocks) => {
      const { after, policy } = moment;
      for (const kind of clockKinds) {
        const running = clocks.filter((clock) => clock.kind === kind && isLive(clock));
        const pieces = new Set([...clockTable[kind].pieces(after), ...running.map(({ piece }) => piece)]);
        for (const piece of pieces) {
          const live = running.filter((clock) => clock.piece === piece);
          must(live.length <= 1, `two live ${kind} clocks`, moment);
          // Between a new desk version and its activation nothing is promised; here both are one moment.
          const anchor = clockTable[kind].anchor(after, live[0], piece);
          const due = anchor !== null && (anchor.target !== undefined || targetOf(kind, after, policy, piece));
          must(due === (live.length === 1), `${kind} ${piece} ${due}`, moment);
        }
      }
      const measured = isOpen(after.status) && targetOf("resolve", after, policy);
      must(!measured || liveClock(after, "resolve") !== undefined, "open without a resolve clock", moment);
    });
  });

  test("the stretches of a clock are its life without a gap", () => {
    holdsAlways((moment, clocks) => {
      for (const clock of clocks) {
        const { stretches } = clock;
        must(stretches.length > 0, "no stretch", moment);
        stretches.forEach((stretch, index) => {
          const isLast = index === stretches.length - 1;
          must((stretch.to === null) === (isLast && isLive(clock)), "open in the middle", moment);
          must(isLast || stretch.to === stretches[index + 1]?.from, "gap", moment);
          must(stretch.to === null || stretch.to >= stretch.from, "backwards", moment);
          must((stretch.to === null) === (stretch.countedMs === null), "counted", moment);
          must(stretch.mode !== "paused" || (stretch.countedMs ?? 0) === 0, "counted while paused", moment);
        });
        must((clock.state === "paused") === (isLive(clock) && stretches.at(-1)?.mode === "paused"), "paused", moment);
        must(clock.state !== "paused" || clock.dueAt === null, "paused and due", moment);
        must((clock.endedAt === null) === isLive(clock), "ended", moment);
      }
    });
  });

  test("what was counted is the working time between, on the calendar of the stretch", () => {
    holdsAlways((moment, clocks) => {
      for (const stretch of clocks.flatMap((clock) => clock.stretches)) {
        if (stretch.to === null || stretch.mode === "paused") continue;
        const calendar = policies.map(({ calendars }) => calendars).find((known) => knows(known, stretch.calendar));
        must(calendar !== undefined, "unknown calendar", moment);
        const worked =
          calendar === undefined ? 0 : workingTimeBetween(calendar.byRef(stretch.calendar), stretch.from, stretch.to);
        must(stretch.countedMs === worked, `counted ${stretch.countedMs} of ${worked}`, moment);
      }
    });
  });

  test("past stretches, breaches and due times stay as they are", () => {
    holdsAlways((moment) => {
      const { before, after, events } = moment;
      if (isUndo(moment)) return;
      for (const was of before.clocks) {
        const is = after.clocks.find((clock) => clockId(clock) === clockId(was));
        if (is === undefined) continue;
        const ended = was.stretches.filter((stretch) => stretch.to !== null).map((stretch) => JSON.stringify(stretch));
        const kept = is.stretches.map((stretch) => JSON.stringify(stretch));
        must(
          ended.every((stretch) => kept.includes(stretch)),
          "a past stretch changed",
          moment,
        );
        must(was.breachedAt === null || is.breachedAt === was.breachedAt, "a breach changed", moment);
        const moved = clockBodies(events).some((body) => body.type === "clock-moved" && isSame(body, was));
        must(moved || !isLive(is) || is.dueAt === was.dueAt, "the due time changed by itself", moment);
        must(moved || is.stretches.length === was.stretches.length, "stretched by itself", moment);
        const decidedBefore = Object.entries(was.decided);
        must(
          decidedBefore.every(([step, times]) => (is.decided[step] ?? 0) >= times),
          "undecided",
          moment,
        );
      }
    });
  });

  test("a clock that was late when it ended or moved says so", () => {
    holdsAlways((moment) => {
      for (const was of moment.before.clocks) {
        if (isUndo(moment) || was.dueAt === null || was.dueAt > moment.now || !isLive(was)) continue;
        const is = moment.after.clocks.find((clock) => clockId(clock) === clockId(was));
        const touched = clockBodies(moment.events).some((body) => body.type !== "clock-started" && isSame(body, was));
        must(!touched || is === undefined || is.breachedAt !== null, "late and nobody knows", moment);
      }
    });
  });

  test("generations grow by one, and a new one starts with nothing decided", () => {
    holdsAlways((moment) => {
      let known = new Map(moment.before.clocks.map((clock) => [clockKey(clock), clock.generation]));
      if (isUndo(moment)) return;
      for (const body of clockBodies(moment.events)) {
        if (body.type !== "clock-started") continue;
        const key = clockKey(body.clock);
        const { generation, decided, breachedAt, endedAt } = body.clock;
        must(generation === (known.get(key) ?? 0) + 1, `${key} ${generation}`, moment);
        must(Object.keys(decided).length === 0 && breachedAt === null && endedAt === null, "fresh", moment);
        known = new Map([...known, [key, generation]]);
      }
    });
  });

  test("undo gives back what was, and is only for whoever did it, within five minutes", () => {
    holdsAlways((moment) => {
      const { before, after, now } = moment;
      if (!isUndo(moment) || moment.refused) return;
      const { undo } = before;
      must(undo !== null, "nothing to take back", moment);
      if (undo === null) return;
      must(now - undo.at <= 5 * MINUTE, "late", moment);
      must(moment.by.kind === "person" && moment.by.person === undo.by, "another's", moment);
      must(after.undo === null, "twice", moment);
      // A task that was asked for, or a promise that was made, reads as taken back: its department has seen it.
      const { clocks: _clocks, tasks, tasksAsked, promises, promisesMade, ...facts } = undo.before;
      must(after.promisesMade >= promisesMade, "a promise's number is used again", moment);
      must(
        JSON.stringify(after.promises.slice(0, promises.length)) === JSON.stringify(promises) &&
          after.promises.slice(promises.length).every(({ state }) => state === "withdrawn"),
        "promises",
        moment,
      );
      must(after.tasksAsked >= tasksAsked, "a task's number is used again", moment);
      const [same, more] = [after.tasks.slice(0, tasks.length), after.tasks.slice(tasks.length)];
      must(JSON.stringify(same) === JSON.stringify(tasks), "tasks", moment);
      must(
        more.every(({ state }) => state === "cancelled"),
        "asked all the same",
        moment,
      );
      for (const [name, value] of Object.entries(facts)) {
        must(JSON.stringify(value) === JSON.stringify(after[name as keyof Case]), name, moment);
      }
    });
  });

  test("undoing and doing it again comes to the same case", () => {
    fc.assert(
      fc.property(opened, moves, (kase, asked) => {
        for (const { before, after, command, by, policy, now, refused, events } of play(kase, asked)) {
          if (
            events.length === 0 ||
            refused ||
            command === "sweep" ||
            command.verb === "undo" ||
            command.verb === "ask" ||
            command.verb === "promise" ||
            by.kind !== "person"
          )
            continue;
          const back = asks(after, by, { verb: "undo" }, now, policy);
          must("after" in back, "it can be taken back at once");
          if (!("after" in back)) continue;
          must(nameless(back.after) === nameless(before), `undo of ${command.verb}`);
          const again = asks(back.after, by, command, now, policy);
          must("after" in again && nameless(again.after) === nameless(after), `${command.verb} again`);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The case but for its version, its undo and the names of texts. */
const nameless = ({ version: _version, undo: _undo, ...kase }: Case): string =>
  JSON.stringify(sorted(kase)).replaceAll(/command-\d+/g, "command");

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => a.localeCompare(b))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;

const targetOf = (kind: Clock["kind"], kase: Case, { desk }: Policy, piece: string | null = null): boolean => {
  if (kind === "promise") return false;
  const department = findDepartment(desk, clockTable[kind].holder(kase, piece));
  return (department?.targets[kind] ?? findSeverity(desk, kase.severity)?.targets[kind]) !== undefined;
};

const knows = (calendars: Policy["calendars"], ref: string): boolean => {
  try {
    calendars.byRef(ref);
    return true;
  } catch {
    return false;
  }
};
