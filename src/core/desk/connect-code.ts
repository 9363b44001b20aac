/** Without the letters that are taken for digits when somebody reads a code off one screen and types it on another. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 12;

/** Random bytes as a code of twelve signs, sixty bits: nobody guesses one in the minutes it lives. */
export const writeConnectCode = (random: Uint8Array): string => {
  if (random.length < LENGTH) throw new Error(`A code takes ${LENGTH} random bytes.`);
  // 256 is a multiple of 32, so every sign is as likely as the others.
  const signs = [...random.subarray(0, LENGTH)].map((byte) => alphabet[byte % alphabet.length]);
  return [0, 4, 8].map((at) => signs.slice(at, at + 4).join("")).join("-");
};

/** A code as it was typed, with or without its hyphens, in its one spelling; null when it cannot be one. */
export const readConnectCode = (typed: string): string | null => {
  const signs = typed
    .toUpperCase()
    .replace(/[\s\-–—_.`"'“”]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (signs.length !== LENGTH || ![...signs].every((sign) => alphabet.includes(sign))) return null;
  return [0, 4, 8].map((at) => signs.slice(at, at + 4)).join("-");
};
