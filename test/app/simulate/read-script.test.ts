import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readScript } from "../../../src/app/simulate/read-script.ts";
import { ConfigError } from "../../../src/config/config-error.ts";
import { aDesk } from "../../support/a-desk.ts";
import { newYork } from "../../support/builders.ts";

const folder = mkdtempSync(join(tmpdir(), "ft-script-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (...lines: (object | string)[]) => {
  const file = join(folder, "script.jsonl");
  writeFileSync(file, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return readScript(file, aDesk);
};
const complaint = { id: "c1", source: "x", author: "jane", text: "No element.", createdAt: "2027-03-05T14:00:00Z" };
const raj = { at: "2027-03-05T15:00:00Z", by: "raj", on: "c1" };

describe("a script of complaints and deeds", () => {
  test("is put in order of time, words read as they are typed, in the speaker's zone", async () => {
    const happenings = await read(
      { ...raj, says: "wait the part until mon 12:00" },
      { ...raj, at: "2027-03-05T14:30:00Z", says: "claim" },
      { ...raj, on: undefined, says: "cover parts sat 09:00-17:00" },
      { ...raj, on: undefined, by: "lee", says: "away until mon" },
      { ...raj, on: undefined, says: "settings nags lists" },
      complaint,
    );
    expect(happenings.map(({ what }) => what)).toEqual(["complaint", "ask", "ask", "roster", "roster", "settings"]);
    expect(happenings[1]).toMatchObject({ by: "raj", on: "script:c1", command: { verb: "claim" } });
    expect(happenings[2]).toMatchObject({
      command: { verb: "wait", what: "the part", until: newYork("2027-03-08 12:00") },
    });
    const saturday = { from: newYork("2027-03-06 09:00"), to: newYork("2027-03-06 17:00") };
    expect(happenings[3]).toMatchObject({
      event: { type: "cover-agreed", data: { person: "raj", department: "parts", ...saturday } },
    });
    expect(happenings[4]).toMatchObject({ event: { type: "away", data: { absence: { person: "lee" } } } });
    expect(happenings[5]).toMatchObject({ person: "raj", reminders: "lists" });
  });

  test("cover that names a colleague is what that colleague has agreed to", async () => {
    const [cover, away] = await read(
      { ...raj, on: undefined, says: "cover parts sat 9-17 @carlos" },
      { ...raj, on: undefined, says: "away @carlos until mon" },
    );
    expect(cover).toMatchObject({
      event: { type: "cover-agreed", data: { person: "carlos", by: "raj", from: newYork("2027-03-06 09:00") } },
    });
    expect(away).toMatchObject({ event: { data: { absence: { person: "carlos", by: "raj" } } } });
  });

  const wrong: [name: string, line: object | string, says: RegExp][] = [
    ["no JSON", "{", /line 2: The line is not JSON/],
    ["a complaint without words", { ...complaint, text: "" }, /line 2: text is empty/],
    ["a complaint from nowhere", { ...complaint, source: "fax" }, /line 2: source/],
    ["nobody of the desk", { ...raj, by: "zed", says: "claim" }, /line 2: zed is nobody/],
    ["no time", { ...raj, at: "friday", says: "claim" }, /line 2: at must be a time/],
    ["no verb", { ...raj, says: "abracadabra" }, /line 2: “abracadabra” is asked of no case/],
    ["no case", { ...raj, on: undefined, says: "claim" }, /line 2: on is missing/],
    ["a question", { ...raj, says: "why" }, /line 2: “why” is asked of no case/],
    ["half a command", { ...raj, says: "wait the part until whenever" }, /line 2: “wait the part until whenever”/],
    ["a slip in a verb", { ...raj, says: "clam" }, /“clam” is nothing.*Did you mean claim\?/],
    ["no words", { ...raj, says: "done" }, /“done” lacks its words: it is typed as “done <how> \| self”/],
    ["quiet", { ...raj, on: undefined, says: "quiet all 2h x" }, /is not replayed: no reminder is held here/],
    ["back", { ...raj, on: undefined, says: "back" }, /is not replayed\. Give the away before it this end/],
    ["the next one", { ...raj, on: undefined, says: "next" }, /Write claim, with the complaint's id/],
    ["a complaint typed", { ...raj, on: undefined, says: "new it leaks" }, /as a line of its own/],
    ["cover by nobody", { ...raj, says: "cover parts sat 9-17 @zed" }, /zed is nobody of the desk file/],
    ["an answer to cover", { ...raj, says: "cover parts off" }, /“cover parts off” is not replayed/],
    ["cover of nowhere", { ...raj, says: "cover attic sat 09:00-17:00" }, /line 2: attic is no department/],
    ["cover of no time", { ...raj, says: "cover parts whenever" }, /line 2: “whenever” names no stretch/],
  ];
  test.each(wrong)("%s is told with its line", async (_name, line, says) => {
    const fault = await read(complaint, line).then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(ConfigError);
    expect(String((fault as Error).message)).toMatch(says);
  });

  test("every line that is wrong is told at once, twenty of them by themselves", async () => {
    const fault: unknown = await read(...Array.from({ length: 25 }, () => "nonsense")).catch((error: unknown) => error);
    const message = String((fault as Error).message);
    expect(message).toContain("line 20:");
    expect(message).not.toContain("line 21:");
    expect(message).toContain("and 5 more lines.");
  });

  test("a file that is not there is told with its path", async () => {
    await expect(readScript(join(folder, "none.jsonl"), aDesk)).rejects.toThrow(
      /none\.jsonl cannot be read \(ENOENT\)/,
    );
  });
});
