import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../../bin/followthrough.mjs", import.meta.url));
const desk = `organisation: Example
zone: Europe/Berlin
calendars:
  usual: { weekly: { mon-sun: 09:00-17:00 } }
departments:
  parts: { calendar: usual, lead: lee }
  billing: { calendar: 24x7 }
people:
  lee: { name: Lee Wong, department: parts }
`;
const yearly = ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas\\, at home"];
const ics = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", ...yearly, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ft-holidays-test-"));
  writeFileSync(join(folder, "desk.yaml"), desk);
  writeFileSync(join(folder, "closed.ics"), ics);
  writeFileSync(join(folder, "latin.ics"), Buffer.from("BEGIN:VCALENDAR\nSUMMARY:Mari\xe4\n", "latin1"));
  writeFileSync(join(folder, "note.txt"), "Christmas: closed");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...args: string[]) => {
  const env = { PATH: process.env.PATH, FOLLOWTHROUGH_CONFIG: join(folder, "desk.yaml") };
  const child = spawn(process.execPath, [bin, "holidays", ...args], { cwd: folder, env });
  let out = "";
  let err = "";
  child.stdout.on("data", (part) => {
    out += String(part);
  });
  child.stderr.on("data", (part) => {
    err += String(part);
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, err };
};

describe("followthrough holidays", () => {
  it("says what is open then and how to close it", async () => {
    const { code, out, err } = await run("closed.ics");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^1 date|^2 dates/);
    expect(out).toMatch(/^ {2}\d{4}-12-25 {2}Christmas, at home: open as usual at Parts; never closes at Billing$/m);
    expect(out).toMatch(/^ {6}\d{4}-12-25: closed # Christmas, at home$/m);
  });
  it("looks at one department alone", async () => {
    const { out } = await run("closed.ics", "--department", "billing");
    expect(out).toContain("Christmas, at home: never closes at Billing");
    expect(out).not.toContain("Parts");
  });
  it.each([
    [["closed.ics", "--department", "part"], "The desk file has no department part. Did you mean parts?\n"],
    [["closed.ics", "--department", "sales"], "The desk file has no department sales. There is parts, billing.\n"],
    [["none.ics"], "There is no file none.ics that can be read. Check the path.\n"],
    [["."], ". is a folder. Name the .ics file inside it.\n"],
    [["latin.ics"], "latin.ics is not UTF-8. Export the calendar again as .ics, or save it as UTF-8.\n"],
    [
      ["note.txt"],
      "note.txt: This is no iCalendar file: it has no line BEGIN:VCALENDAR. Export the calendar as .ics.\n",
    ],
  ])("%s: says what is wrong and what to do", async (args, sentence) => {
    expect(await run(...args)).toEqual({ code: 2, out: "", err: sentence });
  });
});
