/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Words } from "../../../card/words/en.ts";
import { type VerbName, type VerbRow, verbRows } from "../../../core/case/verbs.ts";
import type { ConsolePerson } from "../console-ports.ts";
import { Icon } from "./icon.tsx";

/** The line people type in. The list of verbs is drawn once, hidden; the page's script filters and shows it. */
export const drawComposer = (given: {
  command: string;
  placeName: string;
  person: ConsolePerson;
  key: string;
  words: Words;
}): JSX.Element => (
  <form
    class="composer"
    id="composer"
    hx-post="/console/say"
    hx-target="#stream"
    hx-swap="beforeend"
    hx-vals={JSON.stringify({ home: "stream" })}
    hx-sync="this:drop"
    data-key={given.key}
    data-command={given.command}
  >
    <div class="verbs" id="verbs" role="listbox" aria-label="Commands" hidden>
      {verbsFor(given.person).map((row) => drawVerb(row, given))}
    </div>
    <div class="composer-box">
      <textarea
        id="words"
        name="text"
        rows={1}
        maxLength={4_000}
        required
        dir="auto"
        autocomplete="off"
        spellcheck={true}
        aria-label={`Ask the desk in ${given.placeName}`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls="verbs"
        placeholder={`${given.command} claim 42, or just: claim 42`}
      />
      <button type="submit" class="send" aria-label="Send">
        <Icon name="send" />
      </button>
    </div>
    <p class="composer-help">
      <span>
        <kbd>/</kbd> shows the commands
      </span>
      <span>
        <kbd>Enter</kbd> sends
      </span>
      <span>
        <kbd>Shift Enter</kbd> starts a new line
      </span>
    </p>
  </form>
);

const drawVerb = (
  row: VerbRow & { name: VerbName },
  { command, words }: { command: string; words: Words },
): JSX.Element => {
  const [usage, what] = words.help.verbs[row.name];
  return (
    <div
      id={`verb-${row.name}`}
      role="option"
      aria-selected="false"
      tabIndex={-1}
      data-insert={`${command} ${row.name}${needsMore(row) ? " " : ""}`}
      data-words={[row.name, ...row.aliases].join("|")}
    >
      <span class="verb-usage">{usage}</span>
      <span class="verb-what">{what}</span>
    </div>
  );
};

/** Verbs that are typed, in the order of the table; those of leads only where the reader is one. */
const verbsFor = (person: ConsolePerson): (VerbRow & { name: VerbName })[] => {
  const leads = person.roles.some((role) => role !== "agent");
  return verbRows.filter((row) => row.name !== "more" && (row.shown !== "leads" || leads));
};

/** Whether the verb alone says too little; then completing it leaves room for the rest, and Enter does not send it yet. */
const needsMore = (row: VerbRow): boolean =>
  row.takes === "one" || row.takes === "many" || row.args.some((arg) => !arg.endsWith("?"));
