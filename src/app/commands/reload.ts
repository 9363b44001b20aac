import { ConfigError } from "../../config/config-error.ts";
import { type Activated, activateDeskFile } from "../../flows/activate-desk.ts";
import { moveClocks } from "../../flows/move-clocks.ts";
import { previewDesk } from "../../flows/preview-desk.ts";
import { countBehind } from "../../store/cases-behind.ts";
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
    if (!differs) {
      say(`${file.sourceName} is the active desk already (version ${active}).`);
      // An activation that was killed on its way is gone on with here as well.
      const behind = await countBehind(deps.db, active);
      if (behind === 0) return;
      const moved = await moveClocks(deps);
      return say(`${count(behind, "case")} had still to be looked at; ${moved === 0 ? "none" : moved} had to move.`);
    }
    const next = await policyOf(deps.db, { version: active + 1, desk: file.desk });
    const { lines } = await previewDesk(deps, next);
    say(lines.join("\n"));
    const short = file.hash.slice(0, 12);
    if (yes === null) return say(`Nothing is changed yet. To make it so: followthrough reload --yes ${short}`);
    if (yes.length < 8 || !file.hash.startsWith(yes)) {
      throw new ConfigError([
        `The file's hash is ${short}, not ${yes}: it has changed since. Look at the preview above again.`,
      ]);
    }
    say(doneLine(await activateDeskFile(deps, file, (version) => policyOf(deps.db, { version, desk: file.desk }))));
  });

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

const doneLine = ({ version, cases, dueTimes, left }: Activated): string => {
  const moved =
    cases === 0 ? "No clock had to move." : `${count(dueTimes, "due time")} moved, on ${count(cases, "case")}.`;
  const rest = left === 0 ? "" : ` ${count(left, "case")} still to look at: the running desk goes on with that.`;
  return `Version ${version} is active. ${moved}${rest}`;
};
