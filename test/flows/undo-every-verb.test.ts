import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type VerbName, verbRows } from "../../src/core/case/verbs.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/**
 * What is typed for each verb, and then `undo`: it says what it took back, or in one sentence what to type. `null`: the
 * verb only shows something, so that there is nothing of its own to take back.
 */
type Row = { by?: string; before?: string[]; typed: string; undo?: string; says: RegExp } | null;
const back = /^Taken back on FT-1: /;
const opened = 'incident open "Login down"';
const rows: Record<VerbName, Row> = {
  show: null,
  status: null,
  list: null,
  why: null,
  home: null,
  help: null,
  authority: null,
  coverage: null,
  hours: null,
  people: null,
  digest: null,
  more: null,
  new: { typed: "new a spare part never came", undo: "undo 2", says: /`?\/case dismiss 2/ },
  settings: { typed: "settings nags lists", undo: "undo", says: /\/case settings nags/ },
  connect: { typed: "connect", undo: "undo", says: /\/case / },
  next: { by: "carlos", typed: "next", undo: "undo", says: back },
  claim: { typed: "claim 1", says: back },
  release: { before: ["claim 1"], typed: "release 1", says: back },
  update: { typed: "update 1 x", says: back },
  told: { typed: "told 1 by phone: soon", says: back },
  wait: { before: ["claim 1"], typed: "wait 1 for x until 2h", says: back },
  resume: { before: ["claim 1", "wait 1 for x until 2h"], typed: "resume 1", says: back },
  pass: { before: ["claim 1"], typed: "pass 1 billing money", says: back },
  yes: { by: "omar", before: ["claim 1", "pass 1 billing money"], typed: "yes 1", says: back },
  no: { by: "omar", before: ["claim 1", "pass 1 billing money"], typed: "no 1 ours not", says: back },
  ask: { before: ["claim 1"], typed: "ask 1 billing look at it", says: back },
  promise: { before: ["claim 1"], typed: "promise 1 by 1 march 15:00 it ships", says: back },
  give: { before: ["claim 1"], typed: "give 1 credit 10 USD sorry", says: back },
  consent: { before: ["claim 1"], typed: "consent 1 wipe yes by phone: go ahead", says: back },
  done: { before: ["claim 1"], typed: "done 1 sent it", says: back },
  "on-it": { before: ["claim 1"], typed: "on it 1", says: back },
  "not-me": { before: ["claim 1"], typed: "not me 1", says: /\/case |^Taken back/ },
  undo: { before: ["claim 1"], typed: "undo 1", undo: "undo 1", says: /nothing on FT-1 to take back.*\/case / },
  customer: { before: ["claim 1", "done 1 sent it"], typed: "customer 1 yes", says: back },
  wants: { typed: "wants 1 a part", says: back },
  harm: { typed: "harm 1 a day lost", says: back },
  met: { before: ["claim 1", "done 1 sent it"], typed: "met 1 yes", says: back },
  cause: { before: ["claim 1", "done 1 sent it"], typed: "cause 1 no-answer", says: back },
  calling: { typed: "calling 1", says: back },
  called: { typed: "called 1 reached: all well", says: back },
  call: { by: "lee", typed: "call 1", says: back },
  reach: { typed: "reach 1 212 555 0188", says: back },
  nophone: { typed: "nophone 1", says: back },
  severity: { typed: "severity 1 high it leaks", says: back },
  notours: { typed: "notours 1 billing", says: back },
  dismiss: { typed: "dismiss 1", says: back },
  reopen: { before: ["dismiss 1"], typed: "reopen 1", says: back },
  arrived: { before: ["claim 1", "wait 1 for part 279838 until 2h"], typed: "arrived 279838", says: back },
  link: { before: ["other"], typed: "link 1 2", says: /FT-1 and FT-2 are no longer linked/ },
  unlink: { before: ["other", "link 1 2"], typed: "unlink 1 2", says: /FT-1 and FT-2 are linked/ },
  merge: { before: ["other"], typed: "merge 1 2", says: /FT-2 is a case of its own again/ },
  unmerge: { before: ["other", "merge 1 2"], typed: "unmerge 1 2", says: /FT-2 is part of FT-1/ },
  attach: { before: ["other", "again"], typed: "attach 1 2", says: /The message is of FT-2 now/ },
  detach: { before: ["mine again"], typed: "detach 1", says: /\/case merge 1 2/ },
  away: { typed: "away tomorrow", undo: "undo", says: /\/case back/ },
  back: { before: ["away tomorrow"], typed: "back", undo: "undo", says: /\/case away/ },
  cover: { typed: "cover parts sat 09:00-17:00", undo: "undo", says: /\/case cover parts off/ },
  incident: { by: "lee", typed: opened, undo: "undo", says: /\/case incident close 1/ },
  quiet: { by: "grace", typed: "quiet all 2h a move", undo: "undo", says: /\/case quiet off/ },
};

const told = async (line: string, by: string): Promise<void> => {
  const stories: Record<string, () => Promise<unknown>> = {
    other: () => rig.complain({ by: "kim", text: "Another heating element, please." }),
    again: () => rig.complain({ by: "kim", text: "Hello? It is still cold." }),
    "mine again": () => rig.complain({ by: "jane", text: "And the invoice is wrong." }),
  };
  const story = stories[line];
  if (story === undefined) await rig.ask(by, line);
  else await story();
};

test.each(verbRows.map(({ name }) => name))("undo after %s", async (name) => {
  const row = rows[name];
  await rig.complain({ by: "jane" });
  if (row === null) {
    expect((await rig.ask("raj", "undo")).text).toContain("/case undo 42");
    return;
  }
  const { by = "raj", before = [], typed, undo = "undo 1", says } = row;
  for (const line of before) await told(line, "raj");
  await rig.ask(by, typed);
  expect((await rig.ask(by, undo)).text).toMatch(says);
});

test("two steps back in the other case say the same", async () => {
  await rig.complain({ by: "jane" });
  await rig.complain({ by: "kim", text: "Another heating element, please." });
  await rig.complain({ by: "kim", text: "Hello? It is still cold." });
  await rig.ask("raj", "merge 1 2");
  expect((await rig.ask("raj", "undo 2")).text).toContain("FT-2 is a case of its own again");
  expect((await rig.ask("raj", "undo 2")).text).toContain("FT-2 is part of FT-1");
  await rig.ask("raj", "unmerge 1 2");
  await rig.ask("raj", "attach 1 2");
  expect((await rig.ask("raj", "undo 2")).text).toContain("The message is of FT-2 now");
  expect((await rig.caseOf(1)).contacts).toBe(1);
  expect((await rig.caseOf(2)).contacts).toBe(2);
});

test("an incident that is told of goes on, and a no to a cluster is taken back by opening one", async () => {
  await rig.ask("lee", opened);
  await rig.ask("lee", "incident update 1 by noon");
  expect((await rig.ask("lee", "undo")).text).toContain("/case incident update 1");
  await rig.ask("lee", "incident close 1 it works");
  expect((await rig.ask("lee", "undo")).text).toContain("/case incident open");
});
