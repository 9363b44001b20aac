import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { defaultSeverities } from "../../src/config/desk-defaults.ts";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { deskJsonSchema, type JsonSchema, schemasAt } from "../../src/config/desk-schema.ts";
import { loadDeskSource } from "../../src/config/load-desk.ts";
import { targetKinds } from "../../src/core/desk/desk.ts";
import { edited, problemsOf, smallDesk, YEAR } from "./small-desk.ts";

const written: object = JSON.parse(readFileSync(new URL("../../docs/desk-file.schema.json", import.meta.url), "utf8"));
const reference = readFileSync(new URL("../../docs/desk-file.md", import.meta.url), "utf8");
const rewrite = `npx tsx -e 'import { deskJsonSchema as s } from "./src/config/desk-schema.ts"; console.log(JSON.stringify(s(), null, 2))' > docs/desk-file.schema.json && npx biome format --write docs/desk-file.schema.json`;

describe("the JSON Schema of the desk file", () => {
  const accepts = new Ajv2020({ strict: false }).compile(written);

  it("is written down as it is", () => {
    expect(written, `Write it anew: ${rewrite}`).toEqual(JSON.parse(JSON.stringify(deskJsonSchema())));
  });

  it("accepts what the desk accepts", async () => {
    expect(accepts(parse((await loadDeskSource(null)).source))).toBe(true);
    expect(accepts(parse(smallDesk))).toBe(true);
  });

  it.each([
    ["triage: care", "triag: care"],
    ["organisation: Example Appliances\n", ""],
    ["09:00-17:00", "9-17"],
    ["resolve: 8h", "resolve: 8 hours"],
    ["resolve: 8h", "resolve: 8"],
    ["lead: lee", "lead: Lee Wong"],
    ['slack: "#parts"', "slack: parts"],
    ["at: 50%", "at: 50"],
    ["kind: webhook", "kind: pigeon"],
  ])("refuses %s turned into %s", (from, to) => {
    expect(accepts(parse(edited(smallDesk, from, to).text))).toBe(false);
  });

  it("says of every key that an editor can show what it is", () => {
    const mute: string[] = [];
    const walk = (path: string[]): void => {
      for (const schema of schemasAt(path)) {
        for (const [key, value] of Object.entries(schema.properties ?? {})) {
          if (!speaks(value) && !schemasAt([...path, key]).some(speaks)) mute.push([...path, key].join("."));
          walk([...path, key]);
        }
        if (typeof schema.additionalProperties === "object") walk([...path, "any"]);
      }
    };
    walk([]);
    expect(mute).toEqual([]);
  });

  it("has every key in the reference page", () => {
    const keys = new Set<string>();
    const walk = (schema: JsonSchema): void => {
      for (const [key, value] of Object.entries(schema.properties ?? {})) {
        keys.add(key);
        walk(value);
      }
      for (const inner of [schema.items, ...(schema.anyOf ?? []), ...Object.values(schema.$defs ?? {})]) {
        if (inner !== undefined) walk(inner);
      }
      if (typeof schema.additionalProperties === "object") walk(schema.additionalProperties);
    };
    walk(deskJsonSchema());
    expect(keys.size).toBeGreaterThan(50);
    for (const key of keys) expect(reference, `docs/desk-file.md lacks ${key}`).toContain(`\`${key}\``);
  });
});

const speaks = (schema: JsonSchema): boolean => (schema.description ?? schema.title ?? "") !== "";

describe("the reference page", () => {
  const [smallest = "", ...parts] = [...reference.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml]) => yaml ?? "");

  it("begins with a whole desk file", () => {
    const read = readDeskFile(smallest, "desk-file.md", YEAR);
    expect("warnings" in read ? read.warnings : read).toEqual([]);
  });

  it.each(parts)("has examples that can be put into it: %s", (part) => {
    const joined = stringify({ ...parse(smallest), ...parse(part) });
    expect(problemsOf(readDeskFile(joined, "desk-file.md", YEAR))).toEqual([]);
  });

  it("shows the usual severities as they are", () => {
    const rows = [...reference.matchAll(/^\| (critical|high|normal|low), \S+ +\| (.*) \|$/gm)];
    expect(rows).toHaveLength(4);
    for (const [, id = "", cells = ""] of rows) {
      expect(cells.split(/ *\| */).map((cell) => cell.trim())).toEqual(
        targetKinds.map((kind) => defaultSeverities[id]?.targets[kind]),
      );
    }
  });
});
