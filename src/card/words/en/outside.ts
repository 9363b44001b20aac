/** Work that goes to somebody without chat, by mail, and comes back by a link. */
export const outside = {
  label: "With",
  fact: (who: string, sent: string, opened: string) =>
    opened === "" ? `${who}, by mail, sent ${sent}` : `${who}, by mail, sent ${sent}, opened ${opened}`,
  needsPart: (who: string) => `${who}, who needs a part and hears of it by mail once it is here`,
  doer: (department: string, who: string) => `${department}, ${who} outside`,
  next: (who: string, keeper: string, at: string) =>
    `${who} answers by the link until ${at}; ${keeper} keeps an eye on it.`,
  sent: (id: string, who: string, at: string) =>
    `${id} goes to ${who} by mail. The link takes one answer and lasts until ${at}; you hear of it.`,
  passed: (id: string, who: string) => `${id} is ${who}'s. I tell them.`,
  buttons: { pass: "Give it to\u2026" },
  form: {
    title: "Give it to somebody",
    submit: "Give it",
    to: "To whom",
    toHint: (domains: string) => `A colleague, a name of the outside list, or an address at ${domains}`,
    why: "A word to them",
    hint: "Somebody outside gets it in the mail.",
    outside: (name: string) => `${name} (by mail)`,
  },
  needs: {
    url: "PUBLIC_URL, the address at which a link reaches this desk",
    mail: "SMTP_URL and MAIL_FROM, by which it sends mail",
    and: (a: string, b: string) => `${a}, and ${b}`,
  },
  news: {
    back: (id: string, what: string) => `${id} is back with you, ${what}: whoever had it outside has not done it.`,
    given: (who: string, id: string, what: string) => `${who} gave you ${id}, ${what}.`,
  },
  listBack: (id: string) => `${id} came back undone from outside`,
  listGiven: (id: string) => `${id} was given to you`,
  history: {
    passed: (who: string, id: string, to: string) => `${who} gave ${id} to ${to}`,
    sent: (who: string, id: string, to: string, at: string) =>
      `${who} sent ${id} to ${to} by mail, to be answered by ${at}`,
    opened: (who: string, id: string) => `${who}: ${id} was opened by the link.`,
    expired: (id: string, to: string) => `${id}: the link to ${to} ran out without an answer.`,
    undelivered: (id: string, to: string) => `${id}: the mail to ${to} could not be delivered.`,
    cameBack: (who: string, id: string) => `${who} could not do ${id}: `,
  },
  mail: {
    title: (what: string, firm: string) => `${what} for ${firm}`,
    greeting: (who: string, department: string) => `${who} of ${department} asks you to do this:`,
    also: "They add:",
    product: "Product",
    order: "Order",
    customer: "Customer",
    ask: "Questions to",
    link: "Open it and answer",
    lasts: (at: string) =>
      `When you have been there, open the link and say how it went. It takes one answer and works until ${at}. It is for you alone: please do not pass it on.`,
  },
  page: {
    lang: "en",
    title: (what: string) => what,
    until: (at: string) => `Please answer by ${at}. One answer is taken, then this page closes.`,
    how: "How did it go?",
    done: {
      label: "Done",
      words: "What was done",
      hint: "A sentence that the customer can be told.",
      send: "It is done",
    },
    couldNot: {
      label: "Could not",
      words: "Why not",
      hint: "For example: nobody was at home.",
      send: "I could not do it",
    },
    part: {
      label: "Need a part",
      words: "Part number",
      hint: "As it stands on the old part. You get a mail when it is here.",
      send: "I need this part",
    },
    empty: "Please write a few words here first.",
    noPart: "A part number has at least three signs and a digit in it, such as 279838. Please look again.",
    thanks: "Thank you",
    thanksDone: "It is written down as done, and the customer is told.",
    thanksCouldNot: "It is written down. The desk takes it from here.",
    thanksPart: (part: string) => `It waits for part ${part}. You get another mail when the part is here.`,
    yours: "You wrote",
    close: "You can close this page.",
    over: "This link does not work any more",
    overWhy:
      "It may have been answered already, have run out, or the work was given to somebody else. Nothing is lost: please ask whoever sent it to you, or answer the person named in the mail.",
    busy: "That was often",
    busyWhy:
      "This page was asked for many times in a short while. Please try again in an hour, or call whoever sent it to you.",
    later: "Not just now",
    laterWhy: "Your answer could not be written down just now. Please send it once more in a minute.",
  },
};
