import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { Button, Card, Form } from "../../src/card/card.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import type { Answer, Asked, ChatSpot } from "../../src/chat/ports.ts";
import type { Case } from "../../src/core/case/case.ts";
import type { CaseEvent } from "../../src/core/case/event.ts";
import type { Complaint } from "../../src/core/complaint/complaint.ts";
import type { Desk, PersonId, Platform } from "../../src/core/desk/desk.ts";
import { findDepartment } from "../../src/core/desk/find.ts";
import { HOUR, type Instant, instant, machineTime } from "../../src/core/time/instant.ts";
import { answerAsk } from "../../src/flows/answer-ask.ts";
import { deliverPlaces } from "../../src/flows/deliver-places.ts";
import type { Deps } from "../../src/flows/deps.ts";
import { moveClocks } from "../../src/flows/move-clocks.ts";
import { previewCoverage } from "../../src/flows/preview-coverage.ts";
import { rebuildFacts } from "../../src/flows/rebuild-facts.ts";
import { type Manner, type Received, receiveComplaint } from "../../src/flows/receive-complaint.ts";
import { reportLateness } from "../../src/flows/report-lateness.ts";
import { sweepClocks } from "../../src/flows/sweep-clocks.ts";
import { sweepDigests } from "../../src/flows/sweep-digests.ts";
import { sweepLists } from "../../src/flows/sweep-lists.ts";
import { tellPeople } from "../../src/flows/tell-people.ts";
import { openClient } from "../../src/store/client.ts";
import { loadCase, loadEvents } from "../../src/store/load-case.ts";
import { nextInstant } from "../../src/store/next-instant.ts";
import { policyOf } from "./builders.ts";
import { type FakeWindow, openFakeWindow, type SeenMessage } from "./fake-window.ts";
import { testDatabase } from "./postgres.ts";
import { rigDesk } from "./rig-desk.ts";

/** What a test says of a complaint; the rest is a word on X by Jane, said now. */
export type Told = Partial<Omit<Complaint, "author">> & {
  id?: string;
  by?: string | Partial<Complaint["author"]>;
  manner?: Manner;
  /** Which process hears of it, where there are several. */
  process?: Deps;
};
/** An answer with all its words, as the asker reads them. */
export type Said = Answer & { text: string };
/** A card in a place, an answer's card or a form with choices: whatever has buttons on it. */
type Pressable = SeenMessage | Answer | Card | Form;

/**
 * A desk on a database of its own, with time that a test moves by hand and windows that keep what people see. Nothing
 * happens by itself: `settle` delivers what is due now, `move` and `moveTo` go through every instant at which something
 * is due. `close` it in afterAll; `clear` empties it for the next test, which is faster than opening another.
 */
