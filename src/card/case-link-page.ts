import type { Platform } from "../core/desk/desk.ts";
import type { Words } from "./words/en.ts";
import type { WorkPage } from "./work-page.ts";

/** What stands behind a link to a case for those who cannot be shown it: where it is to be seen, and nothing of it. */
export const caseLinkPage = (
  number: number,
  desk: { platforms: readonly Platform[]; command: string; signIn: boolean },
  { door, outside }: Words,
): WorkPage => {
  const { caseLink } = door;
  const facts = [
    ...(desk.platforms.includes("slack") ? [{ label: caseLink.slack, value: `${desk.command} show ${number}` }] : []),
    ...(desk.platforms.includes("teams") ? [{ label: caseLink.teams, value: `show ${number}` }] : []),
  ];
  return {
    status: 200,
    lang: outside.page.lang,
    title: caseLink.title,
    says: [caseLink.why, caseLink.customer],
    quote: null,
    facts,
    ask: null,
    way: desk.signIn ? { label: caseLink.console, href: `/console/sign-in?case=${number}` } : null,
  };
};
