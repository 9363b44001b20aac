import { describe, expect, test } from "vitest";
import { helpCard } from "../../src/card/help-card.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import { verbRows } from "../../src/core/case/verbs.ts";
import { monday } from "../support/builders.ts";
import { linesOf, readerAt } from "../support/reading.ts";

const reader = readerAt(monday);
const items = (all: boolean, leads: boolean): string[] =>
  helpCard(all, leads, reader).blocks.flatMap((block) =>
    block.kind === "list" ? block.items.map(({ line }) => plainLine(line)) : [],
  );
const typed = verbRows.filter(({ name }) => name !== "more");

describe("help", () => {
  test("all of it names every verb that is typed exactly once", () => {
    const lines = items(true, true);
    expect(lines).toHaveLength(typed.length);
    for (const { name } of typed) {
      const usage = `/case ${en.help.verbs[name][0]} `;
      expect(lines.filter((line) => line.startsWith(usage))).toHaveLength(1);
    }
  });
  test.each(typed)("$name is used as it is called", ({ name }) => {
    const [usage, what] = en.help.verbs[name];
    expect(usage.replace("on it", "on-it").replace("not me", "not-me").split(" ")[0]).toBe(name);
    expect(what).not.toBe("");
  });
  test("what a lead may does not stand there for others", () => {
    const leads = typed.filter(({ shown }) => shown === "leads").map(({ name }) => en.help.verbs[name][0]);
    expect(leads.length).toBeGreaterThan(0);
    for (const usage of leads) {
      expect(items(true, false).join("\n")).not.toContain(usage);
      expect(items(false, true).join("\n")).toContain(usage);
    }
  });
  test("the short one leaves out what is rare, and says where it is", () => {
    const rare = typed.filter(({ shown }) => shown === "also").length;
    expect(items(false, true)).toHaveLength(typed.length - rare);
    const last = (all: boolean) => plainLine(linesOf(helpCard(all, true, reader)).at(-1) ?? []);
    expect(last(false)).toBe(en.help.more("/case help all"));
    expect(last(true)).not.toBe(en.help.more("/case help all"));
  });
  test("other words for a verb stand in the long one alone", () => {
    const all = items(true, true).join("\n");
    for (const { aliases } of typed) for (const alias of aliases) expect(all).toContain(alias);
    expect(items(false, false).join("\n")).not.toContain("handoff");
  });
  test("commands are written as the desk calls them", () => {
    const other = helpCard(true, true, { ...reader, desk: { ...reader.desk, command: "/beschwerde" } });
    expect(other.plain).toContain("/beschwerde claim 42");
    expect(other.plain).not.toContain("/case");
  });
});