export const openDeskRig = async (
  options: { desk?: Desk; windows?: Platform[]; startAt?: Instant; connections?: number } = {},
) => {
  const startAt = options.startAt ?? instant(Date.UTC(2027, 2, 1, 14));
  const database = await testDatabase();
  const pool = new pg.Pool({ ...database.pool, max: options.connections ?? 10 });
  pool.on("error", () => {});
  const db = openClient(pool);
  const others: pg.Pool[] = [];
  let now = startAt;
  let machine: number | null = null;
  let policy = { version: 1, ...policyOf(options.desk ?? rigDesk) };
  /** Those before the present one, whose calendars running clocks may name. */
  let versions: Desk[] = [];
  let asking = 0;
  let told = 0;
  const logged: string[] = [];
  const keep = (_facts: object, words: string): void => {
    logged.push(words);
  };
  const windows = (options.windows ?? ["slack"]).map((platform) => openFakeWindow(platform, () => policy.desk));
  const [home] = windows;
  if (home === undefined) throw new Error("A rig has at least one window.");
  const deps: Deps = {
    db,
    policy: () => policy,
    now: () => now,
    machineNow: () => machineTime(machine ?? Date.now()),
    newId: randomUUID,
    publicUrl: null,
    windows,
    wake: () => {},
    log: { info: keep, warn: keep, error: keep },
  };

  /** What a minute does, once: decide what is due, find whom to tell, deliver. */
  const settle = async (): Promise<void> => {
    await moveClocks(deps);
    const { latestByMs } = await sweepClocks(deps);
    await reportLateness(deps, latestByMs);
    await sweepLists(deps);
    await tellPeople(deps);
    await previewCoverage(deps);
    await rebuildFacts(deps);
    await sweepDigests(deps);
    await deliverPlaces(deps);
  };

  const handOver = async (person: PersonId, asked: Omit<Asked, "by">): Promise<Said> => {
    const locale = home.localeOf(person);
    const by = { platform: home.platform, tenant: "T1", userId: home.userOf(person), name: null, locale };
    const answer = await answerAsk(deps, { by, ...asked });
    return { ...answer, text: wordsOf(answer) };
  };
  const newKey = (): string => {
    asking += 1;
    return `key-${asking}`;
  };
  const addressOf = (department: string): string =>
    findDepartment(policy.desk, department)?.places[home.platform] ?? policy.desk.operations[home.platform] ?? "";

  return {
    db,
    pool,
    database,
    deps,
    /** The first window, in which `ask` and the other verbs take place. */
    window: home,
    windows,
    logged,
    startAt,
    now: () => now,
    desk: () => policy.desk,
    /** Another desk version, for whatever is decided from now on. */
    useDesk: (desk: Desk): void => {
      versions.push(policy.desk);
      policy = { version: policy.version + 1, ...policyOf(desk, versions) };
    },
    settle,
    /** What a second process on the same database works with: its own connections, the same windows and the same time. */
    anotherProcess: (): Deps => {
      const another = new pg.Pool({ ...database.pool, max: 5 });
      another.on("error", () => {});
      others.push(another);
      return { ...deps, db: openClient(another) };
    },
    /** Machine time stands at this, for what looks at it in this process; null: it runs. */
    setMachineTime: (at: number | null): void => {
      machine = at;
    },
    /** Goes to an instant through each at which something falls due, as a desk that never sleeps would. */
    moveTo: async (target: Instant): Promise<void> => {
      for (;;) {
        const next = await nextInstant(db, now);
        if (next === null || next >= target) break;
        now = next;
        await settle();
      }
      now = target;
      await settle();
    },
    /** The same by a span, in milliseconds. */
    async move(ms: number): Promise<void> {
      await this.moveTo(instant(now + ms));
    },
    /** The clock jumps while the desk sleeps: nothing is looked at on the way, nor now. */
    sleepUntil: (target: Instant): void => {
      now = target;
    },
    /** Types a line; with `in` a card, in that card's thread. The same `key` again is the same asking. */
    ask: (
      person: PersonId,
      words: string,
      at: { in?: SeenMessage; key?: string; direct?: boolean } = {},
    ): Promise<Said> => {
      const spot: ChatSpot = {
        channel: "C-somewhere",
        thread: at.in?.ref ?? null,
        direct: at.direct ?? false,
        overheard: false,
      };
      const departments = policy.desk.departments.flatMap(({ id, name }) => [id, name]);
      const ask = parseCommand(words, { thread: spot.thread !== null, departments });
      return handOver(person, { at: spot, key: at.key ?? newKey(), ask, basis: null, way: "words" });
    },
    /** Presses the button with this label. The same `key` again is a double click. */
    press: (person: PersonId, on: Pressable, label: string, { key = newKey() } = {}): Promise<Said> => {
      const button = buttonsOf(on).find((one) => one.label === label);
      if (button === undefined) throw new Error(`There is no button ${label}: ${labelsOf(on).join(", ")}`);
      const at: ChatSpot = { channel: "C-somewhere", thread: null, direct: false, overheard: false };
      return handOver(person, { at, key, ask: button.ask, basis: button.basis, way: "button" });
    },
    /** Fills in the form that was answered and sends it. */
    submit: (
      person: PersonId,
      answer: Answer,
      values: Record<string, string>,
      { key = newKey() } = {},
    ): Promise<Said> => {
      const { form } = answer;
      if (form === undefined) throw new Error(`There is no form: ${wordsOf(answer)}`);
      const at: ChatSpot = { channel: "C-somewhere", thread: null, direct: false, overheard: false };
      const ask = { ...form.ask, args: { ...form.ask.args, ...values } };
      return handOver(person, { at, key, ask, basis: form.basis, way: "form" });
    },
    /** A customer says something. */
    complain: ({ id, by = "jane", manner = "live", process = deps, ...given }: Told = {}): Promise<Received> => {
      told += 1;
      return receiveComplaint(process, aComplaint(given, id ?? `said-${told}`, by, now), manner);
    },
    /** The firm's own account answers outside. */
    firmSays: (given: Told = {}): Promise<Received> => {
      told += 1;
      const { id, by = "our_account", manner = "live", process = deps, ...rest } = given;
      const complaint = aComplaint({ role: "company", ...rest }, id ?? `said-${told}`, by, now);
      return receiveComplaint(process, complaint, manner);
    },
    /** What stands in a department's channel, pinned queue card left out. `operations` is a place too. */
    cardsIn: (department: string, window: FakeWindow = home): SeenMessage[] => {
      const address = findDepartment(policy.desk, department)?.places[window.platform];
      const place = address ?? policy.desk.operations[window.platform] ?? "";
      return window.in(place).filter(({ pinned }) => !pinned);
    },
    /** The one card of a case in a department's channel; throws when there is none or more than one. */
    cardOf(number: number, department: string, window: FakeWindow = home): SeenMessage {
      const cards = this.cardsIn(department, window).filter(({ text }) => text.startsWith(`FT-${number} `));
      const [only, another] = cards;
      if (only === undefined || another !== undefined) throw new Error(`${department} shows ${cards.length} of it.`);
      return only;
    },
    /** The pinned list of a department's channel. */
    queueIn: (department: string): SeenMessage | undefined =>
      home.in(addressOf(department)).find(({ pinned }) => pinned),
    /** What a person was told directly, oldest first. */
    directOf: (person: PersonId, window: FakeWindow = home): SeenMessage[] => window.in(`dm:${person}`),
    /** The case as decisions read it; throws when there is none. */
    caseOf: async (number: number): Promise<Case> => {
      const kase = await loadCase(db, number);
      if (kase === null) throw new Error(`There is no FT-${number}.`);
      return kase;
    },
    eventsOf: (number: number): Promise<CaseEvent[]> => loadEvents(db, number),
    /** Places that are held back (back-off, a platform's wish for patience, a dead process) may be served again at once. */
    letWaitingPass: async (): Promise<void> => {
      await db.$executeRaw`update places set lease_until = now() - interval '1 second',
        next_at = least(next_at, now()) where lease_until is not null`;
      await db.$executeRaw`delete from patience`;
    },
    /** Everybody is thrown out of the database and nobody gets in, until the answer is called. */
    cutDatabase: async (): Promise<() => Promise<void>> => {
      const { config } = inject("postgres");
      const admin = new pg.Client(config);
      await admin.connect();
      const { database: name } = (await pool.query<{ database: string }>("select current_database() as database"))
        .rows[0] ?? { database: "" };
      await admin.query(`alter database ${name} with allow_connections false`);
      await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
      return async () => {
        await admin.query(`alter database ${name} with allow_connections true`);
        await admin.end();
      };
    },
    /** How many rows a table has. */
    count: async (table: string): Promise<number> => {
      const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return rows[0]?.n ?? 0;
    },
    /** As it was when it was opened: no cases, nobody known, the first instant. */
    clear: async (): Promise<void> => {
      await pool.query(emptyAll);
      for (const window of windows) window.clear();
      logged.length = 0;
      now = startAt;
      machine = null;
      versions = [];
      policy = { version: 1, ...policyOf(options.desk ?? rigDesk) };
      delete deps.answerWithinMs;
    },
    close: async (): Promise<void> => {
      await db.$disconnect();
      for (const one of [pool, ...others]) if (!one.ended) await one.end();
      await database.drop();
    },
  };
};

