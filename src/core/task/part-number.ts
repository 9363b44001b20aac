/** A part number however it was typed: capital letters, without spaces around it. */
export const normalisePart = (typed: string): string =>
  typed
    .normalize("NFKC")
    .trim()
    .replace(/^#|[.,;:!?]+$/g, "")
    .toUpperCase();

/** Whether a word could be the number of a part: at least three characters, a digit among them. */
export const isPartNumber = (word: string): boolean =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N}.\-/]{1,38})[\p{L}\p{N}]$/u.test(word) && /\p{N}/u.test(word);

/** The part that is waited for: "part 279838", "the part no. AB-12", "das Ersatzteil 279838". Null when none is named so. */
export const partIn = (words: string): string | null => {
  const found =
    /^(?:for\s+|auf\s+)?(?:the\s+|das\s+)?(?:(?:spare\s+)?parts?|(?:ersatz)?teil)\s+(?:(?:no\.?|number|nr\.?|nummer)\s*)?#?(\S{3,40})/iu.exec(
      words.trim(),
    );
  const part = normalisePart(found?.[1] ?? "");
  return isPartNumber(part) ? part : null;
};
