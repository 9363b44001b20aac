import type { MachineTime } from "../../core/time/instant.ts";

/**
 * Counts failed tries per visitor and over all of them, so that a password cannot be guessed at from one address or
 * from many. Counts are kept in this process; times are the machine's.
 */
export const limitTries = (given: { each: number; all: number; perMs: number; machineNow: () => MachineTime }) => {
  let failures: { by: string; at: MachineTime }[] = [];
  const recent = () => {
    const from = given.machineNow() - given.perMs;
    failures = failures.filter(({ at }) => at > from);
    return failures;
  };
  const waitAfter = (those: { at: MachineTime }[], most: number): number => {
    const blocking = those.at(-most);
    return blocking === undefined ? 0 : blocking.at + given.perMs - given.machineNow();
  };
  return {
    failed(by: string): void {
      // Never more than the overall limit can need: a flood must not fill the memory.
      failures = [...recent(), { by, at: given.machineNow() }].slice(-given.all);
    },
    /** Milliseconds until the next try is looked at; 0 when it may be made now. */
    waitMs: (by: string): number =>
      Math.max(
        waitAfter(
          recent().filter((failure) => failure.by === by),
          given.each,
        ),
        waitAfter(recent(), given.all),
      ),
  };
};
