import { describe, expect, it } from "vitest";
import { oneAfterAnother } from "../../../src/app/demo/move-time.ts";
import { openDeskClock } from "../../../src/app/desk-clock.ts";
import { instant, plus } from "../../../src/core/time/instant.ts";

describe("one after another", () => {
  it("begins a journey only when the one before it has ended, even one that failed", async () => {
    const queue = oneAfterAnother();
    const log: string[] = [];
    const journey = (name: string, end: Promise<void>) =>
      queue(async () => {
        log.push(`${name} begins`);
        await end;
        log.push(`${name} ends`);
      });
    let finish = (): void => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const first = journey("first", slow);
    const second = queue(() => Promise.reject(new Error("lost")));
    const third = journey("third", Promise.resolve());
    finish();
    await first;
    await expect(second).rejects.toThrow("lost");
    await third;
    expect(log).toEqual(["first begins", "first ends", "third begins", "third ends"]);
  });
});

describe("the desk's clock", () => {
  const noon = instant(Date.UTC(2027, 2, 5, 12));

  it("stands where it is told to, and goes on from there", () => {
    const clock = openDeskClock(0);
    clock.standAt(noon);
    expect([clock.now(), clock.now(), clock.isStanding()]).toEqual([noon, noon, true]);
    clock.standAt(plus(noon, 1));
    expect(clock.now()).toBe(noon + 1);
    clock.goOn();
    expect(clock.isStanding()).toBe(false);
    expect(clock.now()).toBeGreaterThanOrEqual(noon + 1);
  });

  it("does not jump when it is told to go on while it runs", () => {
    const clock = openDeskClock(noon - Date.now());
    clock.goOn();
    expect(clock.now()).toBeGreaterThanOrEqual(noon);
  });
});
