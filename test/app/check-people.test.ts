import { expect, it } from "vitest";
import { openPlatforms } from "../../src/app/open-windows.ts";
import { readEnvironment } from "../../src/config/environment.ts";
import { openAppRig } from "../support/app-rig.ts";

const desk =
  "organisation: Norrwick\nzone: UTC\nspeakers: {public: parts, private: parts}\ntriage: parts\noperations: {teams: '19:x@thread.tacv2'}\ndepartments: {parts: {name: Parts, places: {teams: '19:p@thread.tacv2'}}}\npeople: {raj: {name: Raj Patel, department: parts, mail: raj@firm.example, roles: [agent]}}\nconnectors: {webhook: {kind: webhook}}\n";

it("whom nothing reaches is counted on /readyz, which stays ready, and named in the log", async () => {
  const rig = await openAppRig({ desk, startAt: "2026-11-23T15:00:00Z", env: { TEAMS_LOCAL: "1" } });
  try {
    const warned: string[] = [];
    rig.app.deps.log.warn = (_facts, words) => warned.push(words);
    await rig.app.checkPeople();
    const answer = await fetch(`${rig.app.url}/readyz`);
    expect(answer.status).toBe(200);
    const said = "1 person cannot be written to directly; they are mentioned on the cards instead.";
    expect(await answer.json()).toMatchObject({ ready: true, troubles: [], notes: [said] });
    expect(warned).toEqual([`${said} Check the desk file: Raj Patel.`]);
  } finally {
    await rig.close();
  }
});

it.each([
  ["nothing set", {}, true, ["console"]],
  ["an emulator of Teams on the sample company", { TEAMS_LOCAL: "1" }, true, ["teams", "console"]],
  ["the same on a firm's own desk", { TEAMS_LOCAL: "1" }, false, ["teams"]],
  [
    "the same with a password",
    { TEAMS_LOCAL: "1", CONSOLE_PASSWORD: "seven quiet hours" },
    false,
    ["teams", "console"],
  ],
])("the console stands beside what else is open: %s", (_name, env, sample, open) => {
  expect(openPlatforms(readEnvironment(env), sample)).toEqual(open);
});
