/**
 * Slack's own writing turned back into what the person typed. `<@U1|ana>` stays `<@U1>`, since only the id says who is
 * meant; links, channels and groups become their words; `&lt;` and its like are decoded last and once.
 */
export type SlackText = {
  text: string;
  /** The people mentioned, with the label Slack gave or null. */
  mentioned: ReadonlyMap<string, string | null>;
};

export const readText = (raw: string, botUserId: string): SlackText => {
  const mentioned = new Map<string, string | null>();
  const text = raw.replace(
    /<([^<>]*)>|&(amp|lt|gt);/g,
    (whole, inside: string | undefined, entity: string | undefined) => {
      if (inside === undefined) return entities[entity ?? ""] ?? whole;
      const bar = inside.indexOf("|");
      const target = bar < 0 ? inside : inside.slice(0, bar);
      const label = bar < 0 ? null : decode(inside.slice(bar + 1));
      if (target.startsWith("@")) {
        const id = target.slice(1);
        if (id === botUserId) return " ";
        if (mentioned.get(id) === undefined || label !== null) mentioned.set(id, label);
        return `<@${id}>`;
      }
      return decode(readSpecial(target, label));
    },
  );
  return { text, mentioned };
};

const readSpecial = (target: string, label: string | null): string => {
  if (target.startsWith("#")) return `#${label ?? target.slice(1)}`;
  if (target.startsWith("!subteam^")) return label ?? "@group";
  if (target.startsWith("!date^")) return label ?? "";
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  if (/^(?:mailto|tel):/i.test(target)) return label ?? target.replace(/^[a-z]+:/i, "");
  // Slack shortens what was pasted; a label somebody chose is kept beside the address.
  const shortened = label === null || target.endsWith(label) || target.endsWith(`${label}/`);
  return shortened ? target : `${label} (${target})`;
};

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">" };
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (whole, name: string) => entities[name] ?? whole);
