const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What another desk version would do, for whoever is about to accept it. */
export const deskChange = {
  movesNothing: "This moves no due time.",
  moves: (moved: number, overdue: number) =>
    `This moves ${count(moved, "due time")}; ${overdue === 0 ? "none becomes" : overdue === 1 ? "1 becomes" : `${overdue} become`} overdue at once.`,
  overdueOnly: (overdue: number) =>
    `${overdue === 1 ? "1 clock that starts is" : `${overdue} clocks that start are`} overdue at once.`,
  largest: "The farthest moves:",
  move: (ft: string, clock: string, is: string, was: string) => `  ${ft} ${clock}: due ${is} (was ${was})`,
  noTime: "no time",
  starts: (n: number) => `${count(n, "clock starts", "clocks start")} with it.`,
  ends: (n: number) =>
    `${count(n, "clock ends", "clocks end")} with it, because ${n === 1 ? "its" : "their"} target is gone.`,
  never: (n: number) => `${count(n, "clock never falls", "clocks never fall")} due under it: the hours never open.`,
  goneDepartment: (name: string, cases: number) =>
    cases === 0
      ? `Gone: ${name}.`
      : `Gone: ${name}, which holds ${count(cases, "open case")}. Pass ${cases === 1 ? "it" : "them"} on first.`,
  gonePerson: (name: string, cases: number) =>
    cases === 0
      ? `Gone: ${name}.`
      : `Gone: ${name}, who has ${count(cases, "open case")}. Pass ${cases === 1 ? "it" : "them"} on first.`,
  goneSeverity: (name: string, cases: number) =>
    cases === 0
      ? `Gone: the severity ${name}.`
      : `Gone: the severity ${name} of ${count(cases, "open case")}, whose clocks end with it. Change the severity first.`,
  closedDepartment: (name: string) =>
    `${name} does not open in the next four weeks: what is counted on its hours falls due later or never. Look at its calendar.`,
  absentPerson: (name: string) =>
    `${name} is never at work in the next four weeks, so reminders wait for them. Look at their calendar.`,
  apart: (name: string, department: string) =>
    `${name} is at work only while ${department} is closed. Look at their calendar, or put them into its rota.`,
  breached: (severity: string, department: string, from: string, to: string, clocks: string) =>
    `${severity} on ${department} will always breach ${from} to ${to} (${clocks}): nobody is on duty then.`,
  moreBreached: (n: number) => `and ${count(n, "more pair")} of severity and department like that.`,
  beyond: (severity: string, department: string, clock: string, budget: string) =>
    `${severity} on ${department}: ${clock} allows ${budget}, more than ${department} is open in four weeks.`,
  moreBeyond: (n: number) => `and ${count(n, "more target")} like that.`,
  rota: (department: string, name: string) =>
    `The rota of ${department} names ${name}, who is away until they say otherwise.`,
  lostDepartment: (name: string, department: string, from: string, to: string) =>
    `${name} covers ${department} ${from} to ${to}, and there is no ${department} any more.`,
  lostPerson: (name: string, department: string, from: string, to: string) =>
    `${name} was to cover ${department} ${from} to ${to} and is gone: ask somebody else.`,
};
