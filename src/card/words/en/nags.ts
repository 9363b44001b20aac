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
  notAnswered: (who: string) => `${who} has it.`,
  nobodyHas: "Nobody has it.",
  customerTold: (customer: string) => `${customer} has been told: `,
  customerNotTold: (customer: string) => `${customer} has been told nothing yet.`,
  about: (customer: string) => `${customer}: `,
  whyYou: {
    assignee: "You have it.",
    speaker: "You speak with this customer.",
    other: (department: string) => `You are told because you work for ${department}.`,
    manager: "You are told because you are a manager.",
    standIn: (department: string) => `You are told because nobody leads ${department} just now.`,
    lead: (department: string) => `You are told because you lead ${department}.`,
  },
  morning: (name: string, n: number) =>
    n === 1 ? `Good morning ${name}. One case needs you today.` : `Good morning ${name}. ${n} cases need you today.`,
  bundle: (name: string, n: number) => `${name}, ${n} cases need you.`,
  held: (n: number) =>
    n === 1
      ? "One reminder was held back until now; it is in this list."
      : `${n} reminders were held back until now; they are in this list.`,
  more: (n: number, command: string) => `and ${n} more: ${command}`,
  itemDue: (ft: string, clock: string, at: string) => `${ft}: ${clock} due ${at}`,
  itemOverdue: (ft: string, clock: string, at: string) => `${ft}: ${clock} overdue since ${at}`,
};
