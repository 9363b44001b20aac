import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Card, Form, Line } from "../../src/card/card.ts";
import { withPlain } from "../../src/card/plain-card.ts";
import { quiet, strong, text, typed } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import { mountConsole } from "../../src/chat/console/console-door.ts";
import type {
  ComplaintDraft,
  ConsoleAccess,
  ConsoleBook,
  ConsoleChange,
  ConsoleDesk,
  Happening,
} from "../../src/chat/console/console-ports.ts";
import type { Answer, Asked, AskHandler } from "../../src/chat/ports.ts";
import { type Instant, type MachineTime, machineTime, plus } from "../../src/core/time/instant.ts";
import {
  channels,
  departments,
  dishwasher,
  fillBook,
  friday,
  monday,
  people,
  unclaimed,
  upcoming,
  weekend,
  zone,
} from "./console-scene.ts";
import { memoryConsoleBook } from "./memory-console-book.ts";

export type ConsoleFixture = {
  url: string;
  port: number;
  book: ConsoleBook;
  asked: Asked[];
  complaints: ComplaintDraft[];
  faults: unknown[];
  moveMachine(ms: number): void;
  moveDesk(to: Instant): void;
  stop(): Promise<void>;
};

type Options = {
  mode?: ConsoleDesk["mode"];
  access?: Partial<ConsoleAccess>;
  /** Answers instead of the scene's own desk. */
  handle?: AskHandler;
  empty?: boolean;
  /** The port of one that was stopped, as if it had been started anew. */
  port?: number;
};

/** A console on a free port over an invented desk that reacts as a real one would to a few verbs. */
export const openConsoleFixture = async (options: Options = {}): Promise<ConsoleFixture> => {
  let now: Instant = friday;
  let machine: MachineTime = machineTime(1_000_000_000_000);
  const listeners = new Set<(change: ConsoleChange) => void>();
  const announce = (change: ConsoleChange): void => {
    for (const listener of listeners) listener(change);
  };
  const book = memoryConsoleBook(
    () => now,
    (channel) => announce({ channel }),
  );
  if (options.empty !== true) await fillBook(book, (at) => (now = at));
  const asked: Asked[] = [];
  const complaints: ComplaintDraft[] = [];
  const faults: unknown[] = [];
  const desk: ConsoleDesk = {
    now: () => now,
    zone,
    organisation: "Halden Home",
    command: "/case",
    mode: options.mode ?? "demo",
    words: en,
    channels: () => channels,
    people: () => people,
    departments: () => departments,
    upcoming: async () => upcoming.filter(({ at }) => at > now),
  };
  const moveDesk = (to: Instant): void => {
    now = to;
    announce({ time: now });
  };

  const app = express();
  let server: Server | null = null;
  const port = (): number => (server?.address() as AddressInfo | null)?.port ?? 0;
  const { door, router } = mountConsole({
    book,
    desk,
    demo: {
      async move(by) {
        const to = "ms" in by ? plus(now, by.ms) : monday;
        const happened: Happening[] = weekend.filter(({ at }) => at > now && at <= to);
        moveDesk(to);
        return happened;
      },
      async complain(draft) {
        complaints.push(draft);
        return { said: "Received. It became FT-62 and went to Technical." };
      },
    },
    changes: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    access: { port, publicUrl: null, platformConfigured: false, password: null, ...options.access },
    machineNow: () => machine,
    report: (fault) => faults.push(fault),
  });
  app.use(router);
  app.get("/healthz", (_request, response) => void response.send("ok"));
  await door.start(async (asking) => {
    asked.push(asking);
    return await (options.handle ?? sceneHandler(book))(asking);
  });
  await new Promise<void>((resolve) => {
    server = app.listen(options.port ?? 0, "127.0.0.1", () => resolve());
  });

  return {
    url: `http://localhost:${port()}`,
    port: port(),
    book,
    asked,
    complaints,
    faults,
    moveMachine(ms) {
      machine = machineTime(machine + ms);
    },
    moveDesk,
    async stop() {
      await door.stop();
      await new Promise((resolve) => server?.close(resolve));
    },
  };
};

