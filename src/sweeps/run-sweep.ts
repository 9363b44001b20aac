import type { Log } from "../flows/deps.ts";

/** Something that happens later: does all that is due and says in how many milliseconds there may be more. */
export type Sweep = { name: string; run(): Promise<{ againInMs: number | null }> };

export type RunningSweep = {
  /** Something may be due sooner than was known. */
  wake(): void;
  /** Resolves once a run that began after this call has ended: how tests and the demo wait for the desk to settle. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** What rests between two runs; tests have one that they wind by hand. */
export type SweepTimer = { set(ring: () => void, ms: number): unknown; clear(handle: unknown): void };

const wallTimer: SweepTimer = {
  set: (ring, ms) => setTimeout(ring, ms),
  clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

/** However far away the next thing is, look again after this: other processes and lost wake-ups are the reason. */
const BACKSTOP_MS = 5_000;
const AFTER_FAULT_MS = 2_000;

/** Runs a sweep whenever something is due. A fault is logged and tried again; it never ends the loop. */
export const runSweep = (sweep: Sweep, log: Log, timer: SweepTimer = wallTimer): RunningSweep => {
  let stopped = false;
  let woken = true;
  let ring: () => void = () => {};
  let handle: unknown;
  let waiting: (() => void)[] = [];
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      ring = resolve;
      handle = timer.set(resolve, ms);
      if (woken || stopped) resolve();
    });
  const loop = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const served = waiting;
      waiting = [];
      let pauseMs = BACKSTOP_MS;
      try {
        const { againInMs } = await sweep.run();
        pauseMs = Math.min(BACKSTOP_MS, Math.max(0, againInMs ?? BACKSTOP_MS));
      } catch (error) {
        log.error({ sweep: sweep.name, error: String(error) }, "A sweep failed; it is tried again.");
        pauseMs = AFTER_FAULT_MS;
      }
      for (const done of served) done();
      await rest(pauseMs);
      timer.clear(handle);
    }
    for (const done of waiting) done();
  };
  const wake = (): void => {
    woken = true;
    ring();
  };
  const running = loop();
  return {
    wake,
    settle: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        waiting.push(resolve);
        wake();
      }),
    stop: async () => {
      stopped = true;
      ring();
      await running;
    },
  };
};
