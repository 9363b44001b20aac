import { type Give, pendingGives } from "../authority/give.ts";
import type { Case } from "../case/case.ts";
import type { ToldWhere } from "../case/told-where.ts";
import type { TextId } from "../case/wait.ts";
import { isPublic } from "../complaint/complaint.ts";
import type { PersonId } from "../desk/desk.ts";
import type { CustomerPromise } from "../promise/promise.ts";
import { type Clock, isLive } from "../sla/clock.ts";
import { openTasks, type Task } from "../task/task.ts";
import { type Instant, MINUTE } from "../time/instant.ts";

/** One thing the customer has been told; `by` null: the firm's own account, outside. */
export type ToldBefore = { by: PersonId | null; at: Instant; textId: TextId; where: ToldWhere };

/**
 * What may truthfully be told. `fresh`: it came after the last word to the customer, so it is news to them. Results are in
 * colleagues' words and have to be put into the speaker's own.
 */
export type Sayable =
  | { kind: "result"; task: Task; at: Instant; textId: TextId; fresh: boolean }
  | { kind: "resolved"; by: PersonId; at: Instant; textId: TextId; fresh: boolean }
  /** What may be told of the fault that the case is part of, in the firm's public words. */
  | { kind: "incident"; id: number; at: Instant; textId: TextId; fresh: boolean }
  /** Accepted by who must keep it; `fresh`: the customer has not been told of this date. */
  | { kind: "promise"; promise: CustomerPromise; at: Instant; textId: TextId; fresh: boolean }
  /** Granted for the trouble, so it is theirs. */
  | { kind: "give"; give: Give; at: Instant; fresh: boolean };

/** What is not certain yet or will not be, so that nobody says it is. */
export type Unsure =
  | { kind: "task"; task: Task; dueAt: Instant | null }
  | { kind: "promise"; promise: CustomerPromise }
  | { kind: "give"; give: Give };

export type Standing = {
  say: Sayable[];
  unsure: Unsure[];
  /** There is nothing new to say; the instant by which the customer is owed the next word, null: none that can be named. */
  hold: { by: Instant | null } | null;
  /** Everything that can be said is older than the last word to them. */
  repeats: boolean;
  /** Where the customer last wrote, and so where they read. */
  where: ToldWhere;
};

const MOST = 3;

/** What a case holds for whoever speaks with its customer: facts of the case alone, and never a note made inside. */
export const whatToSay = (kase: Case, told: readonly ToldBefore[], now: Instant): Standing => {
  const last = told.reduce<Instant | null>((latest, { at }) => (latest === null || at > latest ? at : latest), null);
  const isFresh = (at: Instant): boolean => last === null || at > last;
  const results = kase.tasks.flatMap((task): Sayable[] => {
    const { ended } = task;
    if (task.state !== "done" || ended === null || ended.resultId === null || task.about.kind === "question") return [];
    return [{ kind: "result", task, at: ended.at, textId: ended.resultId, fresh: isFresh(ended.at) }];
  });
  const { resolution } = kase;
  const resolved: Sayable[] =
    resolution === null || resolution.howId === null
      ? []
      : [
          {
            kind: "resolved",
            by: resolution.by,
            at: resolution.at,
            textId: resolution.howId,
            fresh: isFresh(resolution.at),
          },
        ];
  const promised = kase.promises.flatMap((promise): Sayable[] => {
    const { state, acceptedAt, setAt, told: heard, dueAt, whatId } = promise;
    if (state !== "accepted" || dueAt <= now) return [];
    return [
      {
        kind: "promise",
        promise,
        at: acceptedAt ?? setAt,
        textId: whatId,
        fresh: heard === null || heard.dueAt !== dueAt,
      },
    ];
  });
  const { incident } = kase;
  const known: Sayable[] =
    incident === null || incident.lastId === null || incident.lastAt === null
      ? []
      : [
          {
            kind: "incident",
            id: incident.id,
            at: incident.lastAt,
            textId: incident.lastId,
            fresh: isFresh(incident.lastAt),
          },
        ];
  const granted = kase.gives.flatMap((give): Sayable[] =>
    give.state !== "granted"
      ? []
      : [{ kind: "give", give, at: give.decided?.at ?? give.at, fresh: isFresh(give.decided?.at ?? give.at) }],
  );
  const say = [...known, ...promised, ...granted, ...resolved, ...results]
    .sort((a, b) => Number(b.fresh) - Number(a.fresh) || b.at - a.at)
    .slice(0, MOST);
  const isOver = kase.status === "closed" || kase.status === "dismissed";
  const nothingNew = !say.some(({ fresh }) => fresh);
  return {
    say,
    unsure: isOver ? [] : [...unsureGives(kase), ...unsurePromises(kase), ...unsureTasks(kase)],
    hold: nothingNew && !isOver ? { by: nextWordBy(kase.clocks, now) } : null,
    repeats: nothingNew && say.length > 0,
    where: whereTheyRead(kase),
  };
};

const unsureTasks = (kase: Case): Unsure[] =>
  openTasks(kase)
    .filter(({ about }) => about.kind !== "question")
    .map((task) => ({ kind: "task", task, dueAt: dueOf(kase.clocks, task) }));

const unsureGives = (kase: Case): Unsure[] => pendingGives(kase).map((give) => ({ kind: "give", give }));

/** Those without a yes, and the last that got a no. */
const unsurePromises = ({ promises }: Case): Unsure[] => {
  const refused = promises.findLast(({ state }) => state === "refused" || state === "broken");
  return [...promises.filter(({ state }) => state === "proposed"), ...(refused === undefined ? [] : [refused])].map(
    (promise) => ({ kind: "promise", promise }),
  );
};

const dueOf = (clocks: readonly Clock[], task: Task): Instant | null =>
  clocks.find((clock) => clock.kind === "task" && clock.piece === task.id && isLive(clock))?.dueAt ?? null;

/** The time to name is the one by which a word is owed anyway, as long as there is still time to keep it. */
const nextWordBy = (clocks: readonly Clock[], now: Instant): Instant | null => {
  const due = clocks.find((clock) => clock.kind === "next-word" && isLive(clock))?.dueAt ?? null;
  return due !== null && due > now + 15 * MINUTE ? due : null;
};

const whereTheyRead = ({ lastWord: { source } }: Case): ToldWhere => {
  if (source === "email") return "mail";
  if (source === "phone") return "phone";
  return isPublic(source) ? "public" : "private";
};
