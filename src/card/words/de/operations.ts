/** Was der Desk über sich selbst sagt, am Ort für den Betrieb. */
export const operations = {
  outside: (place: string, window: string) =>
    `Menschen außerhalb der Firma können ${place} (${window}) lesen. Ich schreibe dort nicht mehr und nehme die Fälle von den Karten; entfernt die Verläufe bitte selbst. Gebt der Abteilung in der Desk-Datei einen anderen Kanal und ladet sie neu, oder macht diesen wieder intern und startet neu.`,
  because: {
    outsiders: "Menschen außerhalb der Firma können dort lesen",
    noAccount: "ich kenne dort kein Konto dazu",
    noChannel: "es gibt dort keinen solchen Kanal, oder ich bin nicht darin",
  },
  workUnmailed: (piece: string, why: string) =>
    `${piece} lässt sich gerade nicht per Mail verschicken: ${why}. Ich versuche es weiter.`,
  silent: (place: string, window: string, why: string) =>
    `${place} (${window}) nimmt gerade nichts an: ${why}. Ich versuche es weiter; es geht nichts verloren.`,
  lost: (place: string, window: string, why: string) =>
    `In ${place} (${window}) kann ich nicht mehr schreiben: ${why}. Ladet mich dort wieder ein oder ändert die Desk-Datei; dann startet neu oder ladet sie neu.`,
  homeLost: (who: string, window: string, why: string, instead: string) =>
    `${who} kann ich über ${window} nicht direkt schreiben: ${why}. ${instead}. Sobald mir von dort eine Nachricht kommt, geht es wieder.`,
  onCards: "Stattdessen nenne ich den Namen auf den Karten der Fälle",
  inWindow: (window: string) => `Stattdessen geht alles über ${window}`,
  noPreview: (department: string) =>
    `Ich konnte nicht sagen, was fällig wird, während ${department} geschlossen ist. Ich versuche es weiter, bis geschlossen wird; der Befehl coverage weekend zeigt dasselbe.`,
  noDigest: (id: string) =>
    `Den Bericht ${id} konnte ich nicht erstellen. Ich versuche es jede Minute wieder; der Befehl digest zeigt dasselbe.`,
  reminderRefused: (who: string, window: string, why: string, cases: string) =>
    `Eine Erinnerung für ${who} wurde nicht angenommen (${window}): ${why}. Bitte sagt es selbst weiter: ${cases}.`,
  noAccount: (who: string) =>
    `${who} soll an etwas erinnert werden, und ich finde kein Konto. Prüft die Mailadresse in der Desk-Datei. Bis dahin nenne ich den Namen auf der Karte.`,
  noWay: (who: string, way: string) =>
    `${who} sollte es über ${way} erfahren, und das kann ich nicht: Es ist hier nicht eingerichtet, oder in der Desk-Datei fehlt die Adresse. Siehe docs/paging.md.`,
  cardRefused: (n: number, place: string, why: string) =>
    `FT-${n} ließ sich in ${place} nicht zeichnen: ${why}. Seht mit show ${n} nach; die anderen sind nicht betroffen.`,
  lineRefused: (n: number, place: string, why: string) =>
    `Eine Zeile im Verlauf von FT-${n} ließ sich in ${place} nicht zeichnen: ${why}. Sie steht in show ${n} full.`,
  notMoved: (n: number) =>
    `Ich kann FT-${n} nicht auf die neuen Zeiten und Ziele umstellen, es gelten die alten Termine. Das Protokoll sagt, warum.`,
  clocksUnread: (n: number) =>
    `Ich kann nicht ausrechnen, was bei FT-${n} fällig ist, darum wird niemand daran erinnert. Bitte kümmert euch selbst darum; das Protokoll sagt mehr.`,
  webhookUnsigned: (name: string, variable: string) =>
    `Der Webhook ${name} hat kein Geheimnis und erfährt darum nichts. Setzt ${variable} und startet neu, oder nehmt ihn aus der Desk-Datei.`,
  notTaken: {
    "no-secret": "er hat kein Geheimnis",
    "not-https": "seine Adresse beginnt nicht mit https://",
    "not-public": "seine Adresse liegt nicht im öffentlichen Internet",
    slow: "er hat nicht rechtzeitig geantwortet",
    unreached: (code: string | null) => (code === null ? "keine Verbindung" : `keine Verbindung (${code})`),
    answered: (status: number) => `er hat mit HTTP ${status} geantwortet`,
  },
  webhookFails: (name: string, why: string) =>
    `Der Webhook ${name} nimmt keine Ereignisse an: ${why}. Ich versuche es weiter, zuletzt jede Stunde; was geschah, wartet eine Woche.`,
  webhookBack: (name: string) =>
    `Der Webhook ${name} nimmt wieder Ereignisse an. Was auf ihn gewartet hat, ist unterwegs.`,
  webhookLost: (name: string, since: string) =>
    `Der Webhook ${name} hat seit ${since} nichts angenommen. Was älter als eine Woche ist, gebe ich auf; in /api/events steht es noch.`,
  unanswered: (n: number) =>
    `FT-${n} ist überfällig, und niemand hat geantwortet. Alle, die es gibt, wissen davon, und von selbst kommt nichts mehr. Bitte kümmert euch darum.`,
  late: (minutes: number) =>
    `Ich war mit Erinnerungen ${minutes} min zu spät: Der Desk lief nicht oder wurde aufgehalten. Was fällig war, wird jetzt einmal gesagt.`,
};
