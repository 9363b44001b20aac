import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { note } from "../../src/card/answer-cards.ts";
import type { Desk, Platform } from "../../src/core/desk/desk.ts";
import { DAY, HOUR } from "../../src/core/time/instant.ts";
import { homePlatform } from "../../src/flows/home-platform.ts";
import { personPlace } from "../../src/flows/name-places.ts";
import { addNotice } from "../../src/store/notices.ts";
import { setQuiet } from "../../src/store/settings.ts";
import { type DeskRig, on } from "../support/desk-rig.ts";
import type { FakeWindow } from "../support/fake-window.ts";
import { openTwinRig, sayIn, twinDesk } from "../support/two-windows.ts";

let rig: DeskRig;
let slack: FakeWindow;
let teams: FakeWindow;
beforeAll(async () => {
  ({ rig, slack, teams } = await openTwinRig(twinDesk, ["slack", "teams", "console", "mail"]));
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const raj = (words: string, platform: Platform = "slack") =>
  sayIn(rig, { platform, userId: platform === "console" ? "raj" : "URAJ" }, words);
/** A case that only Raj is reminded of, and the first of its reminders. */
const nagRaj = async (): Promise<void> => {
  await rig.complain();
  await raj("claim 1");
  await rig.moveTo(on("mon", "17:00"));
};
const toldOf = (window: FakeWindow): string[] => rig.directOf("raj", window).map(({ text }) => text);
const operations = (): string[] => rig.cardsIn("operations").map(({ text }) => text);

const inTeamsAlone: Desk = {
  ...twinDesk,
  departments: twinDesk.departments.map((one) =>
    one.id === "parts" ? { ...one, places: { teams: "19:parts" } } : one,
  ),
};

describe("one window for each person", () => {
  test("it is the first one in which their department works, and what they choose goes before it", async () => {
    expect(await homePlatform(rig.deps, "raj")).toBe("slack");
    rig.useDesk(inTeamsAlone);
    expect(await homePlatform(rig.deps, "raj")).toBe("teams");
    expect((await raj("settings home console")).text).toContain("Your window is the console");
    expect(await homePlatform(rig.deps, "raj")).toBe("console");
    expect((await raj("settings")).text).toContain("Your window is the console");
  });

  test("a reminder comes there and nowhere else, and moves with the window", async () => {
    await nagRaj();
    expect(toldOf(slack).length).toBeGreaterThan(0);
    expect(toldOf(teams)).toEqual([]);
    const before = toldOf(slack).length;
    await raj("settings home teams");
    await rig.move(DAY);
    expect(toldOf(slack)).toHaveLength(before);
    const inTeams = toldOf(teams);
    expect(inTeams.length).toBeGreaterThan(0);
    expect(new Set(inTeams).size).toBe(inTeams.length);
  });

  test("a window that is not open, not known or not there is refused, and nothing changes", async () => {
    expect((await raj("settings home pager")).text).toContain("home slack, home teams, home console, home mail");
    rig.useDesk({
      ...twinDesk,
      people: twinDesk.people.map((one) => (one.id === "raj" ? { ...one, mail: null, slack: "URAJ" } : one)),
    });
    expect((await raj("settings home teams")).text).toContain("Write /case connect to me here");
    expect((await raj("settings home mail")).text).toContain("no mail address");
    rig.deps.windows = [slack, teams];
    expect((await raj("settings home console")).text).toContain(
      "does not work in the console. Your window can be slack or teams",
    );
    rig.deps.windows = [...rig.windows];
    expect(await homePlatform(rig.deps, "raj")).toBe("slack");
  });

  test("a setting is changed without touching the others", async () => {
    await raj("settings nags lists");
    await raj("settings home teams");
    const { text } = await raj("settings");
    expect(text).toContain("evening lists only");
    expect(text).toContain("Your window is Teams");
  });

  test("when it is lost the next one takes over, operations hear of it once a day, and a word there brings it back", async () => {
    slack.archive("dm:raj");
    await nagRaj();
    const told = toldOf(teams);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
    const alarms = () =>
      operations().filter((text) => text.startsWith("I cannot write to Raj Patel directly in Slack"));
    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]).toContain("is_archived. They are told in Teams instead.");
    expect((await raj("settings", "teams")).text).toContain("Your window is Teams");
    await rig.move(DAY);
    expect(alarms()).toHaveLength(2);
    slack.archive("dm:raj", false);
    await raj("list");
    expect(await homePlatform(rig.deps, "raj")).toBe("slack");
  });

  test("what one has chosen and cannot have just now is said", async () => {
    await raj("settings home slack");
    slack.archive("dm:raj");
    await nagRaj();
    expect((await raj("settings", "teams")).text).toContain(
      "You chose Slack, where I cannot write to you just now; until I can, Teams is your window.",
    );
  });

  test("whom no direct chat reaches is named on the card, once, where they can be pinged", async () => {
    rig.deps.windows = [slack, teams];
    slack.archive("dm:raj");
    teams.archive("dm:raj");
    await nagRaj();
    await rig.move(HOUR);
    const lines = (window: FakeWindow): string[] =>
      rig
        .cardOf(1, "parts", window)
        .thread.filter(({ text }) => text.startsWith("Raj Patel: FT-1"))
        .map(({ text }) => text);
    expect([...lines(slack), ...lines(teams)].length).toBeGreaterThan(0);
    expect(lines(teams)).toEqual([]);
    expect(new Set(lines(slack)).size).toBe(lines(slack).length);
    const losses = operations().filter((text) => text.startsWith("I cannot write to Raj Patel directly"));
    expect(losses).toHaveLength(2);
    expect(losses[1]).toContain("I mention them on their cases' cards instead");
    rig.deps.windows = [...rig.windows];
  });

  test("what was still to be said in a lost window is said in the next one", async () => {
    slack.archive("dm:raj");
    const card = note(["Can you cover Saturday?"]);
    await addNotice(rig.db, personPlace("raj", "slack"), { key: "a question", card, at: rig.now() });
    await rig.settle();
    await rig.settle();
    expect(toldOf(teams)).toEqual(["Can you cover Saturday?"]);
  });

  test("while somebody is still telling them in the window before, the new one waits", async () => {
    await nagRaj();
    await raj("settings home teams");
    await rig.pool.query(
      `update places set lease_by = 'another', lease_until = now() + interval '1 minute' where id = 'slack:person:raj'`,
    );
    await rig.move(DAY);
    expect(toldOf(teams)).toEqual([]);
    await rig.pool.query("update places set lease_by = null, lease_until = null where id = 'slack:person:raj'");
    await rig.letWaitingPass();
    await rig.settle();
    expect(toldOf(teams)).toHaveLength(1);
  });

  test("what is over by then is not said on the card", async () => {
    rig.deps.windows = [slack];
    slack.archive("dm:raj");
    await rig.complain();
    await raj("claim 1");
    await setQuiet(rig.db, { until: on("mon", "18:00"), by: "raj", why: "a drill" });
    await rig.moveTo(on("mon", "17:00"));
    expect(await rig.count("nags where state = 'decided' and person_id = 'raj'")).toBeGreaterThan(0);
    await raj("done 1 a new element");
    await raj("customer 1 yes");
    await setQuiet(rig.db, null);
    await rig.settle();
    await rig.settle();
    expect(await rig.count("nags where state = 'dropped' and reason = 'done meanwhile'")).toBeGreaterThan(0);
    expect(rig.cardOf(1, "parts", slack).thread.filter(({ text }) => text.startsWith("Raj Patel: "))).toEqual([]);
    rig.deps.windows = [...rig.windows];
  });
});
