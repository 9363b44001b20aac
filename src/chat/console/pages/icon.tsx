/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";

/** Line drawings on a 16 by 16 grid. They stand beside words and are hidden from screen readers. */
const paths = {
  bell: "M8 2.2a3.6 3.6 0 0 0-3.6 3.6c0 3.4-1.4 4.6-1.4 4.6h10s-1.4-1.2-1.4-4.6A3.6 3.6 0 0 0 8 2.2zM6.8 12.8a1.3 1.3 0 0 0 2.4 0",
  chat: "M2.6 3.4h10.8v7.4H7.2L4.4 13.2v-2.4H2.6z",
  check: "M3.2 8.4l3.2 3.2 6.4-7",
  chevron: "M6 3.8L10.2 8 6 12.2",
  clock: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2zM8 4.8V8l2.2 1.6",
  close: "M4 4l8 8M12 4l-8 8",
  eye: "M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8zM8 6.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z",
  forward: "M2.4 4l5 4-5 4zM8.4 4l5 4-5 4z",
  hash: "M6.4 2.6l-1.4 10.8M11 2.6L9.6 13.4M2.8 6h10.8M2.4 10h10.8",
  late: "M8 2.4l6 10.8H2zM8 6.4v3.2M8 11.4v.2",
  list: "M5.6 4.2h8M5.6 8h8M5.6 11.8h8M2.6 4.2h.2M2.6 8h.2M2.6 11.8h.2",
  megaphone: "M2.6 6.4v3.2h2.2l5.6 3V3.4l-5.6 3zM12.6 6.4a2.2 2.2 0 0 1 0 3.2M5 9.6l.8 3.4h1.6L6.8 10.4",
  out: "M6.4 3H3.2v10h3.2M7 8h6.4M10.8 5.2L13.6 8l-2.8 2.8",
  person: "M8 2.6a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 13.6c.4-2.8 2.4-4 5.2-4s4.8 1.2 5.2 4",
  pin: "M6 2.4h4l-.6 4.2 2.2 2.2H4.4l2.2-2.2zM8 8.8v4.8",
  quiet: "M4.6 3.2v9.6M11.4 3.2v9.6",
  send: "M2.6 8l10.8-5-3.4 10.4-2.4-4.2zM7.6 9.2l5.8-6.2",
  soon: "M4.2 2.4h7.6M4.2 13.6h7.6M5 2.4c0 3.2 3 3.6 3 5.6s-3 2.4-3 5.6M11 2.4c0 3.2-3 3.6-3 5.6s3 2.4 3 5.6",
  swap: "M3 5.6h9.2M9.8 3.2l2.4 2.4L9.8 8M13 10.4H3.8M6.2 8l-2.4 2.4 2.4 2.4",
  thread: "M3.4 2.8v5.4a2 2 0 0 0 2 2h7M9.8 7.6l2.6 2.6-2.6 2.6",
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }): JSX.Element => (
  <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
