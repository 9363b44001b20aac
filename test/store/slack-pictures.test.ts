import { afterAll, beforeAll, expect, test } from "vitest";
import { slackPictures } from "../../src/store/slack-pictures.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
afterAll(() => rig.close());

test("a picture is one file, the first of two that were uploaded at once, until that is gone", async () => {
  const book = slackPictures(rig.db);
  expect(await book.fileOf("a")).toBeNull();
  await Promise.all([book.keep("a", "F1"), book.keep("b", "F2")]);
  await book.keep("a", "F3");
  const known = await book.fileOf("a");
  expect(known?.file).toBe("F1");
  expect(known?.ageMs).toBeGreaterThanOrEqual(0);
  await book.forget(["F1", "F9"]);
  expect(await book.fileOf("a")).toBeNull();
  expect((await book.fileOf("b"))?.file).toBe("F2");
});
