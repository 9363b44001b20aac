import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  barrels,
  cycles,
  defaultExports,
  environmentReaders,
  importsOf,
  impurities,
  rooms,
  type SourceFile,
  tooLong,
  wrongNames,
  wrongPackages,
  wrongRooms,
  wrongWindows,
} from "./support/source-rules.ts";

const src = fileURLToPath(new URL("../src/", import.meta.url));
const paths = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.startsWith("store/generated"));
const files: SourceFile[] = paths
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), "utf8") }));

const file = (path: string, ...lines: string[]): SourceFile => ({ path, text: lines.join("\n") });
const importing = (path: string, target: string, words = "{ x }"): SourceFile =>
  file(path, `import ${words} from "${target}";`);

test("the source is found", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.some(({ path }) => path === "core/case/decide.ts")).toBe(true);
});

describe("reading imports", () => {
  const cases: [line: string, target: string, typeOnly: boolean][] = [
    ['import { a } from "./a.ts";', "./a.ts", false],
    ['import type { A } from "./a.ts";', "./a.ts", true],
    ['import { type A, type B } from "./a.ts";', "./a.ts", true],
    ['import { type A, b } from "./a.ts";', "./a.ts", false],
    ['import {\n  a,\n  b,\n} from "./a.ts";', "./a.ts", false],
    ['import * as a from "a";', "a", false],
    ['import "./a.css";', "./a.css", false],
    ["import a from 'a';", "a", false],
    ['export { a } from "./a.ts";', "./a.ts", false],
    ['export type { A } from "./a.ts";', "./a.ts", true],
    ['export * from "./a.ts";', "./a.ts", false],
    ['  const a = await import("./a.ts");', "./a.ts", false],
    ['type A = import("./a.ts").A;', "./a.ts", false],
  ];
  test.each(cases)("%s", (line, target, typeOnly) => {
    expect(importsOf(file("x.ts", "const before = 1;", line))).toEqual([{ target, typeOnly }]);
  });
  test("nothing else is one", () => {
    expect(importsOf(file("x.ts", 'export const a = "./a.ts";', "export type A = { from: string };"))).toEqual([]);
  });
});

type Rule = {
  name: string;
  check: (files: readonly SourceFile[]) => string[];
  broken: SourceFile[][];
  sound: SourceFile[];
};

