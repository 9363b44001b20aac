import { note, refusalCard } from "../card/answer-cards.ts";
import type { Line } from "../card/card.ts";
import { commandLine, nameOf, type Reader, when, whenInZone } from "../card/reader.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import type { Answer } from "../chat/ports.ts";
import { oversees } from "../core/case/may.ts";
import { refuse } from "../core/case/refusal.ts";
import type { Person } from "../core/desk/desk.ts";
import { DAY } from "../core/time/instant.ts";
import { addDeskEvent } from "../store/last-touched.ts";
import { type Quiet, quietUntil, setQuiet } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";
import { readWhen } from "./read-command.ts";
import { usageOf } from "./usage-of.ts";

/** Nobody hears of anything meanwhile, so a slip of the pen must not last. */
const LONGEST = 7 * DAY;
const WHY_LENGTH = 200;

/**
 * Holds every reminder until then, with a reason; `quiet off` ends it. Operations hear of both. The whole desk is quiet
 * or nobody is: there is no quiet for a part.
 */
export const answerQuiet = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { answers } = reader.words;
  const { scope = "", why = "", ...args } = asked.ask.args;
  if (!me.roles.includes("lead") && !oversees(me)) return { card: note([answers.quietOnlyLeads]) };
  if (scope.toLowerCase() === "off") return end(deps, asked, me, reader);
  const until = readWhen(scope.toLowerCase() === "all" ? (args.until ?? "1h") : scope, reader);
  if ("problem" in until || why.trim() === "")
    return { card: note([answers.usage("quiet", commandLine(reader, usageOf("quiet", reader)))]) };
  if (until.at <= reader.now) {
    return { card: refusalCard(refuse("in-the-past", { at: String(until.at) }), null, reader) };
  }
  if (until.at > reader.now + LONGEST) return { card: note([answers.quietTooLong]) };
  const quiet = { until: until.at, by: me.id, why };
  await setQuiet(deps.db, quiet);
  await addDeskEvent(deps.db, { type: "quiet", person: me.id, at: deps.now() });
  await tellOperations(deps, asked, quietLine(quiet, inOperations(reader)));
  return { card: note([answers.quietOn(when(reader, until.at))]) };
};

/** That reminders are held, for everybody who asks or runs the desk: until when, who said so and why. */
export const quietLine = ({ until, by, why }: Quiet, reader: Reader): Line =>
  fill(reader.words.answers.quietIs(nameOf(reader, by), whenInZone(reader, until), SLOT), [said(cut(why, WHY_LENGTH))]);

const end = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { answers } = reader.words;
  const quiet = await quietUntil(deps.db, reader.now);
  if (quiet === null) return { card: note([answers.quietIsNot]) };
  await setQuiet(deps.db, null);
  await addDeskEvent(deps.db, { type: "quiet-ended", person: me.id, at: deps.now() });
  await tellOperations(deps, asked, answers.quietEnded(nameOf(reader, me.id)));
  deps.wake();
  const whose = quiet.by === me.id ? [] : [answers.quietWas(nameOf(reader, quiet.by), when(reader, quiet.until))];
  return { card: note([answers.quietOff, ...whose]) };
};

const inOperations = (reader: Reader): Reader => ({ ...reader, zone: reader.desk.zone, stays: true });

const tellOperations = (deps: Deps, { key }: AskedQuery, words: Line | string): Promise<void> =>
  alarm(deps, `quiet ${key}`, () => words);
