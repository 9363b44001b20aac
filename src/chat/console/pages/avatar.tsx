/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";

const hues = 8;

/** Initials on one of a few calm colours, always the same one for the same person. */
export const Avatar = ({ id, name, large }: { id: string; name: string; large?: boolean }): JSX.Element => (
  <span class={`avatar hue-${hueOf(id)}${large === true ? " large" : ""}`} aria-hidden="true">
    {initials(name)}
  </span>
);

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
};

const hueOf = (id: string): number => {
  let sum = 7;
  for (const sign of id) sum = (sum * 131 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return (sum >> 3) % hues;
};

/** The desk's own mark: what begins here is carried through to there. */
export const Mark = (): JSX.Element => (
  <span class="avatar mark" aria-hidden="true">
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 8.5h8.5a4 4 0 0 1 4 4v0a4 4 0 0 1-4 4H9" />
      <path d="M11.8 13.2L8.4 16.5l3.4 3.3" />
      <circle cx="18.6" cy="6.2" r="1.6" />
    </svg>
  </span>
);
