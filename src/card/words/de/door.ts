/** Was ein Fenster von sich aus sagt, vor der Antwort des Desks oder an ihrer Stelle. Nichts davon verrät etwas von einem Fall. */
export const door = {
  outsider: "Ich arbeite nur mit Mitgliedern dieser Organisation. Bitte frag jemanden, der dazugehört.",
  sharedChannel:
    "Diesen Kanal teilt ihr mit einer anderen Organisation, darum sage ich hier nichts über Fälle. Schreib mir direkt oder nimm einen eigenen Kanal.",
  unseenChannel:
    "Ich kann nicht sehen, ob ihr diesen Kanal mit einer anderen Organisation teilt, darum sage ich hier nichts über Fälle. Lade mich ein oder schreib mir direkt.",
  movedAway:
    "Hier stehen keine Fälle mehr, weil Menschen außerhalb der Firma diesen Kanal lesen können. Schreib mir direkt.",
  cannotCheckNow: "Ich konnte gerade nicht prüfen, wer fragt. Bitte versuch es in einer Minute noch einmal.",
  workingOnIt: "Ich bin dabei.",
  couldNotFinish:
    "Das konnte ich gerade nicht zu Ende bringen. Bitte sieh dir den Fall an, bevor du es noch einmal versuchst.",
  doneHere: "Erledigt. Du kannst das schließen.",
  answeredPrivately: "Ich habe dir in einer Nachricht geantwortet, die nur du siehst.",
  welcomeYou:
    "Hallo. Ich sorge dafür, dass Beschwerden bei denen ankommen, die sie lösen können. Schreib help, um zu sehen, was ich verstehe.",
  welcomeHere:
    "Danke für die Einladung. Sprich mich an und sag help, um zu sehen, was ich verstehe; ich antworte nur dir.",
  oldButton: "Dieser Knopf gehört zu einer älteren Nachricht. Bitte nimm die Karte, wie sie jetzt ist.",
  writeToMeDirectly: "Ich konnte dir hier nicht vertraulich antworten. Bitte schreib mir direkt und frag noch einmal.",
  aWord: "Eine Nachricht vom Desk",
  newsOf: (ft: string) => `Neues zu ${ft}`,
  needsMore: (form: string) => `${form}: Dafür brauche ich noch ein paar Angaben.`,
  openForm: "Formular öffnen",
  openFormAgain: "Formular noch einmal öffnen",
  moreThanFits: "Hier passt nicht alles hin.",
  title: "Followthrough",
  close: "Schließen",
  cancel: "Abbrechen",
  oneMoment: "Einen Augenblick.",
  required: "Bitte ausfüllen.",
  optional: "(kann leer bleiben)",
  or: "Oder",
  otherThings: "Was du hier noch tun darfst",
  choose: "Auswählen",
  nothingFound: "Dazu habe ich nichts gefunden.",
  ask: "Einen Fall finden oder sagen, was zu tun ist",
  entity: { type: "Fall", stands: "Wie es steht" },
  caseLink: {
    title: "Ein Fall der Beschwerdestelle",
    why: "Fälle sehen die Menschen, die daran arbeiten, und zwar dort, wo sie arbeiten. Auf dieser Seite steht nichts davon.",
    slack: "In Slack eingeben",
    teams: "In Teams an Followthrough schreiben",
    console: "In der Konsole öffnen",
    customer:
      "Sind Sie die Kundin oder der Kunde? Bitte schreiben Sie uns dort, wo Sie schon geschrieben haben: Das erreicht die Menschen, die sich um Ihr Anliegen kümmern.",
  },
  askHint: "@jane_doe, eine Bestellnummer, ein Link, claim 42",
};
