import { afterEach, expect, test } from "vitest";
import { type RunningSweep, runSweep, type SweepTimer } from "../../src/sweeps/run-sweep.ts";

/** A timer that rings when the test says so, and remembers for how long it was set. */
const handTimer = () => {
  const set: number[] = [];
  let ring: (() => void) | null = null;
  const timer: SweepTimer = {
    set: (run, ms) => {
      set.push(ms);
      ring = run;
      return run;
    },
    clear: (handle) => {
      if (ring === handle) ring = null;
    },
  };
  return {
    timer,
    set,
    /** Time passes: whoever rests is rung. */
    ring: (): void => ring?.(),
    rests: (): boolean => ring !== null,
  };
};

type Run = { end(againInMs?: number | null): void; fail(): void };

/** A sweep whose runs begin and end as the test wants. */
const openSweep = () => {
  const runs: Run[] = [];
  const faults: string[] = [];
  let began: (() => void)[] = [];
  const clock = handTimer();
  const sweep = {
    name: "test",
    run: () =>
      new Promise<{ againInMs: number | null }>((resolve, reject) => {
        runs.push({
          end: (againInMs = null) => resolve({ againInMs }),
          fail: () => reject(new Error("broken")),
        });
        for (const go of began) go();
        began = [];
      }),
  };
  const quiet = (): void => {};
  const error = (_facts: object, words: string): void => {
    faults.push(words);
  };
  const running = runSweep(sweep, { info: quiet, warn: quiet, error }, clock.timer);
  open.push(running);
  return {
    running,
    clock,
    faults,
    runs,
    /** The nth run, once it has begun. */
    run: async (n: number): Promise<Run> => {
      for (;;) {
        const found = runs[n - 1];
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => began.push(resolve));
      }
    },
  };
};

const open: RunningSweep[] = [];
afterEach(async () => {
  for (const running of open.splice(0)) void running.stop();
});
/** Everything that can go on without anybody's doing has gone on. */
const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("runs at once, then when the next thing is due, and never later than the backstop", async () => {
  const sweep = openSweep();
  (await sweep.run(1)).end(300);
  await calm();
  expect(sweep.clock.set).toEqual([300]);
  sweep.clock.ring();
  (await sweep.run(2)).end(3_600_000);
  await calm();
  sweep.clock.ring();
  (await sweep.run(3)).end(null);
  await calm();
  sweep.clock.ring();
  (await sweep.run(4)).end(-50);
  await calm();
  expect(sweep.clock.set).toEqual([300, 5_000, 5_000, 0]);
});

test("does not run while it rests", async () => {
  const sweep = openSweep();
  (await sweep.run(1)).end();
  await calm();
  expect(sweep.clock.rests()).toBe(true);
  expect(sweep.runs).toHaveLength(1);
});

test("wakes from its rest", async () => {
  const sweep = openSweep();
  (await sweep.run(1)).end();
  await calm();
  sweep.running.wake();
  (await sweep.run(2)).end();
  await calm();
  expect(sweep.runs).toHaveLength(2);
});

test("woken while it runs, it runs once more: what came in between may have been missed", async () => {
  const sweep = openSweep();
  const first = await sweep.run(1);
  sweep.running.wake();
  sweep.running.wake();
  first.end();
  (await sweep.run(2)).end();
  await calm();
  expect(sweep.runs).toHaveLength(2);
  expect(sweep.clock.rests()).toBe(true);
});

test("never runs twice at the same time", async () => {
  const sweep = openSweep();
  await sweep.run(1);
  sweep.running.wake();
  sweep.clock.ring();
  await calm();
  expect(sweep.runs).toHaveLength(1);
});

test("settles with the end of a run that began after it was asked to", async () => {
  const sweep = openSweep();
  const first = await sweep.run(1);
  let settled = false;
  const settling = sweep.running.settle().then(() => {
    settled = true;
  });
  first.end();
  const second = await sweep.run(2);
  await calm();
  expect(settled).toBe(false);
  second.end();
  await settling;
  expect(settled).toBe(true);
});

test("a fault is logged, does not end it, and does not hold up who waits", async () => {
  const sweep = openSweep();
  (await sweep.run(1)).fail();
  await calm();
  expect(sweep.faults).toEqual(["A sweep failed; it is tried again."]);
  expect(sweep.clock.set).toEqual([2_000]);
  const settling = sweep.running.settle();
  (await sweep.run(2)).fail();
  await settling;
  await calm();
  sweep.clock.ring();
  (await sweep.run(3)).end();
  await calm();
  expect(sweep.clock.set.at(-1)).toBe(5_000);
});

test("stops from its rest at once, and after a run when that has ended", async () => {
  const resting = openSweep();
  (await resting.run(1)).end();
  await calm();
  await resting.running.stop();
  expect(resting.clock.rests()).toBe(false);

  const busy = openSweep();
  const run = await busy.run(1);
  let stopped = false;
  const stopping = busy.running.stop().then(() => {
    stopped = true;
  });
  await calm();
  expect(stopped).toBe(false);
  run.end();
  await stopping;
  await calm();
  expect(busy.runs).toHaveLength(1);
});

test("who waits when it stops is let go, and who comes later is not kept", async () => {
  const sweep = openSweep();
  const first = await sweep.run(1);
  const waiting = sweep.running.settle();
  const stopping = sweep.running.stop();
  first.end();
  await Promise.all([waiting, stopping]);
  await sweep.running.settle();
  await sweep.running.stop();
  sweep.running.wake();
  await calm();
  expect(sweep.runs).toHaveLength(1);
});
