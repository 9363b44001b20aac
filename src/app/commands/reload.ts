import { ConfigError } from "../../config/config-error.ts";
import { activateDeskFile } from "../../flows/activate-desk.ts";
import { previewDesk } from "../../flows/preview-desk.ts";
import { besideDesk } from "../beside-desk.ts";
import { policyOf } from "../open-desk.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Shows what the desk file beside the active one would change; with `--yes <hash>` activates exactly that file. */
export const reload = async (yes: string | null): Promise<void> =>
  besideDesk(async ({ deps, file, differs }) => {
    const active = deps.policy().version;
    if (file.warnings !== "") say(file.warnings);
    if (!differs) return say(`${file.sourceName} is the active desk already (version ${active}).`);
    const next = await policyOf(deps.db, { version: active + 1, desk: file.desk });
    const preview = await previewDesk(deps, next);
    say(preview.lines.join("\n"));
    const short = file.hash.slice(0, 12);
    if (yes === null) return say(`Nothing is changed yet. To make it so: followthrough reload --yes ${short}`);
    if (yes.length < 8 || !file.hash.startsWith(yes)) {
      throw new ConfigError([
        `The file's hash is ${short}, not ${yes}: it has changed since. Look at the preview above again.`,
      ]);
    }
    const moved = await activateDeskFile(deps, file, (version) => policyOf(deps.db, { version, desk: file.desk }));
    say(`Version ${moved.version} is active. ${moved.cases} ${moved.cases === 1 ? "case" : "cases"} moved.`);
  });
