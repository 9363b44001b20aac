/** What a calendar file would close, for whoever keeps the desk file. */
export const holidays = {
  none: (until: string) => `There is no closure in it from today until ${until}.`,
  found: (n: number, until: string) => `${n === 1 ? "1 date" : `${n} dates`} from today until ${until}:`,
  line: (date: string, name: string, standing: string) => `  ${date}  ${name}: ${standing}`,
  at: (standing: string, departments: string) => `${standing} at ${departments}`,
  standings: {
    closed: "closed already",
    "own-hours": "has hours of its own",
    "day-off": "does not open on that weekday",
    open: "open as usual",
    always: "never closes",
  },
  nothingToDo: "Nothing to add: the desk file says all of it already.",
  paste: (departments: string) =>
    `To close ${departments} then, add this to its calendar; where that has \`dates:\` already, the lines under it alone:`,
  dates: "    dates:",
  date: (date: string, name: string) => `      ${date}: closed # ${name}`,
  nothingChanged: "Nothing is changed. After editing the desk file, look at what it moves: followthrough reload",
};
