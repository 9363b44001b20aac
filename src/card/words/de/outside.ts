/** Arbeit, die per Mail an jemanden ohne Chat geht und über einen Link zurückkommt. */
export const outside = {
  label: "Bei",
  fact: (who: string, sent: string, opened: string) =>
    opened === "" ? `${who}, per Mail, gesendet ${sent}` : `${who}, per Mail, gesendet ${sent}, geöffnet ${opened}`,
  needsPart: (who: string) => `${who}; es fehlt ein Teil, und sobald es da ist, geht eine Mail raus`,
  doer: (department: string, who: string) => `${department}, extern: ${who}`,
  next: (who: string, keeper: string, at: string) =>
    `${who} antwortet über den Link bis ${at}; ${keeper} behält es im Blick.`,
  sent: (id: string, who: string, at: string) =>
    `${id} geht per Mail an ${who}. Der Link nimmt eine Antwort an und gilt bis ${at}; du erfährst sie.`,
  passed: (id: string, who: string) => `${id} ist bei ${who}. Ich sage es weiter.`,
  buttons: { pass: "Geben an …" },
  form: {
    title: "An jemanden geben",
    submit: "Geben",
    to: "An wen",
    toHint: (domains: string) =>
      `Jemand von hier, ein Name von der Liste der Externen oder eine Adresse bei ${domains}`,
    why: "Ein Wort dazu",
    hint: "Wer extern ist, bekommt es per Mail.",
    outside: (name: string) => `${name} (per Mail)`,
  },
  needs: {
    url: "PUBLIC_URL, die Adresse, unter der ein Link diesen Desk erreicht",
    mail: "SMTP_URL und MAIL_FROM, womit er Mails sendet",
    and: (a: string, b: string) => `${a}, und ${b}`,
  },
  news: {
    back: (id: string, what: string) => `${id} ist unerledigt zurück bei dir; es ging um ${what}.`,
    given: (who: string, id: string, what: string) => `${who} hat dir ${id} gegeben; es geht um ${what}.`,
  },
  listBack: (id: string) => `${id} kam unerledigt zurück`,
  listGiven: (id: string) => `${id} wurde dir gegeben`,
  history: {
    passed: (who: string, id: string, to: string) => `${who} hat ${id} an ${to} gegeben`,
    sent: (who: string, id: string, to: string, at: string) =>
      `${who} hat ${id} per Mail an ${to} gesendet, Antwort bis ${at}`,
    opened: (who: string, id: string) => `${who}: ${id} wurde über den Link geöffnet.`,
    expired: (id: string, to: string) => `${id}: Der Link an ${to} ist ohne Antwort abgelaufen.`,
    undelivered: (id: string, to: string) => `${id}: Die Mail an ${to} konnte nicht zugestellt werden.`,
    cameBack: (who: string, id: string) => `${who} konnte ${id} nicht erledigen: `,
  },
  mail: {
    title: (what: string, firm: string) => `${what} für ${firm}`,
    greeting: (who: string, department: string) => `${who} von ${department} bittet Sie darum:`,
    also: "Dazu:",
    product: "Produkt",
    order: "Bestellung",
    customer: "Kunde",
    ask: "Fragen an",
    link: "Öffnen und antworten",
    lasts: (at: string) =>
      `Wenn Sie dort waren, öffnen Sie den Link und sagen Sie uns, wie es ging. Er nimmt eine Antwort an und gilt bis ${at}. Er ist nur für Sie: Bitte geben Sie ihn nicht weiter.`,
  },
  page: {
    lang: "de",
    title: (what: string) => what,
    until: (at: string) => `Bitte antworten Sie bis ${at}. Eine Antwort wird angenommen, dann schließt diese Seite.`,
    how: "Wie ging es?",
    done: {
      label: "Erledigt",
      words: "Was getan wurde",
      hint: "Ein Satz, den man dem Kunden sagen kann.",
      send: "Es ist erledigt",
    },
    couldNot: {
      label: "Ging nicht",
      words: "Warum nicht",
      hint: "Zum Beispiel: Es war niemand zu Hause.",
      send: "Ich konnte es nicht erledigen",
    },
    part: {
      label: "Teil fehlt",
      words: "Teilenummer",
      hint: "Wie sie auf dem alten Teil steht. Sie bekommen eine Mail, wenn es da ist.",
      send: "Ich brauche dieses Teil",
    },
    empty: "Bitte schreiben Sie hier zuerst ein paar Worte.",
    noPart:
      "Eine Teilenummer hat mindestens drei Zeichen, darunter eine Ziffer, etwa 279838. Bitte sehen Sie noch einmal nach.",
    thanks: "Danke",
    thanksDone: "Es ist als erledigt notiert, und der Kunde erfährt es.",
    thanksCouldNot: "Es ist notiert. Ab hier kümmern wir uns.",
    thanksPart: (part: string) => `Es wartet auf Teil ${part}. Sie bekommen wieder eine Mail, wenn es da ist.`,
    yours: "Sie haben geschrieben",
    close: "Sie können diese Seite schließen.",
    over: "Dieser Link gilt nicht mehr",
    overWhy:
      "Vielleicht ist er schon beantwortet oder abgelaufen, oder die Arbeit hat jemand anderes. Es ist nichts verloren: Bitte fragen Sie die Person, die ihn Ihnen gesendet hat, oder die, die in der Mail genannt ist.",
    busy: "Das waren viele Aufrufe",
    busyWhy:
      "Diese Seite wurde in kurzer Zeit viele Male aufgerufen. Bitte versuchen Sie es in einer Stunde noch einmal, oder rufen Sie die Person an, die sie Ihnen gesendet hat.",
    later: "Gerade nicht",
    laterWhy: "Ihre Antwort konnte gerade nicht notiert werden. Bitte senden Sie sie in einer Minute noch einmal.",
  },
};
