/** The languages in which the desk speaks; `card/words/languages.ts` has their words. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** The language of a locale as platforms write it (`de-DE`, `en_US`); null for one in which the desk does not speak. */
export const languageOf = (locale: string | null | undefined): Language | null => {
  const base = (locale ?? "").toLowerCase().split(/[-_]/)[0];
  return languages.find((one) => one === base) ?? null;
};
