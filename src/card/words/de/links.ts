import type { LinkReason } from "../../../core/link/link.ts";

const known: Record<LinkReason, string> = {
  asked: "dieselbe Sache",
  order: "eine Bestellnummer, die hier genannt wird",
  mail: "eine Mailadresse, die hier genannt wird",
  phone: "eine Telefonnummer, die hier genannt wird",
  split: "dieselbe Nachricht",
  moved: "eine Nachricht von hier",
};

/** Zwei Fälle, die miteinander zu tun haben. */
export const links = {
  known,
  label: "Verknüpft",
  proposed: (other: string, because: string) => `Vielleicht dieselbe Sache wie ${other}: Dort steht ${because}.`,
  same: (other: string) => `Dieselbe Sache? ${other} verknüpfen`,
  notSame: "Nicht dieselbe",
  parts: (numbers: string) => `darin aufgegangen: ${numbers}`,
  mergedTitle: (into: string) => `aufgegangen in ${into}`,
  mergedLine: (into: string, who: string, at: string) =>
    `Es geht als ${into} weiter; ${who} hat beide zusammengelegt, ${at}. Beide Nummern führen dorthin.`,
  open: (into: string) => `${into} öffnen`,
  part: "Wieder trennen",
  followed: (number: string, into: string, at: string) => `${number} ist in ${into} aufgegangen, ${at}.`,
  linked: (one: string, other: string) => `${one} und ${other} sind verknüpft; jede Karte nennt den anderen Fall.`,
  unlinked: (one: string, other: string) => `${one} und ${other} sind nicht mehr verknüpft.`,
  refused: (one: string, other: string) => `${one} und ${other} sind zwei Sachen. Danach frage ich nicht noch einmal.`,
  proposedAgain: (one: string, other: string) => `${one} und ${other}: Die Frage ist wieder offen.`,
  already: (one: string, other: string) => `${one} und ${other} sind schon verknüpft.`,
  merged: (one: string, other: string) => `${other} gehört jetzt zu ${one}; beide Nummern führen zu ${one}.`,
  waitCounts: (at: string) => `Die Wartezeit zählt ab ${at}.`,
  parted: (one: string, other: string) =>
    `${other} ist wieder ein eigener Fall, wie er war, mit seinen Teilen, wie sie jetzt sind. Was seither geschah, bleibt bei ${one}.`,
  partOf: (other: string, one: string) => `${other} gehört schon zu ${one}.`,
  mergeInstead: (one: string, other: string) =>
    `Wenn es eine Sache ist, geht ${one} weiter und ${other} geht darin auf.`,
  mergeButton: (other: string) => `${other} damit zusammenlegen`,
  attached: (one: string, other: string) => `Die Nachricht gehört jetzt zu ${one}; ${other} geht ohne sie weiter.`,
  attachedOnly: (one: string) => `Die Nachricht gehört jetzt zu ${one}.`,
  splitStays: (other: string, one: string, command: string) =>
    `${other} ist inzwischen ein eigener Fall, und die Nummer bleibt. Mit ${command} gehört er wieder zu ${one}.`,
  attachedStays: (one: string, command: string) =>
    `Die Nachricht lag vorher bei keinem Fall und kann nicht dorthin zurück. ${command} nimmt sie aus ${one} heraus in einen eigenen Fall.`,
  onlyMessage: (other: string) => `Das ist die einzige Nachricht von ${other}; dort bliebe keine übrig.`,
  attachedAlready: (one: string) => `Diese Nachricht gehört schon zu ${one}.`,
  attachWhich: (command: string) =>
    `Welche Nachricht? Füge ihren Link ein oder nenne den Fall, dessen letzte Nachricht es ist: ${command}.`,
  attachNone:
    "Ich habe keine Nachricht mit diesem Link. Sieh dir den Link noch einmal an oder nenne den Fall, der sie hat.",
  attachOurs:
    "Das ist eine Antwort von uns, keine Nachricht des Kunden. Sie gehört dorthin, wo die Nachricht des Kunden ist.",
  detached: (fresh: string, department: string, one: string) =>
    `${fresh} ist dafür eröffnet, ging an ${department} und ist mit ${one} verknüpft.`,
  detachedTriage: (fresh: string, one: string) =>
    `${fresh} ist dafür eröffnet und mit ${one} verknüpft; wessen Fall das ist, wird noch geklärt.`,
};
