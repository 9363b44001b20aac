import type { Counted } from "../core/authority/give.ts";
import type { Power } from "../core/authority/limit-of.ts";
import type { Case } from "../core/case/case.ts";
import { may } from "../core/case/may.ts";
import type { Calendars } from "../core/coverage/calendars.ts";
import { addWorkingTime } from "../core/coverage/working-time.ts";
import type { Person } from "../core/desk/desk.ts";
import { incidentName } from "../core/incident/incident.ts";
import type { Candidate, FoundBy } from "../core/status/rank-found.ts";
import { type Sayable, type Standing, type ToldBefore, whatToSay } from "../core/status/what-to-say.ts";
import { HOUR, type Instant, instant, MINUTE } from "../core/time/instant.ts";
import { mayDecide } from "./authority-card.ts";
import { caseButton, plainButton } from "./buttons.ts";
import { byWords } from "./candidates-card.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft, quoteOf, titleLine } from "./case-card.ts";
import { asCustomerReads, type CaseView, quotation, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { atFirst, whatIsGiven } from "./give-words.ts";
import { headline } from "./headline.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, firstNameOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, quiet, said, strong, text } from "./spans.ts";
import { unsureBlocks } from "./status-unsure.ts";
import { waitLine } from "./wait-line.ts";
import { askFirstWords } from "./word-facts.ts";

const WORDS_LENGTH = 240;
const SAID_LENGTH = 900;
const TOLD_SHOWN = 3;

/** What the answer rests on beside the case itself. `sure` false: it was found by what may be another's as well. */
export type StatusOf = {
  view: CaseView;
  told: readonly ToldBefore[];
  found: { sure: boolean; by: FoundBy[]; others: Candidate[] } | null;
  /** What the asker may give alone; null where nothing is to be given any more. */
  authority: { power: Power; counted: Counted } | null;
};

/**
 * What whoever speaks with a customer wants to know: how it stands, what the customer knows already, what can be said and
 * what must not be promised. Notes and talk inside are never in it, nor is anything of another case but its number.
 */
export const statusCard = (
  { view, told, found, authority }: StatusOf,
  me: Person,
  calendars: Calendars,
  reader: Reader,
): Card => {
  const { kase } = view;
  const { status } = reader.words;
  const standing = whatToSay(kase, told, reader.now);
  const { words, tone } = headline(kase, reader);
  const line = (content: Line): Block => ({ kind: "line", line: content });
  // Whoever looks a customer up before calling asks this before anything else.
  const first = askFirstWords(view, reader);
  const blocks: Block[] = [
    ...(found === null || found.sure ? [] : [line([quiet(status.guess(byWords(found.by, reader)))])]),
    { kind: "title", line: titleLine(kase, reader), aside: [text(words)] },
    ...(first === null ? [] : [line(first)]),
    quoteOf(view, reader),
    ...waitLine(view, reader),
    line(stateLine(view, reader)),
    ...knowsBlocks(view, told, reader),
    ...sayBlocks(view, standing, calendars, reader),
    ...(authority === null ? [] : [line(mayDecide(authority, kase, reader))]),
    ...unsureBlocks(view, standing.unsure, reader),
  ];
  const buttons = buttonsOf(view, standing, me, calendars, reader);
  if (buttons.length > 0) blocks.push({ kind: "buttons", buttons });
  if (found !== null && found.others.length > 0) {
    blocks.push(line([quiet(status.others)]), {
      kind: "buttons",
      buttons: found.others.map(({ number }) => plainButton("status", ft(number), [number])),
    });
  }
  return withPlain(tone, blocks, reader.words.quoted);
};

/** What `I said this` puts into the form, for the speaker to make their own. */
export const wordsToSay = (
  view: CaseView,
  told: readonly ToldBefore[],
  calendars: Calendars,
  speaker: Reader,
): { words: string; where: string; tells?: string } => {
  const reader = asCustomerReads(view, speaker);
  const standing = whatToSay(view.kase, told, reader.now);
  const fresh = standing.say.filter((one) => one.fresh);
  const lines = fresh.map((one) =>
    one.kind === "give"
      ? reader.words.status.givenWords(whatIsGiven(one.give, reader))
      : one.kind === "promise"
        ? reader.words.promises
            .line(wordsOf(view, one.textId, reader), when(reader, one.promise.dueAt))
            .replace(/[“”„]/gu, "")
        : wordsOf(view, one.textId, reader),
  );
  const words = lines.length > 0 ? lines.join(" ") : holdWords(view, standing, calendars, reader);
  const tells = fresh.flatMap((one) => (one.kind === "promise" ? [one.promise.id] : [])).join(",");
  return { words: cut(words, SAID_LENGTH), where: standing.where, ...(tells === "" ? {} : { tells }) };
};

const stateLine = ({ kase }: CaseView, reader: Reader): Line => {
  const { status } = reader.words;
  const department = departmentOf(reader, kase.department);
  const waits = kase.wait === null ? "" : ` ${status.waiting(when(reader, kase.wait.until))}`;
  const offer =
    kase.offer === null ? "" : ` ${status.offered(departmentOf(reader, kase.offer.to), when(reader, kase.offer.at))}`;
  const part = kase.incident === null ? "" : ` ${status.partOf(incidentName(kase.incident.id))}`;
  return [text(`${ownWords(kase, department, reader)}${waits}${offer}${part}`)];
};

const ownWords = (kase: Case, department: string, reader: Reader): string => {
  const { status } = reader.words;
  switch (kase.status) {
    case "triage":
      return status.inTriage(department, when(reader, kase.started));
    case "unclaimed":
      return status.hasNobody(department, when(reader, kase.queuedAt ?? kase.started));
    case "claimed":
      return kase.assignee === null
        ? status.hasNobody(department, when(reader, kase.started))
        : status.has(department, nameOf(reader, kase.assignee), when(reader, kase.assignedAt ?? kase.started));
    case "resolved":
      return kase.resolution === null
        ? reader.words.statuses.resolved
        : status.resolved(nameOf(reader, kase.resolution.by), when(reader, kase.resolution.at));
    case "closed": {
      const at = when(reader, kase.triedAt ?? kase.lastWord.at);
      return kase.customerSaid === "silence" ? status.silent(at) : status.agreed(at);
    }
    case "dismissed":
      return status.dismissed(when(reader, kase.dismissal?.at ?? kase.started));
  }
};

const knowsBlocks = (view: CaseView, told: readonly ToldBefore[], reader: Reader): Block[] => {
  const { status, card } = reader.words;
  if (told.length === 0) return [{ kind: "line", line: [strong(status.knows), text(`: ${status.knowsNothing}`)] }];
  const items = told.slice(0, TOLD_SHOWN).map(({ by, at, textId, where }) => ({
    line: [
      said(`${reader.words.quoted(cut(wordsOf(view, textId, reader), WORDS_LENGTH))} `),
      quiet(
        status.told(by === null ? card.theFirm : firstNameOf(reader, by), when(reader, at), reader.words.told[where]),
      ),
    ],
    button: null,
  }));
  return [
    { kind: "line", line: [strong(status.knows)] },
    { kind: "list", items },
  ];
};

const sayBlocks = (view: CaseView, standing: Standing, calendars: Calendars, reader: Reader): Block[] => {
  const { status } = reader.words;
  const blocks: Block[] = [];
  if (standing.say.length > 0) {
    blocks.push(
      { kind: "line", line: [strong(status.say)] },
      { kind: "list", items: standing.say.map((one) => ({ line: sayLine(one, view, reader), button: null })) },
    );
  }
  if (standing.repeats) blocks.push({ kind: "line", line: [quiet(status.repeats)] });
  if (standing.hold === null) return blocks;
  const words = holdWords(view, standing, calendars, reader);
  const label = standing.say.length === 0 ? `${status.say}: ` : `${status.hold}: `;
  blocks.push({
    kind: "line",
    line: [
      ...(standing.say.length === 0 ? [text(`${status.sayNothing} `)] : []),
      strong(label),
      text(`${reader.words.quoted(words)} `),
      quiet(status.holdWhy),
    ],
  });
  return blocks;
};

const sayLine = (one: Sayable, view: CaseView, reader: Reader): Line => {
  const { status, tasks } = reader.words;
  const at = when(reader, one.at);
  if (one.kind === "incident") {
    return [
      quotation(view, one.textId, WORDS_LENGTH, reader),
      text(status.ofIncident(incidentName(one.id), at)),
      quiet(` (${one.fresh ? status.publicWords : status.older})`),
    ];
  }
  if (one.kind === "promise") {
    const { promise } = one;
    return [
      quotation(view, one.textId, WORDS_LENGTH, reader),
      text(
        status.promised(
          when(reader, promise.dueAt),
          departmentOf(reader, promise.department),
          at,
          pieceId(view.kase.number, promise.id),
        ),
      ),
      quiet(` (${one.fresh ? status.promiseWords : status.promiseTold})`),
    ];
  }
  if (one.kind === "give") {
    const by = one.give.decided?.by ?? one.give.by;
    return [
      text(
        status.given(
          atFirst(whatIsGiven(one.give, reader)),
          firstNameOf(reader, by),
          at,
          pieceId(view.kase.number, one.give.id),
        ),
      ),
      quiet(` (${one.fresh ? status.publicWords : status.older})`),
    ];
  }
  const head =
    one.kind === "resolved"
      ? status.howResolved(firstNameOf(reader, one.by), at)
      : status.result(
          pieceId(view.kase.number, one.task.id),
          tasks.kinds[one.task.about.kind],
          departmentOf(reader, one.task.department),
          at,
        );
  return [
    text(head),
    quotation(view, one.textId, WORDS_LENGTH, reader),
    quiet(` (${one.fresh ? status.ownWords : status.older})`),
  ];
};

/** True whatever comes of it, with a time by which the customer hears more. */
const holdWords = (view: CaseView, standing: Standing, calendars: Calendars, speaker: Reader): string => {
  const reader = asCustomerReads(view, speaker);
  const { status } = reader.words;
  const by = holdBy(view.kase, standing, calendars, reader.now);
  return by === null ? status.holdOpen : status.holdLine(when(reader, by));
};

const holdBy = (kase: Case, { hold }: Standing, calendars: Calendars, now: Instant): Instant | null =>
  hold?.by ?? workingHours(kase, calendars, now);

/** Two hours in which those who speak with the customer are there, to the next quarter. */
const workingHours = (kase: Case, calendars: Calendars, now: Instant): Instant | null => {
  const at = addWorkingTime(calendars.ofDepartment(kase.speaker.department), now, 2 * HOUR);
  const quarter = 15 * MINUTE;
  return Number.isFinite(at) ? instant(Math.ceil(at / quarter) * quarter) : null;
};

const buttonsOf = (view: CaseView, standing: Standing, me: Person, calendars: Calendars, reader: Reader): Button[] => {
  const { kase } = view;
  const { status, buttons } = reader.words;
  const isOver = kase.status === "closed" || kase.status === "dismissed";
  const asks =
    !isOver &&
    kase.department !== me.department &&
    may({ kind: "person", person: me.id }, { verb: "ask" }, kase, reader.desk).yes;
  const whom = kase.assignee === null ? departmentOf(reader, kase.department) : firstNameOf(reader, kase.assignee);
  const by = standing.hold === null ? null : holdBy(kase, standing, calendars, reader.now);
  return [
    ...(isOver
      ? []
      : [plainButton("told", status.iSaid, [kase.number], { args: { kind: "say" }, style: "primary", opens: true })]),
    ...(asks
      ? [
          caseButton(kase, "ask", status.askNow(whom), {
            args: { to: kase.department, kind: "question", what: status.askWhat },
          }),
        ]
      : []),
    ...(by === null
      ? []
      : [
          plainButton("promise", status.promiseIt(when(reader, by)), [kase.number], {
            args: {
              at: String(by),
              what: asCustomerReads(view, reader).words.status.holdPromise,
              to: kase.speaker.department,
            },
          }),
        ]),
    plainButton("show", buttons.show, [kase.number], { args: { scope: "full" } }),
  ];
};
