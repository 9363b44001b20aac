/** A file of `src/` as the rules see it. Only its text is read, so a made-up file does as well as a real one. */
export type SourceFile = { path: string; text: string };

export type Import = { target: string; typeOnly: boolean };

const statement = /^(import|export)\b(\s+type\b)?(?:[^;"']*?\bfrom\s*)?\s*["']([^"']+)["']/gm;
const dynamic = /\bimport\(\s*["'`]([^"'`]+)["'`]/g;

/** What a file imports, dynamic and type-only imports included. Statements begin a line: the formatter sees to that. */
export const importsOf = ({ text }: SourceFile): Import[] => [
  ...[...text.matchAll(statement)].map((found) => ({
    target: found[3] ?? "",
    // `import { type A, type B }` is erased as well, but a mixed one is not.
    typeOnly: found[2] !== undefined || namesAreTypes(found[0]),
  })),
  ...[...text.matchAll(dynamic)].map((found) => ({ target: found[1] ?? "", typeOnly: false })),
];

const namesAreTypes = (words: string): boolean => {
  const names = /^\w+\s*\{([^}]*)\}/.exec(words)?.[1]?.split(",") ?? [];
  const given = names.map((name) => name.trim()).filter((name) => name !== "");
  return given.length > 0 && given.every((name) => name.startsWith("type "));
};

/** The path inside `src/` that an import names, or null for a package. */
const pathOf = (from: SourceFile, target: string): string | null => {
  if (!target.startsWith(".")) return null;
  const parts = from.path.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
};

/** A file in `src/` itself is its own room: `main`. */
const roomOf = (path: string): string => {
  const [room = "", ...rest] = path.split("/");
  return rest.length === 0 ? room.replace(/\.tsx?$/, "") : room;
};

/**
 * What each room may import: other rooms, single files of them, and whether packages are a matter of choice. `types`
 * rooms may be imported for their types alone.
 */
export type Room = { rooms: string[]; files?: string[]; types?: string[]; packages?: string[] };

export const rooms: Record<string, Room> = {
  core: { rooms: [], packages: ["zod", "luxon", "date-holidays", "chrono-node/en"] },
  card: { rooms: ["core"], packages: ["luxon"] },
  pictures: { rooms: ["card", "core"] },
  config: { rooms: ["core"] },
  chat: { rooms: ["card", "core"] },
  intake: { rooms: ["core"] },
  store: { rooms: ["core"] },
  flows: { rooms: ["core", "card", "store", "pictures"], files: ["chat/ports.ts", "intake/connector.ts"] },
  sweeps: { rooms: ["flows", "store"] },
  // An instant is a type too, but one that is made by a function.
  server: { rooms: ["chat", "intake", "flows"], files: ["core/time/instant.ts"], types: ["core"] },
};
/** They put everything together, so they may know everything. */
const everything = ["app", "main"];

export const wrongRooms = (files: readonly SourceFile[]): string[] =>
  files.flatMap((file) => {
    const name = roomOf(file.path);
    if (everything.includes(name)) return [];
    const room = rooms[name];
    if (room === undefined) return [`${file.path} is in no room of the table`];
    return importsOf(file)
      .filter((one) => !isAllowed(file, one, name, room))
      .map(({ target }) => `${file.path} imports ${target}`);
  });

const isAllowed = (file: SourceFile, { target, typeOnly }: Import, name: string, room: Room): boolean => {
  const path = pathOf(file, target);
  if (path === null) return room.packages === undefined || room.packages.includes(target);
  const there = roomOf(path);
  const listed = there === name || room.rooms.includes(there) || room.files?.includes(path) === true;
  return listed || (typeOnly && room.types?.includes(there) === true);
};

const windows = ["slack", "teams", "console", "mail", "pager"];
const windowOf = (path: string): string | undefined => windows.find((one) => path.startsWith(`chat/${one}/`));

/** No window knows another, and what they share knows none of them. */
export const wrongWindows = (files: readonly SourceFile[]): string[] =>
  files
    .filter((file) => roomOf(file.path) === "chat")
    .flatMap((file) =>
      importsOf(file)
        .map(({ target }) => pathOf(file, target) ?? "")
        .filter((path) => windowOf(path) !== undefined && windowOf(path) !== windowOf(file.path))
        .map((path) => `${file.path} imports ${path}`),
    );

/** botbuilder stands in one file at most, the database client in the store alone. */
export const wrongPackages = (files: readonly SourceFile[]): string[] => {
  const importing = (isIt: (target: string) => boolean): string[] =>
    files.filter((file) => importsOf(file).some(({ target }) => isIt(target))).map(({ path }) => path);
  const bots = importing((target) => /^botbuilder|^botframework/.test(target));
  const prisma = importing((target) => /^@?prisma\b|store\/generated\//.test(target) || target.includes("/generated/"));
  return [
    ...(bots.length > 1 ? [`more than one file imports botbuilder: ${bots.join(", ")}`] : []),
    ...prisma.filter((path) => roomOf(path) !== "store").map((path) => `${path} imports the database client`),
  ];
};

/** Every ring of files that import each other, once. Type-only imports count. */
export const cycles = (files: readonly SourceFile[]): string[] => {
  const known = new Map(files.map((file) => [file.path, file]));
  const state = new Map<string, "open" | "done">();
  const way: string[] = [];
  const found = new Set<string>();
  const visit = (file: SourceFile): void => {
    state.set(file.path, "open");
    way.push(file.path);
    for (const { target } of importsOf(file)) {
      const next = known.get(pathOf(file, target) ?? "");
      if (next === undefined) continue;
      if (state.get(next.path) === "open") found.add([...way.slice(way.indexOf(next.path)), next.path].join(" > "));
      else if (state.get(next.path) === undefined) visit(next);
    }
    way.pop();
    state.set(file.path, "done");
  };
  for (const file of files) if (state.get(file.path) === undefined) visit(file);
  return [...found];
};

/** What the rules may not reach for: the clock, chance, the process, the network. */
const impure: [name: string, pattern: RegExp][] = [
  ["Date.now", /\bDate\s*\.\s*now\b/],
  ["new Date() without an instant", /\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())/],
  ["Date() as a function", /(?<!new\s)(?<![.\w])Date\s*\(/],
  ["luxon's own now", /\bDateTime\s*\.\s*(?:now|local|utc)\s*\(\s*\)/],
  ["Math.random", /\bMath\s*\.\s*random\b/],
  ["process", /\bprocess\s*[.[?]/],
  ["a timer", /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/],
  ["the network", /\b(?:fetch|XMLHttpRequest|WebSocket)\s*\(/],
  ["performance", /\bperformance\s*\.\s*now\b/],
  ["crypto", /\bcrypto\s*\.|node:/],
  ["globalThis", /\bglobalThis\b/],
];

export const impurities = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => ["core", "card"].includes(roomOf(path)))
    .flatMap((file) => {
      const code = withoutComments(file.text);
      return impure.filter(([, pattern]) => pattern.test(code)).map(([name]) => `${file.path} uses ${name}`);
    });

/** Comments may speak of the clock. A web address in a string has a colon before its slashes. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, " ").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");

/** Only `config/` reads the environment; what puts the parts together hands it over. */
export const environmentReaders = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => ![...everything, "config"].includes(roomOf(path)))
    .filter(({ text }) => /\bprocess\s*\.\s*env\b/.test(withoutComments(text)))
    .map(({ path }) => `${path} reads process.env`);

const LONGEST = 300;
export const tooLong = (files: readonly SourceFile[]): string[] =>
  files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > LONGEST)
    .map(({ path, lines }) => `${path} has ${lines} lines`);

export const wrongNames = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path }) =>
    path.split("/").every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/.test(part)) ? [] : [path],
  );

export const defaultExports = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ text }) => /^export\s+default\b|^export\s*\{[^}]*\bas\s+default\b/m.test(text))
    .map(({ path }) => path);

/** A barrel names other files' things as its own. */
export const barrels = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path, text }) => /(?:^|\/)index\.tsx?$/.test(path) || /^export\s*\*/m.test(text))
    .map(({ path }) => path);
