import type { Routing } from "../case/case.ts";
import type { Complaint } from "../complaint/complaint.ts";
import { type FoldedWords, foldWords, holdsWords } from "../complaint/fold-words.ts";
import type { DepartmentId, Desk, RoutingConditions, RoutingRule, SeverityId } from "../desk/desk.ts";

/** `to` is null when a person is to pick; `routing.candidates` are then the departments to offer. */
export type Route = { to: DepartmentId | null; severity: SeverityId | null; routing: Routing };

const candidatesShown = 4;

/**
 * Whose a complaint is by the desk's rules, in their order: the first that holds decides. Where none holds, or the one
 * that does says `triage` or names a department the desk no longer has, a person picks among the likeliest. `matched`
 * holds the rule's own words, never the customer's, so that it may stand in an event.
 */
export function route(desk: Pick<Desk, "routing" | "departments" | "triage">, complaint: Complaint): Route {
  const text = foldWords(complaint.text);
  for (const rule of desk.routing) {
    const matched = matchOf(rule.when, complaint, text);
    if (matched === null) continue;
    if (rule.to !== "triage" && desk.departments.some(({ id }) => id === rule.to)) {
      return { to: rule.to, severity: rule.severity, routing: { rule: rule.name, matched, candidates: [] } };
    }
    const candidates = likeliest(desk, complaint, text);
    return { to: null, severity: rule.severity, routing: { rule: rule.name, matched, candidates } };
  }
  return { to: null, severity: null, routing: { rule: "", matched: [], candidates: likeliest(desk, complaint, text) } };
}

/** What made the rule hold, or null when one of its conditions does not. A condition without values is none. */
function matchOf(when: RoutingConditions, complaint: Complaint, text: FoldedWords): string[] | null {
  const conditions: [wanted: string[] | undefined, holds: (value: string) => boolean][] = [
    [when.words, (word) => holdsWords(text, foldWords(word))],
    [when.products, (product) => isProduct(complaint.product, product)],
    [when.sources, (source) => source === complaint.source],
    [when.connectors, (connector) => connector === complaint.connector],
    [when.languages, (language) => isLanguage(complaint.language, language)],
  ];
  const matched: string[] = [];
  for (const [wanted, holds] of conditions) {
    if (!wanted?.length) continue;
    const held = wanted.filter(holds);
    if (held.length === 0) return null;
    matched.push(...held);
  }
  return matched;
}

const isProduct = (said: string | null, wanted: string): boolean =>
  said !== null && holdsWords(foldWords(said), foldWords(wanted));

/** `en` stands for every English, `en-GB` for the British one alone. */
function isLanguage(said: string | null, wanted: string): boolean {
  const [have, want] = [said?.toLowerCase().replaceAll("_", "-"), wanted.toLowerCase().replaceAll("_", "-")];
  return have === want || have?.startsWith(`${want}-`) === true;
}

/**
 * The departments a person is offered: by how many words of their rules stand in the text, longer phrases counting for
 * more, then as the desk lists them; the triage department itself last.
 */
function likeliest(
  desk: Pick<Desk, "routing" | "departments" | "triage">,
  complaint: Complaint,
  text: FoldedWords,
): DepartmentId[] {
  const scores = new Map<DepartmentId, number>();
  for (const rule of desk.routing) {
    scores.set(rule.to, (scores.get(rule.to) ?? 0) + scoreOf(rule, complaint, text));
  }
  const rank = (id: DepartmentId): number => (scores.get(id) ?? 0) - (id === desk.triage ? 0.5 : 0);
  return desk.departments
    .map(({ id }) => id)
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, candidatesShown);
}

function scoreOf({ when }: RoutingRule, complaint: Complaint, text: FoldedWords): number {
  let score = 0;
  for (const word of when.words ?? []) {
    const folded = foldWords(word);
    if (holdsWords(text, folded)) score += folded.trim().split(" ").length;
  }
  return score + (when.products?.some((product) => isProduct(complaint.product, product)) ? 2 : 0);
}
