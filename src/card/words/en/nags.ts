const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

/** Reminders are read aloud, or by somebody who has just woken up: lengths are written out. */
const length = {
  moments: "less than a minute",
  minutes: (n: number) => plural(n, "minute"),
  hours: (n: number) => plural(n, "hour"),
  days: (n: number) => plural(n, "day"),
};

/** A reminder of the very minute: "for less than a minute" would be an odd thing to say. */
const justNow = (span: string): boolean => span === length.moments;

const small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
const count = (n: number): string => small[n] ?? String(n);
const listed = (names: string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
const isNot = (names: string[]): string => (names.length === 1 ? "is" : "are");

/** What a person is told because of a step: what, why now, since when, what to do, how to quiet it. */
export const nags = {
  length,
  dueIn: (ft: string, clock: string, at: string, span: string) => `${ft}: ${clock} falls due at ${at}, in ${span}.`,
  overdue: (ft: string, clock: string, at: string, span: string) =>
    justNow(span)
      ? `${ft}: ${clock} falls due now, at ${at}.`
      : `${ft}: ${clock} has been overdue since ${at}, for ${span}.`,
  resolveDueIn: (ft: string, at: string, span: string) => `${ft} falls due at ${at}, in ${span}.`,
  resolveOverdue: (ft: string, at: string, span: string) =>
    justNow(span) ? `${ft} falls due now, at ${at}.` : `${ft} has been overdue since ${at}, for ${span}.`,
  unclaimed: (ft: string, department: string, span: string) =>
    `${ft} has been waiting for somebody in ${department} for ${span}.`,
  overdueFor: (ft: string, clock: string, span: string) => `${ft}: ${clock} has been overdue for ${span}.`,
  resolveOverdueFor: (ft: string, span: string) => `${ft} has been overdue for ${span}.`,
  /** Goes on where one of the sentences above ended. */
  unanswered: (sentence: string, names: string[]) => {
    const [first = "", second = ""] = names;
    const who =
      names.length === 1
        ? `${first} has not answered`
        : names.length === 2
          ? `neither ${first} nor ${second} has answered`
          : `none of ${listed(names)} has answered`;
    return `${sentence.replace(/\.$/, "")} and ${who}.`;
  },
  unansweredBy: (names: string[]) => `${listed(names)} ${names.length === 1 ? "has" : "have"} not answered.`,
  aside: (names: string[]) => `${listed(names)} ${isNot(names)} not free just now.`,
  atIn: (at: string, zone: string) => `${at} ${zone} time`,
  silent: (ft: string, since: string) => `${ft} has had no word since ${since}.`,
  lease: (department: string, at: string) =>
    `Are you still on it? Without a word it goes back into the queue of ${department} at ${at}, for whoever is free.`,
  onTheCard: "I cannot write to you directly, so I say it here. Write to me once and I will.",
  has: (who: string) => `${who} has it.`,
  nobodyHas: "Nobody has it.",
  customerTold: (customer: string) => `${customer} has been told: `,
  customerNotTold: (customer: string) => `${customer} has been told nothing yet.`,
  about: (customer: string) => `${customer}: `,
  whyYou: {
    assignee: "You have it.",
    speaker: "You speak with this customer.",
    covers: (department: string) => `You are on duty for ${department}.`,
    coversUntil: (department: string, at: string) => `You cover ${department} until ${at}.`,
    department: (department: string) => `You are told because you work for ${department}.`,
    leads: (department: string) => `You are told because you lead ${department}.`,
    deputy: (who: string, department: string) => `You are told in place of ${who}, who leads ${department}.`,
    manages: "You are told because you are a manager.",
    standsIn: (department: string) => `Nobody of ${department} is there, so it comes to you.`,
    standsInLater: (department: string) => `Nobody of ${department} could take it, so it comes to you.`,
    last: "You are the last to be asked.",
    lastAtOnce: (department: string) => `Nobody of ${department} is on duty, and you are the last to be asked.`,
  },
  morning: (name: string, n: number) =>
    n === 1
      ? `Good morning ${name}. One case needs you today.`
      : `Good morning ${name}. ${count(n)} cases need you today.`,
  late: (name: string, n: number) =>
    n === 1 ? `One thing before you go, ${name}.` : `${count(n)} things before you go, ${name}.`,
  bundle: (name: string, n: number) =>
    n === 1 ? `${name}, one case needs you.` : `${name}, ${count(n).toLowerCase()} cases need you.`,
  held: (n: number) =>
    n === 1
      ? "One reminder was held back until now; it is in this list."
      : `${count(n)} reminders were held back until now; they are in this list.`,
  more: (n: number, command: string) => `and ${n} more: ${command}`,
  itemDue: (ft: string, clock: string, at: string) => `${ft}: ${clock} due ${at}`,
  itemOverdue: (ft: string, clock: string, at: string) => `${ft}: ${clock} overdue since ${at}`,
  itemSilent: (ft: string, since: string) => `${ft}: no word since ${since}`,
  itemOffer: (ft: string, from: string, to: string, at: string) => `${ft}: ${from} has offered it to ${to} since ${at}`,
  /** What is typed to answer it, after what it is. */
  itemAnswer: (words: string, yes: string, no: string) => `${words}; answer with ${yes} or ${no}`,
  itemLease: (words: string, at: string) => `${words}; it goes back into the queue at ${at} unless you are still on it`,
  trial: (name: string) => `On trial: ${name} would be told this now.`,
};
