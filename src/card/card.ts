import type { Ask, Basis } from "../core/case/ask.ts";
import type { Language } from "../core/desk/language.ts";
import type { Chart } from "./chart.ts";

/**
 * What people see, on any platform: a small closed vocabulary. Each window draws it in its own way and adds nothing.
 * A span of kind `said` is what somebody wrote: it is shown letter for letter and never becomes markup, a mention or a
 * link. Everything else is the desk's own words.
 */
export type Span =
  | { kind: "text"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "quiet"; text: string }
  | { kind: "said"; text: string }
  | { kind: "typed"; text: string }
  /** `own`: the desk's own address, which is spelled out where a link cannot be drawn. */
  | { kind: "link"; text: string; url: string; own?: true }
  /** A member of staff. `ping` makes it a mention where the platform knows the person, else it is just the name. */
  | { kind: "person"; id: string; name: string; ping: boolean };

export type Line = Span[];

export type Block =
  /** The first line of a card; `aside` is the one clock that matters most. */
  | { kind: "title"; line: Line; aside: Line }
  /** The customer's own words with who, where and when beneath. */
  | { kind: "quote"; words: string; by: Line }
  | { kind: "line"; line: Line }
  | { kind: "facts"; facts: Fact[] }
  /** One item a line, in order. A button on an item acts on that item. */
  | { kind: "list"; items: { line: Line; button: Button | null }[] }
  | { kind: "buttons"; buttons: Button[] }
  /** A picture and the words that say as much. `url`: where others can fetch it as PNG; null: nobody outside can. */
  | { kind: "picture"; id: string; chart: Chart; alt: string; url: string | null };

export type Fact = { label: string; value: Line };

/** Colour and sign for the eye only; the words say it too. */
export type Tone = "calm" | "soon" | "late" | "done";

/** `plain` says everything the blocks say, for notifications and screen readers. Hostile text in it is still literal. */
export type Card = { tone: Tone; blocks: Block[]; plain: string };

/**
 * A button asks what its label says. `basis` is what the label implied about the case; when that no longer holds the
 * click refreshes the card instead. `opens` says that the answer is a form, so that a window can open it at once.
 */
export type Button = {
  label: string;
  ask: Ask;
  basis: Basis | null;
  style: "primary" | "plain" | "danger";
  opens: boolean;
};

/** A form asks for what a line cannot hold; what is filled in is added to `ask.args` by field id. */
export type Form = {
  title: string;
  submit: string;
  ask: Ask;
  basis: Basis | null;
  intro: Line | null;
  fields: Field[];
  /** Other things this person may do here now (the `More` form): pressing one leaves the form. */
  choices: Button[];
  /** Of whoever fills it in, for what a window says beside it; left out: the desk's. */
  language?: Language;
};

export type Field = {
  id: string;
  label: string;
  hint: string | null;
  required: boolean;
  initial: string | null;
} & ({ kind: "line"; maxLength: number } | { kind: "text"; maxLength: number } | { kind: "choice"; options: Option[] });

export type Option = { value: string; label: string };

/** The sentence under a field that could not be taken as it is; the form stays open with everything typed. */
export type FieldProblem = { field: string; sentence: string };
