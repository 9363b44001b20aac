/** Was Leute hören, die ihre Konten verbinden. */
export const connect = {
  code: (command: string, platform: string) => `Schreib mir das direkt über ${platform}: ${command}`,
  codeManners: "Es gilt einmal, zehn Minuten lang. Wer es bringt, gilt als du; zeig es also niemandem.",
  alone: (platform: string) => `Hier gibt es nur ${platform}, also ist nichts zu verbinden.`,
  done: (name: string, platforms: string) =>
    `Gut, ${name}: Ab jetzt bist du für ${platforms} dieselbe Person. Was du vorher getan hast, bleibt, wie es ist.`,
  home: (platform: string, command: string) => `Ich schreibe dir über ${platform}; ${command} ändert das.`,
  already: (platform: string) => `Dein Konto für ${platform} ist schon verbunden. Es ist nichts zu tun.`,
  consoleKnows:
    "Hier bist du, als wer du dich angemeldet hast; ein Code ist nicht nötig. Bring ihn mir in Slack oder Teams.",
  unreadable: (command: string) => `Das ist kein Code von mir. Ein Code hat zwölf Zeichen, wie in ${command}.`,
  unknown: (command: string) =>
    `Diesen Code kenne ich nicht. Vielleicht ist er vertippt, oder ein neuerer gilt; ${command} in deinem anderen Chat gibt einen neuen.`,
  expired: (command: string) =>
    `Dieser Code ist älter als zehn Minuten. ${command} in deinem anderen Chat gibt einen neuen.`,
  used: (command: string) => `Dieser Code ist verbraucht. ${command} in deinem anderen Chat gibt einen neuen.`,
  wasSpoilt: (command: string) =>
    `Andere konnten diesen Code lesen, darum gilt er nicht mehr. ${command} in deinem anderen Chat gibt einen neuen.`,
  spoilt: "Andere konnten das hier lesen, darum gilt der Code nicht mehr.",
  spoiltAgain: (command: string) =>
    `Hol dir bitte mit ${command} in deinem anderen Chat einen neuen und schreib ihn mir direkt.`,
  spoiltNew: "Hier ist ein neuer.",
  otherPerson: (name: string) =>
    `Dieses Konto gehört schon ${name}, der Code jemand anderem. Wenn das nicht stimmt, frag die Administration.`,
  otherAccount: (name: string, platform: string) =>
    `${name} hat für ${platform} schon ein anderes Konto. Wenn das nicht stimmt, frag die Administration.`,
  tooOften: "Das wurde zu oft versucht. Bitte warte zehn Minuten.",
  stranger:
    "Ich kenne dich hier nicht. Bitte die Administration, dich mit deiner Mailadresse einzutragen; dann kenne ich dich sofort.",
  strangerElsewhere: (command: string, platform: string) =>
    `Wenn ich dich über ${platform} kenne, schreib mir dort ${command} und bring mir den Code.`,
};
