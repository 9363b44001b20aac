/** Was eine Kalenderdatei schließen würde, für alle, die die Desk-Datei pflegen. */
export const holidays = {
  none: (until: string) => `Von heute bis ${until} steht kein geschlossener Tag darin.`,
  found: (n: number, until: string) => `${n === 1 ? "1 Tag" : `${n} Tage`} von heute bis ${until}:`,
  line: (date: string, name: string, standing: string) => `  ${date}  ${name}: ${standing}`,
  at: (standing: string, departments: string) => `${standing} bei ${departments}`,
  standings: {
    closed: "schon geschlossen",
    "own-hours": "hat eigene Zeiten",
    "day-off": "öffnet an diesem Wochentag nicht",
    open: "geöffnet wie immer",
    always: "schließt nie",
  },
  nothingToDo: "Es fehlt nichts: Die Desk-Datei sagt das alles schon.",
  paste: (departments: string) =>
    `Damit ${departments} dann geschlossen ist, füge dies dem Kalender hinzu; steht dort schon \`dates:\`, nur die Zeilen darunter:`,
  dates: "    dates:",
  date: (date: string, name: string) => `      ${date}: closed # ${name}`,
  nothingChanged:
    "Es ist nichts geändert. Sieh nach dem Bearbeiten der Desk-Datei nach, was sich verschiebt: followthrough reload",
};
