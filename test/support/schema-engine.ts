import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

type Registry = { consumeError(id: number): { error: unknown } | undefined };
type Bind = (factory: PrismaPg) => { errorRegistry: Registry };
type Wasm = {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { __wbindgen_start(): void } };
};

const require = createRequire(import.meta.url);
// PostgreSQL's numbers of the two types, and the adapter's number of a single character.
const CHAR = 18;
const TEXT = 25;
const CHARACTER = 6;
let loaded = false;

/** `close` frees the engine and its connections; until then it may hold the migration lock. */
type OpenEngine = { engine: engine.SchemaEngine; close(): Promise<void> };

/** The engine behind `prisma migrate`, as WebAssembly: no download, no binary. It talks through the driver adapter. */
export async function openSchemaEngine(config: pg.PoolConfig): Promise<OpenEngine> {
  load();
  // The engine wants results instead of exceptions; the adapter's own package knows how to bind one to the other.
  const ofAdapter = createRequire(require.resolve("@prisma/adapter-pg"));
  const { bindMigrationAwareSqlAdapterFactory: bind } = ofAdapter("@prisma/driver-adapter-utils") as {
    bindMigrationAwareSqlAdapterFactory: Bind;
  };
  const pool = new pg.Pool(config);
  const opened = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, bind(catalogAdapter(pool)));
  return {
    engine: opened,
    async close() {
      opened.free();
      await pool.end();
    },
  };
}

/**
 * The adapter, taught the catalog type "char": to describe a database the engine reads such columns and wants them back
 * as single characters, while the adapter stops at the first one.
 */
function catalogAdapter(pool: pg.Pool): PrismaPg {
  const characters = new WeakMap<object, number[]>();
  const plainQuery = pool.query.bind(pool);
  const query = async (wanted: pg.QueryConfig): Promise<pg.QueryResult> => {
    const result = await plainQuery(wanted);
    const found = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT });
    characters.set(result.rows, found);
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query }));
  const plainConnect = factory.connect.bind(factory);
  const connect = async (): ReturnType<PrismaPg["connect"]> => {
    const adapter = await plainConnect();
    const plainRaw = adapter.queryRaw.bind(adapter);
    const queryRaw: typeof plainRaw = async (wanted) => {
      const result = await plainRaw(wanted);
      for (const index of characters.get(result.rows) ?? []) result.columnTypes[index] = CHARACTER;
      return result;
    };
    return Object.assign(adapter, { queryRaw });
  };
  return Object.assign(factory, { connect });
}

/** A migrations folder as the engine wants it: read beforehand, without a shadow database. */
export function migrationList(folder: string): engine.MigrationList {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const lock = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names
      .map(({ name }) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
        },
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function load(): void {
  if (loaded) return;
  // TypeScript knows WebAssembly only together with the browser's types.
  const { WebAssembly } = globalThis as unknown as { WebAssembly: Wasm };
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  // Where the engine says why it gave up. Thrown, so that a test fails with the reason instead of waiting for ever.
  const PRISMA_WASM_PANIC_REGISTRY = {
    set_message(reason: string) {
      throw new Error(reason);
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY });
  loaded = true;
}
