import { caseLinkPage } from "../card/case-link-page.ts";
import { wordsIn } from "../card/words/languages.ts";
import type { WorkPage } from "../card/work-page.ts";
import type { Deps } from "./deps.ts";

/** The page behind a link to a case. Nothing is looked up, so that it is the same whether there is such a case or not. */
export const showCaseLink = (deps: Pick<Deps, "policy" | "windows">, number: number, signIn: boolean): WorkPage => {
  const { desk } = deps.policy();
  const platforms = deps.windows.map(({ platform }) => platform);
  return caseLinkPage(number, { platforms, command: desk.command, signIn }, wordsIn(desk.language));
};
