import { note } from "../card/answer-cards.ts";
import { commandLine, departmentOf, type Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Person, Platform } from "../core/desk/desk.ts";
import { personSettings, setPersonSettings } from "../store/settings.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";
import { findHome, userOn } from "./home-platform.ts";
import { inTime } from "./sending.ts";

/** How the desk reaches somebody: what is set, and one setting changed. */
export const answerSettings = async (deps: Deps, { ask }: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { answers } = reader.words;
  const [setting, value = ""] = [ask.args.setting?.toLowerCase(), ask.args.value?.toLowerCase()];
  if (setting === undefined) return { card: note(await allSettings(deps, me, reader)) };
  if (setting === "nags" && (value === "all" || value === "card" || value === "lists")) {
    await setPersonSettings(deps.db, me.id, { nags: value });
    return { card: note([answers.nagsAre[value]]) };
  }
  const home = homes.find((one) => one === value);
  if (setting === "home" && home !== undefined) return { card: note([await moveHome(deps, home, me, reader)]) };
  return { card: note([answers.settingUnknown([setting, value].join(" ").trim())]) };
};

/** The pager wakes people and is nobody's home. */
const homes = ["slack", "teams", "console", "mail"] as const satisfies readonly Platform[];

const homesOpen = (deps: Deps): string[] =>
  homes.filter((home) => deps.windows.some(({ platform }) => platform === home));

const allSettings = async (deps: Deps, me: Person, reader: Reader): Promise<string[]> => {
  const { answers, platformNames } = reader.words;
  const known = await personSettings(deps.db, me.id);
  const { platform } = await inTime(deps, findHome(deps, me.id));
  const home = platform === null ? answers.homeIsNone : answers.homeIs(platformNames[platform]);
  const otherHome = homesOpen(deps)
    .filter((one) => one !== platform)
    .slice(0, 1)
    .map((one) => `settings home ${one}`);
  const moved = known.home !== null && platform !== null && known.home !== platform;
  return [
    answers.settingsTitle,
    answers.settingsAre(me.zone, departmentOf(reader, me.department)),
    answers.nagsAre[known.nags],
    moved ? answers.homeInstead(platformNames[known.home ?? platform], platformNames[platform]) : home,
    answers.settingsHow(
      ["settings nags lists", ...otherHome].map((command) => commandLine(reader, command)).join(", "),
    ),
  ];
};

const moveHome = async (deps: Deps, to: (typeof homes)[number], me: Person, reader: Reader): Promise<string> => {
  const { answers, platformNames } = reader.words;
  const window = deps.windows.find(({ platform }) => platform === to);
  if (window === undefined) {
    const open = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(homesOpen(deps));
    return answers.homeShut(platformNames[to], open);
  }
  if ((await inTime(deps, userOn(deps, window, me.id))) === null) {
    return to === "mail" ? answers.homeNoMail : answers.homeUnknown(platformNames[to], commandLine(reader, "connect"));
  }
  await setPersonSettings(deps.db, me.id, { home: to });
  // What is waiting already comes in the new window.
  deps.wake();
  return answers.homeIs(platformNames[to]);
};
