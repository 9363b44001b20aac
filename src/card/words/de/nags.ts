import { dativeFirst, first, listed } from "./bend.ts";

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Erinnerungen werden vorgelesen oder von jemandem gelesen, der gerade aufgewacht ist: Längen sind ausgeschrieben. */
const length = {
  moments: "weniger als einer Minute",
  minutes: (n: number) => plural(n, "Minute", "Minuten"),
  hours: (n: number) => plural(n, "Stunde", "Stunden"),
  days: (n: number) => plural(n, "Tag", "Tagen"),
};

/** Eine Erinnerung auf die Minute: „seit weniger als einer Minute“ klänge seltsam. */
const justNow = (span: string): boolean => span === length.moments;

const small = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"];
const count = (n: number): string => small[n] ?? String(n);
const countFirst = (n: number): string => count(n).slice(0, 1).toUpperCase() + count(n).slice(1);

/** Was jemand wegen einer Stufe erfährt: was, warum jetzt, seit wann, was zu tun ist, wie es still wird. */
export const nags = {
  length,
  dueIn: (ft: string, clock: string, at: string, span: string) => `${ft}: ${clock} ist bis ${at} fällig, in ${span}.`,
  overdue: (ft: string, clock: string, at: string, span: string) =>
    justNow(span)
      ? `${ft}: ${clock} wird jetzt fällig, ${at}.`
      : `${ft}: ${clock} ist überfällig seit ${at}, seit ${span}.`,
  resolveDueIn: (ft: string, at: string, span: string) => `${ft} ist bis ${at} fällig, in ${span}.`,
  resolveOverdue: (ft: string, at: string, span: string) =>
    justNow(span) ? `${ft} wird jetzt fällig, ${at}.` : `${ft} ist überfällig seit ${at}, seit ${span}.`,
  unclaimed: (ft: string, department: string, span: string) =>
    `${ft} wartet seit ${span} auf jemanden aus ${department}.`,
  overdueFor: (ft: string, clock: string, span: string) => `${ft}: ${clock} ist seit ${span} überfällig.`,
  resolveOverdueFor: (ft: string, span: string) => `${ft} ist seit ${span} überfällig.`,
  /** Geht dort weiter, wo einer der Sätze oben endete. */
  unanswered: (sentence: string, names: string[]) => {
    const [one = "", other = ""] = names;
    const who =
      names.length === 1
        ? `${one} hat nicht geantwortet`
        : names.length === 2
          ? `weder ${one} noch ${other} hat geantwortet`
          : `niemand von ${listed(names)} hat geantwortet`;
    return `${sentence.replace(/\.$/, "")}, und ${who}.`;
  },
  unansweredBy: (names: string[]) => `${listed(names)} ${names.length === 1 ? "hat" : "haben"} nicht geantwortet.`,
  aside: (names: string[]) => `${listed(names)} ${names.length === 1 ? "kann" : "können"} gerade nicht.`,
  atIn: (at: string, zone: string) => `${at} (Zeit in ${zone})`,
  silent: (ft: string, since: string) => `Zu ${ft} gab es seit ${since} kein Wort.`,
  lease: (department: string, at: string) =>
    `Bist du noch dran? Ohne ein Wort von dir ist der Fall ab ${at} wieder in der Warteschlange von ${department}, für alle, die Zeit haben.`,
  onTheCard: "Ich kann dir nicht direkt schreiben, darum sage ich es hier. Schreib mir einmal, dann geht es.",
  has: (who: string) => `${who} hat den Fall.`,
  nobodyHas: "Niemand hat den Fall.",
  customerTold: (customer: string) => `${dativeFirst(customer)} wurde gesagt: `,
  customerNotTold: (customer: string) => `${dativeFirst(customer)} wurde noch nichts gesagt.`,
  about: (customer: string) => `${first(customer)}: `,
  whyYou: {
    assignee: "Es ist dein Fall.",
    speaker: "Du sprichst mit diesem Kunden.",
    covers: (department: string) => `Du bist für ${department} im Dienst.`,
    coversUntil: (department: string, at: string) => `Du vertrittst ${department} bis ${at}.`,
    department: (department: string) => `Du erfährst es, weil du für ${department} arbeitest.`,
    leads: (department: string) => `Du erfährst es, weil du ${department} leitest.`,
    deputy: (who: string, department: string) => `Du erfährst es anstelle von ${who}, Leitung von ${department}.`,
    manages: "Du erfährst es, weil du zum Management gehörst.",
    standsIn: (department: string) => `Von ${department} ist niemand da, darum kommt es zu dir.`,
    standsInLater: (department: string) => `Von ${department} konnte niemand übernehmen, darum kommt es zu dir.`,
    last: "Nach dir wird niemand mehr gefragt.",
    lastAtOnce: (department: string) =>
      `Von ${department} ist niemand im Dienst, und nach dir wird niemand mehr gefragt.`,
  },
  morning: (name: string, n: number) =>
    n === 1
      ? `Guten Morgen, ${name}. Ein Fall braucht dich heute.`
      : `Guten Morgen, ${name}. ${countFirst(n)} Fälle brauchen dich heute.`,
  late: (name: string, n: number) =>
    n === 1 ? `Noch eine Sache, bevor du gehst, ${name}.` : `Noch ${count(n)} Dinge, bevor du gehst, ${name}.`,
  bundle: (name: string, n: number) =>
    n === 1 ? `${name}, ein Fall braucht dich.` : `${name}, ${count(n)} Fälle brauchen dich.`,
  held: (n: number) =>
    n === 1
      ? "Eine Erinnerung wurde bis jetzt zurückgehalten; sie steht in dieser Liste."
      : `${countFirst(n)} Erinnerungen wurden bis jetzt zurückgehalten; sie stehen in dieser Liste.`,
  more: (n: number, command: string) => `und noch ${n}: ${command}`,
  itemDue: (ft: string, clock: string, at: string) => `${ft}: ${clock} fällig ${at}`,
  itemOverdue: (ft: string, clock: string, at: string) => `${ft}: ${clock} überfällig seit ${at}`,
  itemSilent: (ft: string, since: string) => `${ft}: seit ${since} kein Wort`,
  itemOffer: (ft: string, from: string, to: string, at: string) => `${ft}: ${from} bietet ihn seit ${at} ${to} an`,
  /** Womit man antwortet, hinter dem, worum es geht. */
  itemAnswer: (words: string, yes: string, no: string) => `${words}; antworte mit ${yes} oder ${no}`,
  itemLease: (words: string, at: string) =>
    `${words}; ab ${at} wieder in der Warteschlange, wenn du nicht mehr dran bist`,
  trial: (name: string) => `Probebetrieb: ${name} würde das jetzt erfahren.`,
};
