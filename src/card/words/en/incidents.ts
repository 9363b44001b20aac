/** One known fault behind many cases. */
export const incidents = {
  label: "Incident",
  fact: (id: string, since: string) => `${id} since ${since}: `,
  factPlanned: (id: string, from: string, to: string) => `${id}, planned ${from} to ${to}: `,
  lastWord: (at: string) => ` · last word ${at}: `,
  title: (id: string) => `${id} · Incident`,
  open: (since: string) => `open since ${since}`,
  planned: (from: string, to: string) => `planned ${from} to ${to}`,
  closedAt: (at: string) => `over since ${at}`,
  labels: { by: "Leads it", cases: "Cases", last: "Last word", next: "Next" },
  cases: (n: number) => (n === 1 ? "1 case" : `${n} cases`),
  noWord: "Nothing yet that customers may be told.",
  nextUpdate: (who: string, command: string) => `${who}: say what is new with ${command}; every case of it hears it.`,
  nextOver: "Each of its cases goes on, and its customer is told and asked.",
  buttons: {
    update: "What is new…",
    close: "It is over…",
    open: "Open an incident",
    notOne: "Not one fault",
    link: (id: string) => `Part of ${id}`,
    unlink: (id: string) => `Not part of ${id}`,
  },
  forms: {
    open: {
      title: "Open an incident",
      submit: "Open it",
      name: "What is wrong",
      nameHint: "As customers would call it: StreetSmart login down",
      span: "When, if it is planned",
      spanHint: "sat 22:00-sun 02:00",
    },
    update: {
      title: (id: string) => `What is new · ${id}`,
      submit: "Tell every case",
      words: "In words that customers may be told",
    },
    close: { title: (id: string) => `It is over · ${id}`, submit: "It is over", words: "What customers may be told" },
  },
  opened: (id: string, command: string) => `${id} is open. ${command} says which cases come from it.`,
  linked: (id: string, cases: string) => `${cases} ${cases.includes(",") ? "are" : "is"} part of ${id} now.`,
  unlinked: (cases: string) => `${cases}: not part of an incident any more.`,
  told: (id: string, n: number) =>
    n === 0
      ? `${id}: written down. No case is part of it yet.`
      : `${id}: written down. ${n === 1 ? "Its case hears it" : `Its ${n} cases hear it`}, and those who speak with the customers are asked to tell them.`,
  closed: (id: string, n: number) =>
    n === 0
      ? `${id} is over.`
      : `${id} is over. ${n === 1 ? "Its case goes" : `Its ${n} cases go`} on, and each customer is told and asked.`,
  wasClosed: (id: string) => `${id} is over already. A new fault is a new incident.`,
  changed: (id: string) => `Somebody else wrote to ${id} just now. Please look at it and say it again.`,
  none: "No incident is open.",
  list: (n: number) => (n === 1 ? "One incident is open:" : `${n} incidents are open:`),
  line: (id: string, since: string, cases: string) => `${id} since ${since}, ${cases}: `,
  unknown: (given: string) => `There is no incident “${given}”.`,
  usage: (command: (rest: string) => string) =>
    `Type ${command('incident open "what is wrong"')}, ${command("incident link 3 42 43")}, ${command("incident update 3 <words>")}, ${command("incident close 3 <words>")} or ${command("incident list")}.`,
  forLeads: "That is for those who lead a department, managers and administrators.",
  proposed: (who: string) => `I have asked ${who} whether it is one.`,
  proposedNobody: "Nobody who could open one can be reached. Please call them.",
  proposal: (who: string) => `${who} thinks that one fault is behind several cases: `,
  spanUnread: (given: string) => `I cannot read “${given}” as a time from and to. Try sat 22:00-sun 02:00.`,
  spanOver: (end: string) => `That was over ${end}. Name a time that is still to come, or leave it out.`,
  cluster: (n: number, minutes: string) => `${n} customers within ${minutes} write of the same: `,
  clusterCases: (cases: string) => `Cases: ${cases}.`,
  clusterAsk: "Is it one fault? Nothing is joined by itself.",
  notOne: "Noted: not one fault. I bring it up again only when as many others write of the same.",
  notProposed: "Noted: not one fault.",
  match: (id: string) => `This may be part of ${id}: `,
  history: {
    linked: (who: string, id: string) => `${who}: part of ${id}, `,
    unlinked: (who: string, id: string) => `${who}: not part of ${id}.`,
    began: (id: string) => `${id} has begun, as planned.`,
    over: (id: string) => `The time planned for ${id} is over.`,
    news: (who: string, id: string) => `${who}, news of ${id}: `,
    closed: (who: string, id: string) => `${who}: ${id} is over. `,
  },
};
