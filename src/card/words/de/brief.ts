import { dative, lasting } from "./bend.ts";
import { through } from "./through.ts";

/** Was wissen muss, wer übernimmt, vor allem anderen. */
export const brief = {
  labels: {
    latest: "Zuletzt",
    first: "Zuerst",
    told: "Gesagt",
    asked: "Erbeten",
    did: "Erledigt",
    waiting: "Wartet auf",
    offered: "Angefragt",
    call: "Anruf",
    who: "Wer",
    heat: "Stimmung",
    note: "Notiz",
    resolved: "Gelöst",
    holds: "Wir haben",
    next: "Als Nächstes",
  },
  by: (name: string, source: string, at: string) => `${name} ${through(source)}, ${at}`,
  contacts: (n: number) => `bisher ${n} Nachrichten`,
  never: (customer: string, length: string) =>
    `Noch hat niemand ${dative(customer)} etwas gesagt, und das seit ${lasting(length)}.`,
  unanswered: (customer: string, at: string, length: string) =>
    `Niemand hat ${dative(customer)} seit ${at} geantwortet, also seit ${lasting(length)}.`,
  order: (number: string) => `Bestellung ${number}`,
  phone: (number: string) => `Telefon ${number}`,
  mail: (address: string) => `Mail ${address}`,
  address: "die Adresse, bestätigt",
  doNotAsk: "nicht noch einmal danach fragen",
  leftOut: (n: number) => (n === 1 ? "Eines mehr steht im Verlauf." : `${n} weitere Dinge stehen im Verlauf.`),
};
