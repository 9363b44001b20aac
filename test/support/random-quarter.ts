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
  let agreed = 0;
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
    if (command.verb === "customer" && command.said === "yes") {
      const said = (["no", null, "yes", "no-answer", "yes"] as const)[agreed++ % 5] ?? null;
      return said === null ? [] : [asks(4 * DAY, { verb: "customer", said, words: null })];
    }
    if (command.verb === "customer" && command.said === "no-answer") {
      return [asks(DAY, { verb: "customer", said: "no-answer", words: null })];
    }
    return [];
  });
  return [...made, ...more, ...goodwill(made, desk)].filter(({ at }) => at < given.to).sort((a, b) => a.at - b.at);
};

/**
 * Whoever speaks with the customer gives something, or asks for more than they may: mostly granted by the lead, some of it
 * in part, refused, taken back, changed before it is answered, or answered by nobody.
 */
const goodwill = (made: readonly Happening[], desk: Desk): Happening[] =>
  made
    .filter((one) => one.what === "ask" && one.command.verb === "told")
    .flatMap((happening, index): Happening[] => {
      if (happening.what !== "ask" || index % 6 === 5) return [];
      const { at, on } = happening;
      const department = desk.people.find(({ id }) => id === happening.by)?.department;
      const { lead, deputy } = desk.departments.find(({ id }) => id === department) ?? { lead: null, deputy: null };
      const agents = desk.people.filter((one) => one.department === department && ![lead, deputy].includes(one.id));
      const by = index % 7 === 0 ? happening.by : (agents[0]?.id ?? happening.by);
      const says = (
        minutes: number,
        who: string,
        command: Extract<Happening, { what: "ask" }>["command"],
      ): Happening => ({
        at: plus(at, minutes * MINUTE),
        what: "ask",
        by: who,
        on,
        command,
      });
      const kind = index % 8 === 3 ? ("refund" as const) : ("credit" as const);
      const amount = index % 9 === 1 ? "30 USD" : index % 11 === 2 ? "210 USD" : `${60 + 5 * (index % 5)} USD`;
      const asked = says(5, by, { verb: "give", kind, amount, why: null, consent: null });
      const yes = { verb: "give-yes", piece: "a1", amount: null, asking: null } as const;
      const answered = says(10 + (index % 60), lead ?? "", yes);
      // Of the leads one is stricter than the other.
      switch (index % (department === "call-centre" ? 17 : 29)) {
        case 4:
          return [asked, says(30, lead ?? "", { verb: "give-no", piece: "a1", why: null })];
        case 7:
          return [asked, says(30, lead ?? "", { ...yes, amount: "20 USD" })];
        case 9:
          return [asked, says(30, by, { verb: "give-no", piece: "a1", why: null })];
        case 11:
          return [asked, says(8, by, { verb: "give-change", piece: "a1", amount: "90 USD", why: null }), answered];
        case 13:
          return [asked];
        case 15:
          return [asked, answered, says(12 + (index % 60), lead ?? "", { verb: "undo" })];
        default:
          return [asked, answered];
      }
    });

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
