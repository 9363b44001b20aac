import { isDeepStrictEqual } from "node:util";
import { note } from "../card/answer-cards.ts";
import type { Line } from "../card/card.ts";
import { commandLine, departmentOf, type Reader } from "../card/reader.ts";
import { hoursWords, spanOf } from "../card/roster-cards.ts";
import { wordsIn } from "../card/words/languages.ts";
import type { Answer } from "../chat/ports.ts";
import type { Person, Platform } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { languages } from "../core/desk/language.ts";
import { addDeskEvent } from "../store/last-touched.ts";
import { loadRoster } from "../store/roster.ts";
import { personSettings, quietUntil, setPersonSettings } from "../store/settings.ts";
import { quietLine } from "./answer-quiet.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";
import { findHome, userOn } from "./home-platform.ts";
import { inTime } from "./sending.ts";

/** How the desk reaches somebody: what is set, and one setting changed. */
export const answerSettings = async (deps: Deps, { ask }: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { answers } = reader.words;
  const [setting, value = ""] = [ask.args.setting?.toLowerCase(), ask.args.value?.toLowerCase()];
  if (setting === undefined) {
    const lines = await settingLines(deps, me, reader);
    return { card: note([answers.settingsTitle, ...lines, await howToChange(deps, me, reader)]) };
  }
  if (setting === "nags" && (value === "all" || value === "card" || value === "lists")) {
    await setPersonSettings(deps.db, me.id, { nags: value });
    await noteSetting(deps, "nags", me);
    return { card: note([answers.nagsAre[value]]) };
  }
  const language = languages.find((one) => one === value);
  if (setting === "language" && language !== undefined) {
    await setPersonSettings(deps.db, me.id, { language });
    await noteSetting(deps, "language", me);
    return { card: note([wordsIn(language).answers.languageIs]) };
  }
  const home = homes.find((one) => one === value);
  if (setting === "home" && home !== undefined) return { card: note([await moveHome(deps, home, me, reader)]) };
  return {
    card: note([
      answers.settingUnknown([setting, value].join(" ").trim(), languages.map((one) => `language ${one}`).join(", ")),
    ]),
  };
};

/** So that an `undo` knows what came last. */
const noteSetting = (deps: Deps, setting: string, me: Person): Promise<void> =>
  addDeskEvent(deps.db, { type: "setting", person: me.id, at: deps.now(), data: { setting } });

/** The pager wakes people and is nobody's home. */
const homes = ["slack", "teams", "console", "mail"] as const satisfies readonly Platform[];

const homesOpen = (deps: Deps): string[] =>
  homes.filter((home) => deps.windows.some(({ platform }) => platform === home));

/** How the desk reaches somebody, in sentences. */
export const settingLines = async (deps: Deps, me: Person, reader: Reader): Promise<(Line | string)[]> => {
  const { answers, platformNames } = reader.words;
  const known = await personSettings(deps.db, me.id);
  const { platform } = await inTime(deps, findHome(deps, me.id));
  const quiet = await quietUntil(deps.db, reader.now);
  const home = platform === null ? answers.homeIsNone : answers.homeIs(platformNames[platform]);
  const { absences } = await loadRoster(deps.db, reader.now);
  const away = absences.filter(({ person }) => person === me.id).map(({ from, to }) => spanOf(from, to, reader));
  const moved = known.home !== null && platform !== null && known.home !== platform;
  return [
    answers.settingsAre(me.zone, hoursOf(me, reader)),
    ...(languages.length > 1 ? [answers.languageIs] : []),
    ...(away.length === 0 ? [] : [answers.awayAhead(away.join("; "))]),
    answers.nagsAre[known.nags],
    ...(quiet === null ? [] : [quietLine(quiet, reader)]),
    moved ? answers.homeInstead(platformNames[known.home ?? platform], platformNames[platform]) : home,
  ];
};

const howToChange = async (deps: Deps, me: Person, reader: Reader): Promise<string> => {
  const { platform } = await inTime(deps, findHome(deps, me.id));
  const reminders = ["all", "card", "lists"].map((one) => `settings nags ${one}`);
  const otherHome = homesOpen(deps)
    .filter((one) => one !== platform)
    .slice(0, 1)
    .map((one) => `settings home ${one}`);
  const others = languages.filter((one) => wordsIn(one) !== reader.words).map((one) => `settings language ${one}`);
  const commands = [...reminders, ...otherHome, ...others].map((command) => commandLine(reader, command));
  return reader.words.answers.settingsHow(commands.join(", "));
};

/** The department's by its name, one's own in words. */
const hoursOf = (me: Person, reader: Reader): string => {
  const department = findDepartment(reader.desk, me.department);
  const own = department === undefined || !isDeepStrictEqual(me.calendar, department.calendar);
  return own ? reader.words.answers.ownHours(hoursWords(me.calendar, reader)) : departmentOf(reader, me.department);
};

const moveHome = async (deps: Deps, to: (typeof homes)[number], me: Person, reader: Reader): Promise<string> => {
  const { answers, platformNames } = reader.words;
  const window = deps.windows.find(({ platform }) => platform === to);
  if (window === undefined) {
    const open = reader.words.or(homesOpen(deps));
    return answers.homeShut(platformNames[to], open);
  }
  if ((await inTime(deps, userOn(deps, window, me.id))) === null) {
    return to === "mail" ? answers.homeNoMail : answers.homeUnknown(platformNames[to], commandLine(reader, "connect"));
  }
  await setPersonSettings(deps.db, me.id, { home: to });
  await noteSetting(deps, "home", me);
  // What is waiting already comes in the new window.
  deps.wake();
  return answers.homeIs(platformNames[to]);
};
