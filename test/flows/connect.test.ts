import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import type { DeskRig } from "../support/desk-rig.ts";
import { openTwinRig, sayIn, twinDesk } from "../support/two-windows.ts";

/** Raj and Lee are known in Slack by their id there, and nowhere by mail. */
const desk: Desk = {
  ...twinDesk,
  people: twinDesk.people.map((one) =>
    one.id === "raj" || one.id === "lee" ? { ...one, mail: null, slack: `U${one.id.toUpperCase()}` } : one,
  ),
};

let rig: DeskRig;
beforeAll(async () => {
  ({ rig } = await openTwinRig(desk, ["slack", "teams", "console"]));
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const inSlack = (user: string, words: string, where?: Parameters<typeof sayIn>[3]) =>
  sayIn(rig, { platform: "slack", userId: user }, words, where);
const inTeams = (user: string, words: string, where?: Parameters<typeof sayIn>[3]) =>
  sayIn(rig, { platform: "teams", userId: user }, words, where);
const codeIn = (text: string): string => {
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`There is no code in: ${text}`);
  return code;
};
const aCode = async (user = "URAJ"): Promise<string> => codeIn((await inSlack(user, "connect")).text);
const events = async (): Promise<unknown[]> =>
  (await rig.pool.query("select type, actor, data from desk_events order by id")).rows;
const later = (minutes: number) =>
  rig.pool.query(
    `update connect_codes set expires_at = expires_at - interval '${minutes} minutes';
     update tries set until = until - interval '${minutes} minutes'`,
  );

describe("connect", () => {
  test("a code from Slack, brought in Teams, makes both accounts one person, with one event", async () => {
    const given = await inSlack("URAJ", "connect");
    expect(given.text).toContain("In Teams, write this to me directly: connect ");
    const bound = await inTeams("entra-raj", `connect ${codeIn(given.text)}`);
    expect(bound.text).toContain("Good, Raj: from now on you are the same person in Slack, Teams and the console.");
    expect(bound.text).toContain("I tell you things in Slack; settings home teams changes that.");
    expect(await events()).toEqual([
      {
        type: "connected",
        actor: { kind: "person", person: "raj" },
        data: { person: "raj", platform: "teams", tenant: "T1", userId: "entra-raj" },
      },
    ]);
    expect((await inTeams("entra-raj", "list")).text).toContain("Yours");
  });

  test("the other way round, and from the console, commands are named as they are typed there", async () => {
    const given = await sayIn(rig, { platform: "console", userId: "raj" }, "connect");
    expect(given.text).toContain("In Slack, write this to me directly: /case connect ");
    expect(given.text).toContain("In Teams, write this to me directly: connect ");
    expect((await inTeams("entra-raj", `connect ${codeIn(given.text)}`)).text).toContain("Good, Raj");
    const again = await inTeams("entra-raj", "connect");
    expect(again.text).toContain("In Slack, write this to me directly: /case connect ");
    expect(again.text).not.toContain("In Teams");
  });

  test("a code works typed as a command, in any spelling, once", async () => {
    const code = await aCode();
    const typed = code.toLowerCase().replaceAll("-", " ");
    expect((await inTeams("entra-raj", `connect ${typed}`, "as-a-command")).text).toContain("Good, Raj");
    expect((await inTeams("entra-raj", `connect ${code}`)).text).toContain("connected already");
    expect((await inTeams("entra-else", `connect ${code}`)).text).toContain("This code has been used.");
    expect((await inTeams("entra-else", "list")).text).toContain("I do not know you on this desk");
  });

  test("of two accounts that bring one code at the same moment, one gets it", async () => {
    const code = await aCode();
    const answers = await Promise.all(
      ["one", "two", "three"].map(async (user) => (await inTeams(`entra-${user}`, `connect ${code}`)).text),
    );
    expect(answers.filter((text) => text.includes("Good, Raj"))).toHaveLength(1);
    expect(await rig.count("desk_events")).toBe(1);
  });

  test("only the latest code of a person counts, for ten minutes", async () => {
    const first = await aCode();
    const second = await aCode();
    expect((await inTeams("entra-raj", `connect ${first}`)).text).toContain("I do not know this code.");
    await later(10);
    expect((await inTeams("entra-raj", `connect ${second}`)).text).toContain("more than ten minutes old");
    expect((await inTeams("entra-raj", `connect ${await aCode()}`)).text).toContain("Good, Raj");
  });

  test("a code typed for all to read is spoilt at once, whoever typed it", async () => {
    const code = await aCode();
    const said = await inTeams("entra-raj", `connect ${code}`, "in-public");
    expect(said.text).toContain("Others could read that here, so the code works no more.");
    expect(said.text).toContain("Please ask for a new one with connect on your other platform");
    const brought = await inTeams("entra-thief", `connect ${code}`);
    expect(brought.text).toContain("Others could read this code");
    // Whoever is known here gets a new one of their own, unseen by others.
    const mine = await aCode();
    const known = await inSlack("URAJ", `connect ${mine}`, "in-public");
    expect(known.text).toContain("Here is a new one.");
    expect((await inTeams("entra-raj", `connect ${codeIn(known.text)}`)).text).toContain("Good, Raj");
  });

  test("an account that is somebody's is never bound anew, and a person has one account on a platform", async () => {
    expect((await inTeams("UANA", `connect ${await aCode()}`)).text).toContain("This account belongs to Ana already");
    await inTeams("entra-raj", `connect ${await aCode()}`);
    const second = await inTeams("entra-second", `connect ${await aCode()}`);
    expect(second.text).toContain(
      "Raj has another account in Teams already. If that is wrong, ask the desk's administrator.",
    );
    expect(await rig.count("desk_events")).toBe(1);
  });

  test("whom the desk file ties to one account there is not bound to another", async () => {
    rig.useDesk({
      ...desk,
      people: desk.people.map((one) => (one.id === "raj" ? { ...one, teams: "entra-in-file" } : one)),
    });
    expect((await inTeams("entra-raj", `connect ${await aCode()}`)).text).toContain("Raj has another account in Teams");
  });

  test("guessing ends after five codes, for that account alone and not for ever", async () => {
    const code = await aCode();
    for (let n = 0; n < 5; n += 1) {
      expect((await inTeams("entra-guess", `connect AAAA-BBBB-CCC${n}`)).text).toContain("I do not know this code.");
    }
    expect((await inTeams("entra-guess", `connect ${code}`)).text).toContain("tried too often");
    expect((await inTeams("entra-raj", `connect ${code}`)).text).toContain("Good, Raj");
    await later(10);
    expect((await inTeams("entra-guess", "connect AAAA-BBBB-CCCC")).text).toContain("I do not know this code.");
    expect((await inTeams("entra-guess", "connect please")).text).toContain("That is no code of mine");
  });

  test("a stranger hears how to be added; whoever the desk file lists by mail is bound by it", async () => {
    const stranger = await inTeams("entra-nobody", "connect");
    expect(stranger.text).toContain("Ask its administrator to add you with your mail address");
    expect(stranger.text).toContain("If I know you in Slack, write /case connect to me there and bring me the code.");
    expect((await inTeams("UANA", "connect")).text).toContain("In Slack, write this to me directly");
  });

  test("the database knows no code, and a desk with one window has nothing to connect", async () => {
    const code = await aCode();
    const { rows } = await rig.pool.query("select * from connect_codes");
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll("-", ""));
    rig.deps.windows = rig.deps.windows.filter(({ platform }) => platform === "slack");
    expect((await inSlack("URAJ", "connect")).text).toBe(
      "This desk works in Slack alone, so there is nothing to connect.",
    );
    rig.deps.windows = [...rig.windows];
  });
});
