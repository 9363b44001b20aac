const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Was eine andere Fassung der Desk-Datei ändern würde, für alle, die sie gleich annehmen. */
export const deskChange = {
  movesNothing: "Das verschiebt keinen Termin.",
  moves: (moved: number, overdue: number) =>
    `Das verschiebt ${count(moved, "Termin", "Termine")}; ${overdue === 0 ? "keiner ist" : overdue === 1 ? "1 ist" : `${overdue} sind`} damit sofort überfällig.`,
  overdueOnly: (overdue: number) =>
    `${overdue === 1 ? "1 Frist, die beginnt, ist" : `${overdue} Fristen, die beginnen, sind`} sofort überfällig.`,
  largest: "Am weitesten verschieben sich:",
  move: (ft: string, clock: string, is: string, was: string) => `  ${ft} ${clock}: fällig ${is} (vorher ${was})`,
  noTime: "ohne Termin",
  starts: (n: number) => `${count(n, "Frist beginnt", "Fristen beginnen")} damit.`,
  ends: (n: number) =>
    `${count(n, "Frist endet", "Fristen enden")} damit, weil ${n === 1 ? "ihr Ziel wegfällt" : "ihre Ziele wegfallen"}.`,
  never: (n: number) =>
    `${count(n, "Frist wird", "Fristen werden")} damit nie fällig: Die Zeiten, in denen gezählt wird, öffnen nie.`,
  goneDepartment: (name: string, cases: number) =>
    cases === 0
      ? `Fällt weg: ${name}.`
      : `Fällt weg: ${name} mit ${count(cases, "offenen Fall", "offenen Fällen")}. Gib ${cases === 1 ? "ihn" : "sie"} vorher weiter.`,
  gonePerson: (name: string, cases: number) =>
    cases === 0
      ? `Nicht mehr dabei: ${name}.`
      : `Nicht mehr dabei: ${name}, mit ${count(cases, "offenen Fall", "offenen Fällen")}. Gib ${cases === 1 ? "ihn" : "sie"} vorher weiter.`,
  goneSeverity: (name: string, cases: number) =>
    cases === 0
      ? `Fällt weg: der Schweregrad ${name}.`
      : `Fällt weg: der Schweregrad ${name}, den noch ${count(cases, "offener Fall hat", "offene Fälle haben")}; deren Fristen enden damit. Ändere zuerst den Schweregrad.`,
  closedDepartment: (name: string) =>
    `${name} öffnet in den nächsten vier Wochen nicht: Was in diesen Zeiten zählt, wird später fällig oder nie. Sieh dir den Kalender an.`,
  absentPerson: (name: string) =>
    `${name} arbeitet in den nächsten vier Wochen nie, Erinnerungen bleiben also liegen. Sieh dir den Kalender an.`,
  apart: (name: string, department: string) =>
    `${name} arbeitet nur, wenn ${department} geschlossen ist. Sieh dir den Kalender an oder nimm den Namen in den Bereitschaftsplan auf.`,
  breached: (severity: string, department: string, from: string, to: string, clocks: string) =>
    `${severity} bei ${department} wird von ${from} bis ${to} immer überfällig (${clocks}): Dann ist niemand im Dienst.`,
  moreBreached: (n: number) =>
    `und ${count(n, "weiteres solches Paar", "weitere solche Paare")} aus Schweregrad und Abteilung.`,
  beyond: (severity: string, department: string, clock: string, budget: string) =>
    `${severity} bei ${department}: ${clock} erlaubt ${budget}, mehr als ${department} in vier Wochen geöffnet hat.`,
  moreBeyond: (n: number) => `und ${count(n, "weiteres solches Ziel", "weitere solche Ziele")}.`,
  rota: (department: string, name: string) =>
    `Der Bereitschaftsplan von ${department} nennt ${name}, abwesend bis auf Weiteres.`,
  lostDepartment: (name: string, department: string, from: string, to: string) =>
    `${name} vertritt ${department} von ${from} bis ${to}, und ${department} gibt es dann nicht mehr.`,
  lostPerson: (name: string, department: string, from: string, to: string) =>
    `${name} sollte ${department} von ${from} bis ${to} vertreten und ist nicht mehr dabei: Frag jemand anderen.`,
};