const rules: Rule[] = [
  {
    name: "each room imports what the table allows it",
    check: wrongRooms,
    broken: [
      [importing("core/case/a.ts", "../../card/b.ts")],
      [importing("core/a.ts", "../store/b.ts", "type { X }")],
      [importing("core/a.ts", "node:fs")],
      [importing("core/a.ts", "express")],
      [importing("card/a.ts", "../flows/b.ts")],
      [importing("card/a.ts", "../chat/ports.ts", "type { Post }")],
      [importing("card/a.ts", "node:crypto")],
      [importing("config/a.ts", "../store/b.ts")],
      [importing("chat/slack/a.ts", "../../flows/b.ts")],
      [importing("chat/a.ts", "../store/b.ts", "type { X }")],
      [importing("intake/a.ts", "../card/b.ts")],
      [importing("store/a.ts", "../flows/b.ts", "type { X }")],
      [importing("flows/a.ts", "../chat/slack/b.ts")],
      [importing("flows/a.ts", "../chat/parse-command.ts")],
      [importing("flows/a.ts", "../intake/webhook.ts", "type { X }")],
      [importing("flows/a.ts", "../sweeps/b.ts")],
      [importing("sweeps/a.ts", "../core/b.ts")],
      [importing("server/a.ts", "../store/b.ts")],
      [importing("server/a.ts", "../core/b.ts")],
      [file("store/a.ts", 'export const b = () => import("../flows/c.ts");')],
      [importing("helpers/a.ts", "../core/b.ts")],
      [importing("flows/a.ts", "../main.ts")],
    ],
    sound: [
      importing("core/case/a.ts", "../sla/b.ts"),
      importing("card/a.ts", "luxon"),
      importing("flows/a.ts", "../chat/ports.ts", "type { Post }"),
      importing("flows/b.ts", "../intake/connector.ts", "type { X }"),
      importing("server/a.ts", "../core/b.ts", "type { X }"),
      importing("main.ts", "./store/a.ts"),
      importing("app/a.ts", "../chat/slack/b.ts"),
    ],
  },
  {
    name: "the windows do not know each other",
    check: wrongWindows,
    broken: [
      [importing("chat/slack/a.ts", "../teams/b.ts")],
      [importing("chat/teams/routes/a.ts", "../../console/b.ts", "type { X }")],
      [importing("chat/console/a.ts", "../slack/b.ts")],
      [importing("chat/parse-command.ts", "./slack/b.ts")],
    ],
    sound: [importing("chat/slack/a.ts", "../ports.ts"), importing("chat/slack/b.ts", "./listeners/c.ts")],
  },
  {
    name: "botbuilder is imported once, the database client by the store alone",
    check: wrongPackages,
    broken: [
      [importing("chat/teams/a.ts", "botbuilder"), importing("chat/teams/b.ts", "botbuilder", "type { X }")],
      [importing("flows/a.ts", "../store/generated/client.ts", "type { Client }")],
      [importing("flows/a.ts", "@prisma/client")],
    ],
    sound: [importing("chat/teams/a.ts", "botbuilder"), importing("store/a.ts", "./generated/client.ts")],
  },
  {
    name: "no files import each other in a ring",
    check: cycles,
    broken: [
      [importing("core/a.ts", "./b.ts"), importing("core/b.ts", "./a.ts")],
      [importing("core/a.ts", "./b.ts", "type { X }"), importing("core/b.ts", "./a.ts", "type { Y }")],
      [
        importing("core/a.ts", "./b.ts"),
        importing("core/b.ts", "./c.ts"),
        importing("core/c.ts", "./a.ts", "type { X }"),
      ],
      [importing("core/a.ts", "./a.ts")],
    ],
    sound: [importing("core/a.ts", "./b.ts"), importing("core/b.ts", "./c.ts"), importing("core/c.ts", "zod")],
  },
  {
    name: "core and card know no clock, no chance and no outside",
    check: impurities,
    broken: [
      "const at = Date.now();",
      "const at = new Date();",
      "const at = new Date;",
      "const at = Date();",
      "const at = DateTime.now();",
      "const n = Math.random();",
      'const key = process.env["KEY"];',
      "setTimeout(() => {}, 5);",
      'await fetch("https://example.com");',
      "const t = performance.now();",
      "const id = crypto.randomUUID();",
      "globalThis.x = 1;",
    ].map((line) => [file("core/a.ts", line)]),
    sound: [
      file("core/a.ts", "// Date.now() would be wrong here", "const at = new Date(now);", "/* process.env */"),
      file("card/a.ts", 'const url = "https://example.com"; // setTimeout'),
      file("store/a.ts", "const at = Date.now();"),
    ],
  },
  {
    name: "only config reads the environment",
    check: environmentReaders,
    broken: [[file("store/a.ts", 'const a = process.env["A"];')], [file("flows/a.ts", "const { A } = process.env;")]],
    sound: [file("config/a.ts", "const a = process.env.A;"), file("store/a.ts", "// process.env is not for us")],
  },
  {
    name: "no file is longer than 300 lines",
    check: tooLong,
    broken: [[file("core/a.ts", ...Array.from({ length: 301 }, () => "x();"))]],
    sound: [file("core/a.ts", ...Array.from({ length: 300 }, () => "x();"), "")],
  },
  {
    name: "names are kebab-case",
    check: wrongNames,
    broken: [[file("core/aFile.ts")], [file("Core/a.ts")], [file("core/a_b.ts")], [file("core/-a.ts")]],
    sound: [file("core/a-file2.ts"), file("chat/console/draw-card.tsx"), file("chat/console/assets/a.min.js")],
  },
  {
    name: "nothing is exported by default",
    check: defaultExports,
    broken: [[file("core/a.ts", "export default 1;")], [file("core/a.ts", "const a = 1;", "export { a as default };")]],
    sound: [file("core/a.ts", "export const fallback = 1; // export default")],
  },
  {
    name: "no file only hands on what others export",
    check: barrels,
    broken: [[file("core/index.ts")], [file("core/a.ts", 'export * from "./b.ts";')]],
    sound: [file("core/index-of.ts", "export const a = 1;")],
  },
];

describe.each(rules)("$name", ({ check, broken, sound }) => {
  test("in this source", () => {
    expect(check(files)).toEqual([]);
  });
  test.each(
    broken.map((set) => [set.map(({ path, text }) => `${path}: ${text.slice(0, 60)}`).join(" | "), set] as const),
  )("is broken by %s", (_name, set) => {
    expect(check(set)).not.toEqual([]);
  });
  test("is kept by what it allows", () => {
    expect(check(sound)).toEqual([]);
  });
});

test("assets and data beside the code are named alike", () => {
  expect(wrongNames(paths.map((path) => ({ path, text: "" })))).toEqual([]);
});

test("every room of the table that exists has code in it", () => {
  const existing = new Set(files.map(({ path }) => path.split("/")[0]));
  const missing = Object.keys(rooms).filter((room) => !existing.has(room));
  expect(missing.filter((room) => room !== "pictures")).toEqual([]);
});