export type DeskRig = Awaited<ReturnType<typeof openDeskRig>>;

/** 09:00 on a day of the rig's week, in New York: `on("tue", "09:00")`. The rig starts on Monday at 09:00. */
export const on = (day: (typeof days)[number], time: string): Instant => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return instant(Date.UTC(2027, 2, 1 + days.indexOf(day), 5) + hours * HOUR + minutes * 60_000);
};
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Everything an answer says: its card, what is wrong with a form, or a form's title. */
const wordsOf = ({ card, form, problems }: Answer): string =>
  [card?.plain, ...(problems ?? []).map(({ sentence }) => sentence), form?.title].filter((one) => one).join("\n");

const buttonsOf = (on: Pressable): Button[] => {
  if ("choices" in on) return on.choices;
  if ("blocks" in on) {
    return on.blocks.flatMap((block) => {
      if (block.kind === "buttons") return block.buttons;
      return block.kind === "list" ? block.items.flatMap(({ button }) => (button === null ? [] : [button])) : [];
    });
  }
  if ("form" in on && on.form !== undefined) return buttonsOf(on.form);
  return on.card === undefined || on.card === null ? [] : buttonsOf(on.card);
};

/** The labels of what can be pressed there, in order. */
export const labelsOf = (on: Pressable): string[] => buttonsOf(on).map(({ label }) => label);

/** The lines of a card's thread, as they are read. */
export const threadOf = (message: SeenMessage): string[] => message.thread.flatMap(({ text }) => text.split("\n"));

/** A line of history without its time, which says when it was drawn. */
export const untimed = (line: string): string => line.replace(/^.*?\d{1,2}:\d{2}\s/, "");

const nobody = { handle: null, name: null, email: null, phone: null };
const aComplaint = (
  given: Partial<Complaint>,
  externalId: string,
  by: NonNullable<Told["by"]>,
  now: Instant,
): Complaint => ({
  connector: "webhook",
  externalId,
  source: "x",
  role: "customer",
  author: { ...nobody, ...(typeof by === "string" ? { handle: by } : by) },
  text: "Third visit, still no heating element.",
  createdAt: now,
  url: null,
  threadId: null,
  inReplyTo: null,
  orderNumber: null,
  language: null,
  product: null,
  attachments: [],
  ...given,
});

/** Deleting a few rows takes a tenth of the time that truncating the tables does. */
const emptyAll = [
  "absences, api_tokens, asked, cases, clocks, complaints, connect_codes, console_messages, console_reads, covers, customers, desk_events, digests_given, events",
  "gaps, handles, identities, imports, incident_cards, incidents, lists, metric_facts, nags, notices, patience, person_settings, pictures, places, rounds, settings, shown, slack_pictures",
  "teams_people, teams_places, texts, tries, webhooks, work_links, workspaces",
]
  .flatMap((names) => names.split(", "))
  .map((table) => `delete from ${table};`)
  .concat("select setval('case_numbers', 1, false), setval('incidents_id_seq', 1, false)")
  .join(" ");
