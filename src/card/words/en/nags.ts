import { names } from "./names.ts";

/** A reminder of the very minute: "for less than a minute" would be an odd thing to say. */
const justNow = (length: string): boolean => length === names.length.moments;

/** What a person is told because of a step: what, why now, since when, what to do, how to quiet it. */
export const nags = {
  dueIn: (ft: string, clock: string, at: string, length: string) => `${ft}: ${clock} falls due at ${at}, in ${length}.`,
  overdue: (ft: string, clock: string, at: string, length: string) =>
    justNow(length)
      ? `${ft}: ${clock} falls due now, at ${at}.`
      : `${ft}: ${clock} has been overdue since ${at}, for ${length}.`,
  resolveDueIn: (ft: string, at: string, length: string) => `${ft} falls due at ${at}, in ${length}.`,
  resolveOverdue: (ft: string, at: string, length: string) =>
    justNow(length) ? `${ft} falls due now, at ${at}.` : `${ft} has been overdue since ${at}, for ${length}.`,
  unclaimed: (ft: string, department: string, length: string) =>
    `${ft} has been waiting for somebody in ${department} for ${length}.`,
  silent: (ft: string, since: string) => `${ft} has had no word since ${since}.`,
  lease: (department: string, at: string) =>
    `Are you still on it? Without a word it goes back into ${department}'s queue at ${at}, for whoever is free.`,
  notAnswered: (who: string) => `${who} has not answered.`,
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
    manages: "You are told because you are a manager.",
    standsIn: (department: string) => `Nobody of ${department} is there, so it comes to you.`,
    last: "Nobody before you has answered, and you are the last to be asked.",
  },
  morning: (name: string, n: number) =>
    n === 1 ? `Good morning ${name}. One case needs you today.` : `Good morning ${name}. ${n} cases need you today.`,
  late: (name: string, n: number) =>
    n === 1 ? `Before you go, ${name}: one thing.` : `Before you go, ${name}: ${n} things.`,
  bundle: (name: string, n: number) => `${name}, ${n} cases need you.`,
  held: (n: number) =>
    n === 1
      ? "One reminder was held back until now; it is in this list."
      : `${n} reminders were held back until now; they are in this list.`,
  more: (n: number, command: string) => `and ${n} more: ${command}`,
  itemDue: (ft: string, clock: string, at: string) => `${ft}: ${clock} due ${at}`,
  itemOverdue: (ft: string, clock: string, at: string) => `${ft}: ${clock} overdue since ${at}`,
  itemSilent: (ft: string, since: string) => `${ft}: no word since ${since}`,
  trial: (name: string) => `On trial: ${name} would be told this now.`,
};