export const noteOf = (...lines: Line[]): Card =>
  withPlain(
    "calm",
    lines.map((line) => ({ kind: "line", line })),
  );

export const updateForm = (number: number): Form => ({
  title: `Update FT-${number}`,
  submit: "Add the note",
  ask: { verb: "update", numbers: [number], args: {} },
  basis: null,
  intro: [text("A note for colleagues. The customer does not see it.")],
  fields: [
    { kind: "text", id: "words", label: "What is new", hint: null, required: true, initial: null, maxLength: 3000 },
    {
      kind: "choice",
      id: "where",
      label: "Heard from",
      hint: "Leave it empty when nobody told you.",
      required: false,
      initial: null,
      options: [
        { value: "phone", label: "A call" },
        { value: "mail", label: "A mail" },
      ],
    },
    {
      kind: "line",
      id: "until",
      label: "Look again",
      hint: "Like fri 15:00",
      required: false,
      initial: null,
      maxLength: 200,
    },
  ],
  choices: [],
});

const moreForm = (number: number): Form => ({
  title: `FT-${number}: what you may do now`,
  submit: "",
  ask: { verb: "more", numbers: [number], args: {} },
  basis: null,
  intro: [text("Raj Patel has it, Parts. Resolve was due at 14:30.")],
  fields: [],
  choices: [
    { label: "Update", verb: "update" as const },
    { label: "I told the customer", verb: "told" as const },
    { label: "Waiting for", verb: "wait" as const },
    { label: "Pass it on", verb: "pass" as const },
    { label: "It is resolved", verb: "done" as const },
    { label: "Severity", verb: "severity" as const },
    { label: "Not a complaint", verb: "dismiss" as const },
  ].map(({ label, verb }) => ({
    label,
    ask: { verb, numbers: [number], args: {} },
    basis: null,
    style: verb === "dismiss" ? ("danger" as const) : ("plain" as const),
    opens: verb !== "dismiss",
  })),
});

/** A few reactions, enough to see every kind of answer. */
const sceneHandler =
  (book: ConsoleBook): AskHandler =>
  async ({ ask, way, by }): Promise<Answer> => {
    if ("unread" in ask) {
      return {
        card: noteOf([
          text("I do not know "),
          typed(ask.word),
          text(". Did you mean "),
          typed(`${ask.guess ?? "help"} 42`),
          text("?"),
        ]),
      };
    }
    const number = ask.numbers[0] ?? 0;
    if (ask.verb === "claim" || ask.verb === "next") {
      const messages = await book.messages("parts", { limit: 50 });
      const last = messages.at(-1);
      if (last === undefined) return {};
      const ref = { channel: last.channel, message: last.id };
      if (JSON.stringify(last.content).includes(JSON.stringify(unclaimed))) {
        await book.edit(ref, { card: dishwasher(by.userId) });
        await book.write({
          channel: "parts",
          threadOf: last.id,
          postId: `h-${last.id}`,
          content: { lines: [[quiet("15:42 "), text(`${by.name} claimed it.`)]] },
          pin: false,
        });
        return {
          card: noteOf([strong("FT-57"), text(" is yours. Owen waits since 14:58; the Call centre speaks with him.")]),
        };
      }
      return {
        card: noteOf([
          text("Raj claimed "),
          strong("FT-57"),
          text(" two seconds before you. "),
          typed("/case show 57 full"),
          text(" has the whole story."),
        ]),
      };
    }
    if (ask.verb === "more") return { form: moreForm(number) };
    if (way === "form") {
      if (ask.args.until === "yesterday") {
        return {
          problems: [{ field: "until", sentence: "Yesterday has passed. Give a time to come, like fri 15:00." }],
        };
      }
      return { card: noteOf([text(`Noted on FT-${number}. Has Jane heard this?`)]) };
    }
    if (ask.verb === "update") return { form: updateForm(number) };
    return { card: noteOf([text(`${ask.verb}: done.`)]) };
  };
