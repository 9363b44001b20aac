/**
 * Two kinds of time, two types.
 *
 * `Instant` is desk time: UTC epoch milliseconds, movable in the demo and in tests, the only time the rules ever see.
 * `MachineTime` is the wall clock of leases, back-off, signatures and sessions; it never moves with the desk.
 * Both are plain numbers at run time; the brand keeps one from being passed for the other.
 */
export type Instant = number & { readonly __time: "desk" };
export type MachineTime = number & { readonly __time: "machine" };

/** An IANA zone name such as `Europe/Berlin`. */
export type Zone = string;

export const instant = (epochMs: number): Instant => epochMs as Instant;
export const machineTime = (epochMs: number): MachineTime => epochMs as MachineTime;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `at` moved by elapsed milliseconds; working time is in `coverage/working-time.ts`. */
export const plus = (at: Instant, ms: number): Instant => instant(at + ms);
export const earliest = (a: Instant, b: Instant): Instant => (a < b ? a : b);
export const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
