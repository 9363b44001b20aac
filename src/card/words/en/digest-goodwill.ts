import type { GiveKind, Role } from "../../../core/desk/desk.ts";

const cases = (n: number): string => `${n} ${n === 1 ? "case" : "cases"}`;
const times = (n: number): string => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);

const roles: Record<Role, string> = { agent: "agents", lead: "leads", manager: "managers", admin: "administrators" };
const gives: Record<GiveKind, string> = {
  credit: "a credit",
  refund: "a refund",
  replacement: "a replacement",
  callout: "a call-out",
};

/** Goodwill in the digest, and how customers are days later. */
export const goodwillInDigest = {
  roles,
  gives,
  heard: { yes: "they are well", no: "not well", "no-answer": "no answer" },
  /** `limit` is "" where they give none alone, `upTo` where nothing larger was asked for. */
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
      `${department}: ${who} asked ${asked} times for ${what}`,
      limit === "" ? "" : ` beyond their limit of ${limit}`,
      upTo === "" ? "" : `${limit === "" ? "" : " and"} up to ${upTo}`,
      limit === "" ? ", which they never give alone," : "",
      ` and got ${full === asked ? `all ${full}` : `${full} in full`}, half of them within ${length}`,
    ].join(""),
  limitRaised: (limit: string, n: number, full: number) =>
    `A limit of ${limit} would have answered ${n === full ? `all ${n}` : `${n} of them`} on the spot`,
  limitsRule: (asks: number, full: number, most: number) =>
    `A limit is named when at least ${asks} asks beyond it were decided and ${full} of 100 were granted in full. It is the smallest that would have answered ${most} of 100 of those, and never more than the largest amount that was granted in full.`,
  money: {
    asked: (money: string) => `${money} asked for`,
    given: (money: string) => `${money} given`,
    yes: (money: string) => `${money} granted`,
    less: (money: string, asked: string) => `${money} granted of ${asked}`,
    no: (money: string) => `${money} refused`,
    back: (money: string) => `${money}, taken back`,
    needed: (money: string) => `a limit of ${money} would have done`,
  },
  followed: (asked: number, well: number, unwell: number, silent: number, nobody: number) =>
    [
      ...(asked === 0
        ? []
        : [
            `Asked again days later: ${asked}, of whom ${well} ${well === 1 ? "is" : "are"} well, ${unwell} ${unwell === 1 ? "is" : "are"} not and ${silent} did not answer`,
          ]),
      ...(nobody === 0
        ? []
        : [`${cases(nobody)} ${nobody === 1 ? "was" : "were"} to be asked about again and nobody said`]),
    ].join("; "),
  granted: (n: number, sum: string, list: string) => `Given or granted ${times(n)}, ${sum} in all: ${list}`,
  decided: (yes: number, less: number, no: number) =>
    `Of what was asked for, ${yes} granted in full, ${less} in part, ${no} refused`,
  pending: (n: number, sum: string) => `${n} ${n === 1 ? "waits" : "wait"} for a yes or no: ${sum} in all`,
};
