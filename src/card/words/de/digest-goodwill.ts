import type { GiveKind, Role } from "../../../core/desk/desk.ts";
import { lasting } from "./bend.ts";

const cases = (n: number): string => (n === 1 ? "1 Fall" : `${n} Fälle`);
const times = (n: number): string => (n === 1 ? "einmal" : n === 2 ? "zweimal" : `${n}-mal`);

const roles: Record<Role, string> = { agent: "Team", lead: "Leitung", manager: "Management", admin: "Administration" };
const gives: Record<GiveKind, string> = {
  credit: "eine Gutschrift",
  refund: "eine Erstattung",
  replacement: "Ersatz",
  callout: "eine Anfahrt",
};

/** Kulanz im Bericht, und wie es Kunden Tage später geht. */
export const goodwillInDigest = {
  roles,
  gives,
  heard: { yes: "alles gut", no: "nicht gut", "no-answer": "keine Antwort" },
  /** `limit` ist leer, wo sie allein nichts geben, `upTo`, wo um nichts Größeres gebeten wurde. */
  limitAsked: (
    department: string,
    who: string,
    what: string,
    limit: string,
    upTo: string,
    asked: number,
    full: number,
    length: string,
  ) =>
    [
      `${department}, ${who}: ${asked} Bitten um ${what}`,
      limit === ""
        ? `${upTo === "" ? "" : ` bis ${upTo}`} (allein erlaubt: nichts)`
        : ` über die Grenze von ${limit} hinaus`,
      limit === "" || upTo === "" ? "" : ` und bis ${upTo}`,
      `, ${full === asked ? `alle ${full}` : full} ganz bewilligt, die Hälfte innerhalb von ${lasting(length)}`,
    ].join(""),
  limitRaised: (limit: string, n: number, full: number) =>
    `Mit einer Grenze von ${limit} wären ${n === full ? `alle ${n}` : `${n} davon`} sofort beantwortet gewesen`,
  limitsRule: (asks: number, full: number, most: number) =>
    `Genannt wird eine Grenze, wenn über mindestens ${asks} Bitten jenseits von ihr entschieden wurde und ${full} von 100 ganz bewilligt sind. Sie ist die kleinste, mit der ${most} von 100 davon sofort beantwortet gewesen wären, und nie mehr als der größte Betrag, der ganz bewilligt wurde.`,
  money: {
    asked: (money: string) => `um ${money} gebeten`,
    given: (money: string) => `${money} gegeben`,
    yes: (money: string) => `${money} bewilligt`,
    less: (money: string, asked: string) => `${money} von ${asked} bewilligt`,
    no: (money: string) => `${money} abgelehnt`,
    back: (money: string) => `${money}, zurückgenommen`,
    needed: (money: string) => `eine Grenze von ${money} hätte gereicht`,
  },
  followed: (asked: number, well: number, unwell: number, silent: number, nobody: number) =>
    [
      ...(asked === 0
        ? []
        : [
            `Tage später nachgefragt: ${asked}, davon ${well} alles gut, ${unwell} nicht gut und ${silent} ohne Antwort`,
          ]),
      ...(nobody === 0
        ? []
        : [`bei ${cases(nobody)}${nobody === 1 ? "" : "n"} war nachzufragen, und niemand hat etwas gesagt`]),
    ].join("; "),
  granted: (n: number, sum: string, list: string) => `${times(n)} gegeben oder bewilligt, zusammen ${sum}: ${list}`,
  decided: (yes: number, less: number, no: number) =>
    `Von dem, worum gebeten wurde: ${yes} ganz bewilligt, ${less} zum Teil, ${no} abgelehnt`,
  pending: (n: number, sum: string) => `${n} ${n === 1 ? "wartet" : "warten"} auf ein Ja oder Nein: zusammen ${sum}`,
};
