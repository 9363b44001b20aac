import { Command } from "commander";
import { demo } from "./app/commands/demo.ts";
import { exportDesk } from "./app/commands/export-desk.ts";
import { importFile } from "./app/commands/import-file.ts";
import { init } from "./app/commands/init.ts";
import { printDigest } from "./app/commands/print-digest.ts";
import { printManifest } from "./app/commands/print-manifest.ts";
import { proposeHolidays } from "./app/commands/propose-holidays.ts";
import { reload } from "./app/commands/reload.ts";
import { simulate } from "./app/commands/simulate.ts";
import { start } from "./app/commands/start.ts";
import { createToken, listTokens, revokeToken } from "./app/commands/tokens.ts";
import { ConfigError } from "./config/config-error.ts";
import { DatabaseUnusable } from "./store/embedded/database-unusable.ts";

/** The command line. A setting or a folder that keeps it from working is told in plain words, with exit code 2. */
export const main = async (argv: string[]): Promise<void> => {
  const program = new Command("followthrough")
    .description(
      "Gets a complaint to the department that can fix it, and does not let go until the customer says it is fixed.",
    )
    .showHelpAfterError("Try followthrough --help.")
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  program.command("start").description("run the desk").action(run(start));
  program
    .command("demo")
    .description("run a made-up desk with a story to look at; nothing is kept")
    .option("--pace <seconds>", "seconds between the steps of the story", "0")
    .action((options) => run(() => demo(Number(options.pace)))());
  program
    .command("init")
    .description("write a desk file to start from")
    .argument("[file]", "where to", "desk.yaml")
    .action((file) => run(() => init(file))());
  program
    .command("import")
    .description("bring in complaints from a file (JSON lines or CSV); as history, unless --live opens cases")
    .argument("<file>", "a .jsonl or .csv file")
    .option("--live", "open cases for what is still open")
    .option("--connector <name>", "the name the complaints are filed under", "import")
    .action((file, options) => run(() => importFile(file, options))());
  program
    .command("reload")
    .description("show what the desk file would change, and with --yes make it the active one")
    .option("--yes <hash>", "the first letters of the hash that reload printed")
    .action((options) => run(() => reload(options.yes ?? null))());
  program
    .command("holidays")
    .description("say which closures of an iCalendar file the desk file lacks, and the lines to add; changes nothing")
    .argument("<file>", "an .ics file")
    .option("--department <id>", "look at this department alone")
    .action((file, options) => run(() => proposeHolidays(file, options))());
  program
    .command("simulate")
    .description("replay a stretch of time by the desk's rules: every step, reminder, gap and breach")
    .requiredOption("--from <time>", "a date, or a time such as 2027-03-20T09:00")
    .requiredOption("--to <time>", "where it ends, not included")
    .option("--cases <file>", "complaints and deeds, a JSON object a line; else what this desk has lived through")
    .option("--desk <file>", "the desk file to replay by; else the active one")
    .option("--against <file>", "another desk file: says what it would alter")
    .option("--json [file]", "print JSON instead of a table, or write it to a file beside the table")
    .action((options) => run(() => simulate(options))());
  program
    .command("export")
    .description("write cases, events or both as CSV or JSON lines, to a file or to standard output")
    .argument("[filters...]", "as in list: parts overdue high x older 3d; left out: every case")
    .option("--what <what>", "cases, events or both", "cases")
    .option("--format <format>", "csv or jsonl; left out: by the file's ending, else csv")
    .option("--out <file>", "where to; left out: standard output")
    .option("--personal", "with customers' names, handles, order numbers and words; treat the file accordingly")
    .action((filters, options) => run(() => exportDesk(filters, options))());
  const tokens = program.command("token").description("who may read over HTTP (see docs/export-and-api.md)");
  tokens
    .command("create")
    .description("make a token; it is shown once and kept as a digest alone")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption("--scope <scopes>", "cases, events, personal; several with commas")
    .action((options) => run(() => createToken(options))());
  tokens
    .command("list")
    .description("what tokens there are, what they may and when they were last used")
    .action(run(listTokens));
  tokens
    .command("revoke")
    .description("end a token at once")
    .argument("<name>", "the name it was made with")
    .action((name) => run(() => revokeToken(name))());
  program
    .command("digest")
    .description("print the figures, what needs a decision first; the desk may be running")
    .argument("[scope...]", "departments, ways in or tags, such as: parts mail; else the whole desk")
    .option("--since <time>", "from then on: mon 08:00, yesterday, 7d", "24h")
    .option("--why <figure>", "list the cases behind a figure instead, such as: missed")
    .option("--json", "print JSON")
    .action((scope, options) => run(() => printDigest(scope.join(" "), options))());
  program
    .command("manifest")
    .description("print the app manifest of a platform, filled in for this desk")
    .argument("<platform>", "slack or teams")
    .action((platform) => run(() => printManifest(platform))());
  await program.parseAsync(argv);
};

const run = (work: () => Promise<void>) => async (): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof DatabaseUnusable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
};
