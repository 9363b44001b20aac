import type { Language } from "../../core/desk/language.ts";
import { de } from "./de.ts";
import { en, type Words } from "./en.ts";

/** Every language in which the desk speaks. Another one is its file and a line here. */
const words: Record<Language, Words> = { en, de };

export const wordsIn = (language: Language): Words => words[language];
