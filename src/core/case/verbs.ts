import type { ArgName } from "./arg-name.ts";

/**
 * Every word people may say to the desk, once. `card/` has the sentences that go with them, `chat/parse-command.ts`
 * reads them, `flows/` does them; a test checks that no table lacks one of these.
 */
export type VerbRow = {
  name: string;
  aliases: readonly string[];
  /** How many case numbers it takes. */
  takes: "none" | "one" | "many" | "optional";
  /** What follows the numbers, in order; a trailing `?` may be left out. The last one takes the rest of the line. */
  args: readonly (ArgName | `${ArgName}?`)[];
  /** Shown by `help` to everyone, to those who work cases, by `help all` only, or to leads and above. */
  shown: "everyone" | "daily" | "also" | "leads";
};

export const verbRows = [
  { name: "show", aliases: ["view", "open"], takes: "one", args: ["scope?"], shown: "everyone" },
  { name: "status", aliases: ["find", "search"], takes: "none", args: ["words"], shown: "everyone" },
  { name: "list", aliases: ["ls", "queue"], takes: "none", args: ["scope?"], shown: "everyone" },
  { name: "why", aliases: [], takes: "one", args: [], shown: "everyone" },
  { name: "new", aliases: ["create", "report"], takes: "none", args: ["words?"], shown: "everyone" },
  { name: "settings", aliases: ["preferences"], takes: "none", args: ["setting?", "value?"], shown: "everyone" },
  { name: "home", aliases: ["my day", "dashboard"], takes: "none", args: [], shown: "everyone" },
  { name: "help", aliases: ["?"], takes: "none", args: ["scope?"], shown: "everyone" },
  { name: "next", aliases: [], takes: "none", args: [], shown: "daily" },
  { name: "claim", aliases: ["take", "mine"], takes: "many", args: [], shown: "daily" },
  { name: "release", aliases: ["unclaim", "drop"], takes: "many", args: [], shown: "daily" },
  { name: "update", aliases: ["note", "log"], takes: "many", args: ["words"], shown: "daily" },
  { name: "told", aliases: ["said"], takes: "many", args: ["words"], shown: "daily" },
  { name: "wait", aliases: ["hold", "waiting"], takes: "many", args: ["what", "until"], shown: "daily" },
  { name: "resume", aliases: ["unhold"], takes: "many", args: [], shown: "daily" },
  { name: "pass", aliases: ["assign", "handoff", "transfer"], takes: "many", args: ["to", "why?"], shown: "daily" },
  { name: "yes", aliases: ["accept", "approve", "y"], takes: "many", args: [], shown: "daily" },
  { name: "no", aliases: ["decline", "deny", "n"], takes: "many", args: ["why?"], shown: "daily" },
  { name: "ask", aliases: ["request"], takes: "one", args: ["to", "what"], shown: "daily" },
  { name: "promise", aliases: [], takes: "one", args: ["what?", "until?"], shown: "daily" },
  { name: "give", aliases: ["goodwill", "grant"], takes: "one", args: ["kind?", "amount?", "why?"], shown: "daily" },
  { name: "authority", aliases: ["who can", "who decides", "limits"], takes: "optional", args: [], shown: "daily" },
  { name: "consent", aliases: ["agreed"], takes: "one", args: ["about?", "agreed?", "words?"], shown: "also" },
  { name: "done", aliases: ["resolve", "fixed"], takes: "many", args: ["words"], shown: "daily" },
  { name: "on-it", aliases: ["on it", "ack", "snooze"], takes: "many", args: ["until?"], shown: "daily" },
  { name: "not-me", aliases: ["not me", "ask next"], takes: "many", args: [], shown: "also" },
  { name: "undo", aliases: ["oops"], takes: "optional", args: [], shown: "daily" },
  { name: "customer", aliases: ["confirm"], takes: "many", args: ["said", "words?"], shown: "also" },
  { name: "wants", aliases: ["want"], takes: "many", args: ["words"], shown: "also" },
  { name: "harm", aliases: [], takes: "many", args: ["words"], shown: "also" },
  { name: "met", aliases: [], takes: "many", args: ["met?", "unmet?"], shown: "also" },
  { name: "cause", aliases: [], takes: "many", args: ["cause"], shown: "also" },
  { name: "calling", aliases: ["phoning"], takes: "one", args: [], shown: "daily" },
  { name: "called", aliases: ["phoned", "rang"], takes: "one", args: ["said?", "words?"], shown: "daily" },
  { name: "call", aliases: ["phone", "call now"], takes: "many", args: [], shown: "leads" },
  { name: "reach", aliases: ["reachable"], takes: "one", args: ["words"], shown: "also" },
  { name: "nophone", aliases: ["no phone", "no-phone", "no calls"], takes: "one", args: ["said?"], shown: "also" },
  { name: "severity", aliases: ["priority", "sev"], takes: "many", args: ["severity", "why?"], shown: "also" },
  { name: "notours", aliases: ["not ours", "not-ours", "wrong"], takes: "many", args: ["to?"], shown: "also" },
  { name: "dismiss", aliases: ["ignore", "spam"], takes: "many", args: [], shown: "also" },
  { name: "arrived", aliases: [], takes: "none", args: ["part"], shown: "also" },
  { name: "link", aliases: ["relate"], takes: "many", args: [], shown: "also" },
  { name: "unlink", aliases: ["unrelate"], takes: "many", args: [], shown: "also" },
  { name: "merge", aliases: ["join"], takes: "many", args: [], shown: "also" },
  { name: "unmerge", aliases: ["unjoin"], takes: "many", args: [], shown: "also" },
  { name: "attach", aliases: [], takes: "one", args: ["words?"], shown: "also" },
  { name: "detach", aliases: ["split"], takes: "one", args: ["words?"], shown: "also" },
  { name: "reopen", aliases: [], takes: "many", args: [], shown: "also" },
  { name: "away", aliases: ["off duty"], takes: "none", args: ["who?", "span?"], shown: "daily" },
  { name: "coverage", aliases: ["who covers", "on call"], takes: "none", args: ["scope?"], shown: "daily" },
  { name: "back", aliases: ["away off"], takes: "none", args: ["who?"], shown: "also" },
  { name: "cover", aliases: ["stand in"], takes: "none", args: ["to", "span?", "who?"], shown: "also" },
  { name: "hours", aliases: ["opening hours"], takes: "none", args: ["scope?"], shown: "also" },
  { name: "people", aliases: ["staff", "team"], takes: "none", args: ["scope?"], shown: "also" },
  { name: "connect", aliases: [], takes: "none", args: ["code?"], shown: "everyone" },
  { name: "digest", aliases: ["figures"], takes: "none", args: ["scope?"], shown: "leads" },
  { name: "incident", aliases: ["incidents", "outage"], takes: "none", args: ["scope?", "words?"], shown: "leads" },
  { name: "quiet", aliases: ["silence", "mute"], takes: "none", args: ["scope", "until?", "why?"], shown: "leads" },
  /** Pressed, never typed: everything this person may do on this case now. */
  { name: "more", aliases: [], takes: "one", args: [], shown: "also" },
] as const satisfies readonly VerbRow[];

export type VerbName = (typeof verbRows)[number]["name"];
