/** What the desk says about itself, in the operations place. */
export const operations = {
  outside: (place: string, window: string) =>
    `People outside the firm can read ${place} (${window}). I have stopped speaking there and am taking the cases off its cards; please remove their threads yourself. Give the department another channel in the desk file, then reload; or make this one internal again and restart.`,
  /** Why, after a colon. */
  because: {
    outsiders: "people outside the firm can read it",
    noAccount: "I do not know this person's account there",
    noChannel: "there is no such channel, or I am not in it",
  },
  workUnmailed: (piece: string, why: string) => `${piece} cannot be mailed just now: ${why}. I go on trying.`,
  silent: (place: string, window: string, why: string) =>
    `${place} (${window}) takes nothing just now: ${why}. I go on trying; nothing is lost.`,
  lost: (place: string, window: string, why: string) =>
    `I can no longer speak in ${place} (${window}): ${why}. Invite me there again, or change the desk file; then restart or reload.`,
  homeLost: (who: string, window: string, why: string, instead: string) =>
    `I cannot write to ${who} directly in ${window}: ${why}. ${instead}. Once they write to me there I can again.`,
  onCards: "I mention them on their cases' cards instead",
  inWindow: (window: string) => `They are told in ${window} instead`,
  noPreview: (department: string) =>
    `I could not say what falls due while ${department} is closed. I try again until it closes; the command coverage weekend shows the same.`,
  noDigest: (id: string) =>
    `I could not give the digest ${id}. I try again at every minute; the command digest shows the same.`,
  reminderRefused: (who: string, window: string, why: string, cases: string) =>
    `A reminder for ${who} was refused by ${window}: ${why}. Please tell them yourself: ${cases}.`,
  noAccount: (who: string) =>
    `${who} is to be reminded of something and has no account that I can find. Check the mail address in the desk file. Until then I mention them on the card.`,
  noWay: (who: string, way: string) =>
    `${who} was to be told by ${way} and I cannot: it is not set up here, or the desk file gives no address. See docs/paging.md.`,
  cardRefused: (n: number, place: string, why: string) =>
    `FT-${n} could not be drawn in ${place}: ${why}. Look at it with show ${n}; the others are not affected.`,
  lineRefused: (n: number, place: string, why: string) =>
    `A line of FT-${n}'s history could not be drawn in ${place}: ${why}. It is in show ${n} full.`,
  notMoved: (n: number) =>
    `I cannot move FT-${n} onto the desk's new hours and targets, so its due times are the old ones. The log says why.`,
  clocksUnread: (n: number) =>
    `I cannot work out what is due on FT-${n}, so nobody is reminded of it. Please look after it yourselves; the log says more.`,
  webhookUnsigned: (name: string, variable: string) =>
    `The webhook ${name} has no secret, so it is told nothing. Set ${variable} and restart, or take it out of the desk file.`,
  notTaken: {
    "no-secret": "it has no secret",
    "not-https": "its address does not begin with https://",
    "not-public": "its address is not on the public internet",
    slow: "it did not answer in time",
    unreached: (code: string | null) => (code === null ? "no connection" : `no connection (${code})`),
    answered: (status: number) => `it answered HTTP ${status}`,
  },
  webhookFails: (name: string, why: string) =>
    `The webhook ${name} takes no events: ${why}. I try again, hourly at last; what happened waits for a week.`,
  webhookBack: (name: string) => `The webhook ${name} takes events again. What waited for it is on its way.`,
  webhookLost: (name: string, since: string) =>
    `The webhook ${name} has taken nothing since ${since}. I have given up on what is older than a week; /api/events still has it.`,
  unanswered: (n: number) =>
    `FT-${n} is overdue and nobody has answered. Everybody there is has been told, and nothing more comes by itself. Please see to it.`,
  late: (minutes: number) =>
    `I was ${minutes} min late with reminders: the desk was not running, or was held up. What was due is told now, once.`,
};
