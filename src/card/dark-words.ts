import type { DarkRoute } from "../core/coverage/dark-routes.ts";
import { findDepartment } from "../core/desk/find.ts";
import { departmentOf, type Reader, when } from "./reader.ts";
import { writeShortSpan } from "./time-words.ts";

/** Of two weeks of dark routes the next of each that somebody would follow: an open one that leads to a dark one. */
export const nextDark = (dark: readonly DarkRoute[]): DarkRoute[] => {
  const first = dark.filter((one, index) => dark.findIndex(({ route }) => route === one.route) === index);
  const followed = new Set(first.filter((one) => one.because === "points-to-dark").map((one) => one.pointsTo));
  return first.filter((one) => one.because === "points-to-dark" || followed.has(one.route));
};

/** A sentence for each route that is shut, with those that still name it, and for each open one that leads nowhere. */
export const darkWords = (dark: readonly DarkRoute[], reader: Reader): string[] => {
  const { coverage } = reader.words;
  const { routes } = reader.desk;
  const nameOfRoute = (id: string): string => routes.find((one) => one.id === id)?.name ?? departmentOf(reader, id);
  const shut = dark.filter(({ because }) => because === "closed");
  const pointing = dark.filter(({ because }) => because === "points-to-dark");
  const isNamed = (one: DarkRoute): boolean => shut.some(({ route }) => route === one.pointsTo);
  return [
    ...shut.map((one) => {
      const words = coverage.shut(nameOfRoute(one.route), spanOf(one, reader));
      const names = pointing.filter(({ pointsTo }) => pointsTo === one.route).map(({ route }) => nameOfRoute(route));
      return names.length === 0 ? `${words}.` : `${coverage.shutAndNamed(words, coverage.and(names), names.length)}.`;
    }),
    ...pointing
      .filter((one) => !isNamed(one) && findDepartment(reader.desk, one.pointsTo) !== undefined)
      .map(
        (one) => `${coverage.leadsNowhere(nameOfRoute(one.route), nameOfRoute(one.pointsTo), spanOf(one, reader))}.`,
      ),
  ];
};

/** Of one that has begun only the end is news. */
const spanOf = ({ from, to }: DarkRoute, reader: Reader): string =>
  from <= reader.now
    ? reader.words.coverage.away.until(when({ ...reader, stays: true }, to))
    : writeShortSpan(from, to, reader);
