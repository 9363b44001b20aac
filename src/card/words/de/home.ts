/** Die Seite, die man morgens öffnet. */
export const home = {
  title: (name: string, department: string) => `${name}, ${department}`,
  answers: (n: number) => `Wartet auf deine Antwort: ${n}`,
  offered: (ft: string, from: string) => `${ft} · ${from} fragt, ob deine Abteilung ihn übernimmt`,
  mine: (n: number) => `Deine Fälle: ${n}`,
  mineNone: "Du hast gerade keinen Fall.",
  promised: "Den Kunden zugesagt",
  queue: (department: string, unclaimed: number, open: number) =>
    `${department}: ${unclaimed} noch frei, ${open} offen`,
  queueNone: (department: string) => `${department}: Niemand wartet.`,
  rest: (n: number, command: string) => `noch ${n}: ${command}`,
  covers: "Wer da ist",
  you: "Du",
  hint: (command: string) =>
    `Suchst du einen Fall? Frag in deinen Worten, mit Namen, Bestellnummer oder Link: ${command}.`,
  example: "Trockner von @jane_doe",
  buttons: { new: "Neuer Fall", settings: "Einstellungen", coverage: "Wer wann da ist", help: "Was ich verstehe" },
};
