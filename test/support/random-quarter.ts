import type { Calendars } from "../../src/core/coverage/calendars.ts";
import type { Desk } from "../../src/core/desk/desk.ts";
import type { Happening } from "../../src/core/replay/happening.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { randomStretch } from "./random-fortnight.ts";

/**
 * A stretch as `randomStretch` makes it, with more of what figures must get right: two ways in, the firm's own answers,
 * things taken back, asked of others, put aside and opened again.
 */
export const randomQuarter = (
  desk: Desk,
  calendars: Calendars,
  given: { from: Instant; to: Instant; count: number; seed: number },
): Happening[] => {
  const made = randomStretch(desk, calendars, given)
    .map(inTwoWays)
    .map((one, index) => withCause(one, index, desk));
  const more = made.flatMap((happening, index): Happening[] => {
    const { at } = happening;
    if (happening.what === "complaint" && happening.complaint.role === "customer") {
      const { complaint } = happening;
      if (index % 7 !== 0) return [];
      const reply = {
        ...complaint,
        role: "company" as const,
        externalId: `re-${complaint.externalId}`,
        inReplyTo: complaint.externalId,
        createdAt: plus(at, HOUR),
      };
      return [{ at: plus(at, 2 * HOUR), what: "complaint", complaint: reply }];
    }
    if (happening.what !== "ask") return [];
    const { by, on, command } = happening;
    const asks = (afterMs: number, what: typeof command): Happening => ({
      at: plus(at, afterMs),
      what: "ask",
      by,
      on,
      command: what,
    });
    if (index % 9 === 0) return [asks(MINUTE, { verb: "undo" })];
    if (command.verb === "claim" && index % 5 === 0) {
      const to = desk.departments[index % desk.departments.length]?.id ?? "";
      return [asks(10 * MINUTE, { verb: "ask", to, what: "look", about: { kind: "piece" }, knows: [] })];
    }
    if (command.verb === "claim" && index % 7 === 0) {
      const date = { dueAt: plus(at, 2 * DAY), sure: true, dark: false };
      return [
        asks(20 * MINUTE, { verb: "promise", what: "the part", to: null, ...date }),
        asks(
          index % 2 === 0 ? DAY : 3 * DAY,
          index % 2 === 0 ? { verb: "promise-kept", piece: "p1" } : { verb: "promise-broken", piece: "p1", why: null },
        ),
      ];
    }
    if (command.verb === "claim" && index % 23 === 0)
      return [asks(DAY, { verb: "dismiss" }), asks(3 * DAY, { verb: "reopen" })];
    if (command.verb === "told" && index % 6 === 0)
      return [asks(30 * HOUR, { verb: "severity", to: "low", why: null })];
    if (command.verb === "done" && index % 8 === 0) return [asks(2 * DAY, { verb: "reopen" })];
    if (command.verb === "customer" && command.said === "no-answer") {
      return [asks(DAY, { verb: "customer", said: "no-answer", words: null })];
    }
    return [];
  });
  return [...made, ...more].filter(({ at }) => at < given.to).sort((a, b) => a.at - b.at);
};

/** Every other resolution names where it came from. */
const withCause = (happening: Happening, index: number, { causes }: Desk): Happening =>
  happening.what === "ask" && happening.command.verb === "done" && index % 2 === 0
    ? { ...happening, command: { ...happening.command, cause: causes[index % causes.length]?.id ?? null } }
    : happening;

/** Every third customer comes through the shop. */
const inTwoWays = (happening: Happening): Happening => {
  const isShop = (id: string): boolean => Number(id.replace(/\D/g, "")) % 3 === 0;
  if (happening.what === "complaint" && isShop(happening.complaint.externalId)) {
    return { ...happening, complaint: { ...happening.complaint, connector: "shop" } };
  }
  if (happening.what === "ask" && typeof happening.on === "string" && isShop(happening.on)) {
    return { ...happening, on: happening.on.replace("webhook:", "shop:") };
  }
  return happening;
};
