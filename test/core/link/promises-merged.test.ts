import { expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import { pairSteps } from "../../../src/core/link/pair-steps.ts";
import { liveClock } from "../../../src/core/sla/clocks.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, does, monday, through } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const promised = (minutes: number): Case =>
  through(aCase(), [
    ["raj", { verb: "claim" }, at(1)],
    ["raj", { verb: "promise", what: "it ships", to: null, dueAt: at(minutes), sure: true, dark: false }, at(2)],
    ["mia", { verb: "told", words: "it ships", where: "public", tells: ["p1"] }, at(3)],
  ]);

test("what the customer counts on goes with a case that is merged, under a number of its own, and comes back with it", () => {
  const one = promised(200);
  const other: Case = { ...promised(300), number: 41 };
  const [here, there] = pairSteps("merge", one, other);
  const [kase, gone] = [does(one, "grace", here, at(10)), does(other, "grace", there, at(10))];
  expect(kase.promises.map(({ id, dueAt, told }) => [id, dueAt, told?.dueAt])).toEqual([
    ["p1", at(200), at(200)],
    ["p2", at(300), at(300)],
  ]);
  expect(liveClock(kase, "promise", "p2")?.dueAt).toBe(at(300));
  expect(liveClock(gone, "promise", "p1")).toBeUndefined();
  const moved = does(
    kase,
    "raj",
    { verb: "promise-move", piece: "p2", why: null, dueAt: at(400), sure: true, dark: false },
    at(20),
  );
  const [leaves, comes] = pairSteps("unmerge", moved, gone);
  expect(does(moved, "grace", leaves, at(30)).promises.map(({ id }) => id)).toEqual(["p1"]);
  const back = does(gone, "grace", comes, at(30));
  expect(back.promises).toMatchObject([{ id: "p1", dueAt: at(400), movedFrom: at(300) }]);
  expect(liveClock(back, "promise", "p1")?.dueAt).toBe(at(400));
});
