import type { RefusalCode } from "../../../core/case/refusal.ts";

/** What a refusal knows, as names ready to be read. `command(rest)` is the line to type. */
export type RefusalFacts = {
  ft: string;
  number: number;
  who: string;
  at: string;
  ago: string;
  department: string;
  known: string;
  given: string;
  /** A piece as it is typed: `42.1`. */
  piece: string;
  /** The number of another case. */
  other: string;
  /** Who can, and whether they are there: whole sentences; empty where nobody was looked for. */
  can: string;
  /** `a credit of 80 USD`, and how much is left of a limit. */
  what: string;
  left: string;
  /** What cannot be undone, as it is typed: `wipe`. */
  about: string;
  currency: string;
  command(rest: string): string;
};

/** Who can, and where the rest of the answer stands. */
const can = (f: RefusalFacts): string =>
  `${f.can === "" ? "" : `${f.can} `}${f.command(`authority ${f.number}`)} says who may decide what.`;

/** A "no": what is, then what to do. */
export const refusals: Record<RefusalCode, (facts: RefusalFacts) => string> = {
  "claimed-by-other": (f) =>
    `${f.who} claimed ${f.ft} ${f.ago} before you. ${f.command(`show ${f.number} full`)} has the whole story.`,
  "already-yours": (f) => `${f.ft} is yours already.`,
  "not-claimed": (f) => `Nobody has claimed ${f.ft}. To take it, type ${f.command(`claim ${f.number}`)}.`,
  "already-resolved": (f) => `${f.ft} is resolved. If it is not, type ${f.command(`reopen ${f.number}`)}.`,
  "already-closed": (f) => `${f.ft} is closed. If it came back, type ${f.command(`reopen ${f.number}`)}.`,
  "already-dismissed": (f) =>
    `${f.ft} was put aside as not a complaint. ${f.command(`reopen ${f.number}`)} brings it back.`,
  "already-open": (f) => `${f.ft} is open.`,
  "still-in-triage": (f) =>
    `Nobody has said whose ${f.ft} is. Choose a department on its card, or take it: ${f.command(`claim ${f.number}`)}.`,
  "not-resolved": (f) => `${f.ft} is not resolved yet. When it is, type ${f.command(`done ${f.number} <how>`)}.`,
  "not-waiting": (f) => `${f.ft} is not waiting for anything. ${f.command(`show ${f.number}`)} says what is next.`,
  "no-offer": (f) => `Nobody is asking you anything on ${f.ft}. ${f.command(`show ${f.number}`)} says what is next.`,
  "offer-pending": (f) =>
    `${f.ft} is already offered to ${f.department}, since ${f.at}. Wait for the answer, or undo it.`,
  "same-department": (f) => `${f.ft} is with ${f.department} already.`,
  "same-person": (f) => `${f.who} has ${f.ft} already.`,
  "not-asked": (f) =>
    `Nobody is asking you about ${f.ft} just now, so there is nothing to hand on. ${f.command(`show ${f.number}`)} says what is next.`,
  "same-severity": (f) => `${f.ft} is ${f.given} already.`,
  "unknown-severity": (f) => `I do not know the severity “${f.given}”. It can be ${f.known}.`,
  "unknown-department": (f) => `I do not know the department “${f.given}”. It can be ${f.known}.`,
  "unknown-person": (f) => `I do not know “${f.given}”. Name a colleague as @ana, or one of ${f.known}.`,
  "unknown-cause": (f) =>
    f.known === ""
      ? "This desk keeps no list of causes."
      : `I do not know the cause “${f.given}”. It can be ${f.known}.`,
  "needs-why": (f) =>
    `${f.department} reads why before they answer. Say it: ${f.command(`pass ${f.number} ${f.known} <why>`)}.`,
  "in-the-past": (f) => `${f.at} is past already. Name a time ahead.`,
  "too-far": (f) => `${f.at} is more than a year away. Name a nearer time.`,
  "nothing-to-undo": (f) =>
    `There is nothing on ${f.ft} to take back, or somebody has acted since. ${f.command(`show ${f.number} full`)} has the story.`,
  "nothing-yet": (f) =>
    `There is nothing on ${f.ft} to take back. If it should be no case, ${f.command(`dismiss ${f.number}`)} puts it aside.`,
  "not-your-undo": (f) => `The last step on ${f.ft} was ${f.who}'s; only ${f.who} can take it back.`,
  "undo-too-late": (f) =>
    `A step can be taken back for five minutes; this one was at ${f.at}. ${f.command(`more ${f.number}`)} shows what you may do instead.`,
  "asks-owner": (f) =>
    `${f.ft} is with ${f.department} already. Ask another department, or leave a note: ${f.command(`update ${f.number} <note>`)}.`,
  "asked-before": (f) =>
    `The same has been asked for already: FT-${f.piece}. ${f.command(`show ${f.number} full`)} has the story.`,
  "no-such-task": (f) =>
    f.known === ""
      ? `There is no FT-${f.piece}: nobody has been asked for a piece of ${f.ft}. ${f.command(`show ${f.number}`)} says how it stands.`
      : `There is no FT-${f.piece}. It can be ${f.known}.`,
  "task-claimed": (f) =>
    `${f.who} has FT-${f.piece} since ${f.at}. ${f.command(`show ${f.number} full`)} has the whole story.`,
  "task-yours": (f) => `FT-${f.piece} is yours already.`,
  "task-not-claimed": (f) => `Nobody has FT-${f.piece}. To take it, type ${f.command(`claim ${f.piece}`)}.`,
  "task-not-waiting": (f) =>
    `FT-${f.piece} is not waiting for anything. ${f.command(`show ${f.number}`)} says what is next.`,
  "task-was-done": (f) => `${f.who} has done FT-${f.piece}, ${f.at}. ${f.command(`show ${f.number} full`)} says what.`,
  "task-was-refused": (f) =>
    `FT-${f.piece} was given back by ${f.who}, ${f.at}. If it is to be done after all, ask again: ${f.command(`ask ${f.number} <department> <what>`)}.`,
  "task-was-cancelled": (f) =>
    `FT-${f.piece} was taken back by ${f.who}, ${f.at}; there is nothing to do. ${f.command(`show ${f.number} full`)} says why.`,
  "tasks-open": (f) => `Pieces of ${f.ft} are still open. ${f.command(`show ${f.number}`)} says which.`,
  "promises-open": (f) =>
    `The customer counts on FT-${f.number}.${f.piece}. Say first what becomes of it: ${f.command(`promise ${f.number}.${f.piece} kept`)}, moved <when> or broken <why>.`,
  "promise-dark": (f) =>
    `Nobody of ${f.department} is there until ${f.at}. Name a time in their hours, or ask for cover: ${f.command("cover <department> <when>")}.`,
  "promise-unsure": (f) =>
    `That is ${f.at}. Type it once more with the day of the month and the time: ${f.command("promise 42 by 27 nov 15:00 <what>")}.`,
  "promise-needs-date": (f) =>
    `The customer has been told of FT-${f.piece}. Say yes, or name another date: ${f.command(`no ${f.piece} but <when>`)}.`,
  "promise-needs-why": (f) => `Whoever asked needs to know why: ${f.command(`no ${f.piece} <why>`)}.`,
  "promise-counted-on": (f) =>
    `The customer counts on FT-${f.piece}. Move it, or say why it is not kept: ${f.command(`promise ${f.piece} moved <when>`)}, ${f.command(`promise ${f.piece} broken <why>`)}.`,
  "promise-accepted": (f) =>
    `${f.department} has said yes to FT-${f.piece} already${f.at === "" ? "" : `, ${f.at}`}. ${f.command(`show ${f.number}`)} says what is next.`,
  "promise-was-kept": (f) =>
    `FT-${f.piece} was kept; ${f.who} said so, ${f.at}. What is new is another promise: ${f.command(`promise ${f.number} by <when> <what>`)}.`,
  "promise-was-broken": (f) =>
    `FT-${f.piece} was broken; ${f.who} said so, ${f.at}. To promise another date: ${f.command(`promise ${f.number} by <when> <what>`)}.`,
  "promise-was-refused": (f) =>
    `${f.who} said no to FT-${f.piece}, ${f.at}. Ask again with another date: ${f.command(`promise ${f.number} by <when> <what>`)}.`,
  "promise-was-withdrawn": (f) =>
    `FT-${f.piece} was taken back by ${f.who}, ${f.at}. If it is to be promised after all: ${f.command(`promise ${f.number} by <when> <what>`)}.`,
  "no-such-promise": (f) =>
    f.known === ""
      ? `There is no FT-${f.piece}: nothing is promised on ${f.ft}. To promise something: ${f.command(`promise ${f.number} by <when> <what>`)}.`
      : `There is no FT-${f.piece}. It can be ${f.known}.`,
  "same-date": (f) => `FT-${f.piece} is for ${f.at} already. Name another date.`,
  "whole-case-only": (f) =>
    `That is for a whole case, not for a piece of one. For all of ${f.ft} type ${f.command(`${f.given} ${f.number}`)}.`,
  "task-elsewhere": (f) =>
    `FT-${f.piece} is for ${f.department} to do, and ${f.who} works elsewhere. Take it back (${f.command(`no ${f.piece}`)}) and ask their department instead.`,
  "outside-unknown": (f) =>
    f.known === ""
      ? `I do not know “${f.given}”. It can be a colleague of ${f.department}. Whom else work may be mailed to stands in the desk file, under outside; nobody does yet.`
      : `I do not know “${f.given}”, and work is mailed only to those whom the desk file names. It can be a colleague, or ${f.known}.`,
  "outside-unready": (f) =>
    `Work cannot be mailed yet. Ask an administrator to set ${f.known}, and to start the desk again.`,
  "link-over": () => "This link does not work any more. Ask whoever sent it to you.",
  "no-part-number": () => "Name the part by its number: at least three signs and a digit in it, such as 279838.",
  "was-merged": (f) => `${f.ft} was merged into FT-${f.other}. ${f.command(`show ${f.other}`)} says how it stands.`,
  "not-merged": (f) =>
    `FT-${f.other} and ${f.ft} are not merged. ${f.command(`show ${f.number} full`)} has the whole story.`,
  "same-case": (f) => `That is ${f.ft} both times. Name two different cases: ${f.command(`link ${f.number} 41`)}.`,
  "one-message": (f) =>
    `${f.ft} holds one message only. If it is about two matters, say the second one: ${f.command(`detach ${f.number} <words>`)}. If it is the same matter as another case, merge them.`,
  "of-two": (f) =>
    `Your last step on ${f.ft} was about two cases and is not taken back with undo. ${f.command(`merge ${f.number} 41`)} and ${f.command(`unmerge ${f.number} 41`)} join and part them.`,
  "no-incident": (f) => `${f.ft} is part of no incident. ${f.command("incident list")} says which are open.`,
  "incident-same": (f) => `${f.ft} is part of ${f.given} already. ${f.command(`show ${f.number}`)} says how it stands.`,
  "incident-other": (f) =>
    `${f.ft} is part of ${f.given}. If that is wrong, type ${f.command(`incident unlink ${f.number}`)} first.`,
  "you-speak": (f) => `You speak with this customer yourself: ${f.command(`told ${f.number} <words>`)}.`,
  "amount-unread": (f) => `I cannot read “${f.given}” as an amount. Type it as 40 ${f.currency}.`,
  "amount-currency": (f) =>
    `${f.department} gives in ${f.currency}, not in ${f.given}. Type the amount in ${f.currency}.`,
  "no-such-give": (f) =>
    f.known === ""
      ? `There is no FT-${f.piece}: nothing has been given or asked for on ${f.ft}. ${f.command(`show ${f.number}`)} says how it stands.`
      : `There is no FT-${f.piece}. It can be ${f.known}.`,
  "give-too-much": (f) =>
    f.left === ""
      ? `Nobody on this desk may decide ${f.what}, with what this customer has had. ${f.command(`authority ${f.number}`)} says who may decide how much.`
      : `Nobody on this desk may decide ${f.what}, with what this customer has had. ${f.who} comes nearest, with ${f.left}: ask for that, or for a higher limit.`,
  "give-beyond": (f) =>
    `You may not decide ${f.what === "" ? "that" : f.what}, with what this customer has had${f.left === "" ? "" : ` (your limit is ${f.left})`}. ${can(f)}`,
  "give-more": (f) =>
    `Only ${f.what === "" ? "less" : f.what} was asked for. Leave it at that, or ask anew: ${f.command(`give ${f.piece} <amount>`)}.`,
  "give-own": (f) => `You have asked for FT-${f.piece} yourself, so somebody else says yes. ${can(f)}`,
  "give-changed": (f) =>
    `FT-${f.piece} has changed since it was asked for. ${f.command(`show ${f.piece}`)} says how it stands.`,
  "give-not-yours": (f) => `FT-${f.piece} is not yours to decide. ${can(f)}`,
  "give-was-granted": (f) =>
    `FT-${f.piece} was granted by ${f.who}, ${f.at}. ${f.command(`show ${f.number} full`)} has the story.`,
  "give-was-refused": (f) =>
    `FT-${f.piece} was refused by ${f.who}, ${f.at}. ${f.command(`show ${f.number} full`)} says why.`,
  "give-was-withdrawn": (f) =>
    `FT-${f.piece} was taken back by ${f.who}, ${f.at}; there is nothing to decide. ${f.command(`show ${f.number} full`)} has the story.`,
  "consent-needed": (f) =>
    `That cannot be undone for the customer. Ask them first, then write it down: ${f.command(`consent ${f.number} yes by phone: <words>`)}.`,
  "consent-unsaid": (f) =>
    `That cannot be undone for the customer, and nobody has written down that they agreed. If they did: ${f.command(`consent ${f.number} ${f.about} yes by phone: <words>`)}, then say it once more.`,
  "consent-to-what": (f) =>
    `To what? Say wipe, cancel, replace or charge: ${f.command(`consent ${f.number} wipe yes by phone: <words>`)}.`,
  "leads-ask": (f) =>
    `Leads and managers ask for a call${f.who === "Somebody" ? "" : `: tell ${f.who}`}. You may phone yourself: ${f.command(`calling ${f.number}`)}.`,
  "no-calls": (f) =>
    `The customer of ${f.ft} does not want calls. Write to them instead: ${f.command(`told ${f.number} <words>`)}.`,
  "no-calls-already": (f) =>
    `That is written down already: no calls. If they may be phoned again, type ${f.command(`nophone ${f.number} off`)}.`,
  "calls-wanted": (f) =>
    `The customer of ${f.ft} may be phoned; nobody has said otherwise. If they do not want it, type ${f.command(`nophone ${f.number}`)}.`,
  "call-asked": (f) =>
    f.who === "Somebody"
      ? `A call is asked for on ${f.ft} already. If you phone yourself, type ${f.command(`calling ${f.number}`)}.`
      : `${f.who} is phoning already. ${f.command(`show ${f.number}`)} says how it goes.`,
  "you-call": (f) =>
    `The others see already that you are phoning (${f.ft}). Afterwards: ${f.command(`called ${f.number} reached <what was said>`)}.`,
  "phone-first": (f) =>
    `Please phone the customer of ${f.ft} before anybody writes again: ${f.command(`calling ${f.number}`)}.`,
  "may-not": (f) =>
    f.department === ""
      ? "You are not on this desk. Ask its administrator to add you."
      : `That is for ${f.department} to do on ${f.ft}. ${f.can === "" ? "" : `${f.can} `}Leave them a note: ${f.command(`update ${f.number} <note>`)}.`,
};
