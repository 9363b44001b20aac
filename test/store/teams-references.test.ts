import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { TeamsBook } from "../../src/chat/teams/teams-book.ts";
import { openTeamsReferences } from "../../src/store/teams-references.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
let book: TeamsBook;
beforeAll(async () => {
  rig = await openDeskRig();
  book = openTeamsReferences(rig.db);
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const serviceUrl = "https://smba.trafficmanager.net/emea/";
const raj = { userId: "raj-id", account: "29:raj", serviceUrl, chat: null, seenIn: "19:parts" };
const team = { id: "19:team", kind: "team" as const, serviceUrl, team: null };

test("a person is found by either of their ids, and a chat once known is not forgotten by being silent about it", async () => {
  expect(await book.keepPerson(raj)).toEqual({ chatIsNew: false });
  expect(await book.keepPerson({ ...raj, chat: "a:1" })).toEqual({ chatIsNew: true });
  expect(await book.keepPerson({ ...raj, chat: "a:1" })).toEqual({ chatIsNew: false });
  expect(await book.keepPerson({ ...raj, seenIn: "19:social" })).toEqual({ chatIsNew: false });
  const known = { ...raj, chat: "a:1", seenIn: "19:social" };
  expect(await book.person("raj-id")).toEqual(known);
  expect(await book.person("29:raj")).toEqual(known);
  expect(await book.person("nobody")).toBeNull();
  expect(await book.serverOf("a:1")).toBe(serviceUrl);
  await book.forgetChat("raj-id");
  expect((await book.person("raj-id"))?.chat).toBeNull();
  expect(await book.keepPerson({ ...raj, chat: "a:1" })).toEqual({ chatIsNew: true });
});

test("of many who hear of a new chat at once, one is the first", async () => {
  const kept = await Promise.all(Array.from({ length: 8 }, () => book.keepPerson({ ...raj, chat: "a:1" })));
  expect(kept.filter(({ chatIsNew }) => chatIsNew)).toHaveLength(1);
  const places = await Promise.all(Array.from({ length: 8 }, () => book.keepPlace(team)));
  expect(places.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test("a channel keeps its team, moves with its server, and goes with its team", async () => {
  const parts = { id: "19:parts", kind: "channel" as const, serviceUrl, team: "19:team" };
  await book.keepPlace(team);
  expect(await book.keepPlace(parts)).toEqual({ isNew: true });
  const moved = "https://smba.trafficmanager.net/amer/";
  expect(await book.keepPlace({ ...parts, serviceUrl: moved, team: null })).toEqual({ isNew: false });
  expect(await book.place("19:parts")).toEqual({ ...parts, serviceUrl: moved });
  expect(await book.serverOf("19:parts")).toBe(moved);
  expect(await book.teams()).toEqual([team]);
  await book.forgetPlace("19:team");
  expect([await book.place("19:parts"), await book.serverOf("19:parts"), await book.teams()]).toEqual([null, null, []]);
});
