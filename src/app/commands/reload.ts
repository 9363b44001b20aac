import { ConfigError } from "../../config/config-error.ts";
import { readEnvironment } from "../../config/environment.ts";
import { activateDeskFile } from "../../flows/activate-desk.ts";
import { previewDesk } from "../../flows/preview-desk.ts";
import { openDeskClock } from "../desk-clock.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { openDesk, policyOf, readDesk } from "../open-desk.ts";
import { openLog } from "../open-log.ts";
import { openStore } from "../open-store.ts";
import { quietDeps } from "../quiet-deps.ts";

/** Shows what the desk file beside the active one would change; with `--yes <hash>` activates exactly that file. */
export const reload = async (yes: string | null): Promise<void> => {
  loadDotEnv();
  const environment = readEnvironment(process.env);
  const log = openLog(environment.logLevel === "info" ? "warn" : environment.logLevel);
  const clock = openDeskClock(0);
  const file = await readDesk(environment.deskFile, clock.now());
  if (file.warnings !== "") process.stdout.write(`${file.warnings}\n`);
  const store = await openStore(
    {
      databaseUrl: environment.databaseUrl ?? undefined,
      dataDir: environment.dataFolder,
      dataDirNamed: environment.dataFolderChosen,
      join: true,
      log: (line) => log.info({}, line),
    },
    log,
  );
  try {
    const { policy, differs } = await openDesk(store.db, file, clock.now());
    if (!differs) {
      process.stdout.write(`${file.sourceName} is the active desk already (version ${policy.version}).\n`);
      return;
    }
    const deps = quietDeps(store.db, policy, clock, log);
    const next = await policyOf(store.db, { version: policy.version + 1, desk: file.desk });
    const preview = await previewDesk(deps, next);
    process.stdout.write(`${preview.lines.join("\n")}\n`);
    const short = file.hash.slice(0, 12);
    if (yes === null) {
      process.stdout.write(`Nothing is changed yet. To make it so: followthrough reload --yes ${short}\n`);
      return;
    }
    if (yes.length < 8 || !file.hash.startsWith(yes)) {
      throw new ConfigError([
        `The file's hash is ${short}, not ${yes}: it has changed since. Look at the preview above again.`,
      ]);
    }
    const moved = await activateDeskFile(deps, file, (version) => policyOf(store.db, { version, desk: file.desk }));
    process.stdout.write(`Version ${moved.version} is active. ${moved.cases} cases moved.\n`);
  } finally {
    await store.close();
  }
};
