import type { Language } from "../desk/language.ts";
import { fromGerman } from "./from-german.ts";

/**
 * A time as somebody writes it in their language, in the English that is read here, so that one set of rules says what a
 * time is and what is half understood. What a language has no rule for stays as it is; English always works.
 */
export const inEnglish = (words: string, language: Language): string => translations[language](words);

const translations: Record<Language, (words: string) => string> = { en: (words) => words, de: fromGerman };
