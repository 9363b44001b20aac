import { randomUUID } from "node:crypto";
import { ft } from "../../card/case-card.ts";
import { wordsIn } from "../../card/words/languages.ts";
import type { ComplaintDraft, DemoControls } from "../../chat/console/console-ports.ts";
import type { Case } from "../../core/case/case.ts";
import { isPublic } from "../../core/complaint/complaint.ts";
import type { Desk } from "../../core/desk/desk.ts";
import { departmentName } from "../../core/desk/find.ts";
import { type Received, receiveComplaint } from "../../flows/receive-complaint.ts";
import { webhook } from "../../intake/webhook.ts";
import { loadCase } from "../../store/load-case.ts";
import type { App } from "../open-app.ts";
import { liveThrough } from "./live-through.ts";
import { whatHappened } from "./what-happened.ts";
import { whenTo } from "./when-to.ts";

/** `queue` lets one journey through time begin when the one before it has ended, the story's own ones included. */
export const demoControls = (app: () => App, queue: <T>(journey: () => Promise<T>) => Promise<T>): DemoControls => ({
  move: (by) =>
    queue(async () => {
      const { deps, clock, inOneGo } = app();
      const span = await inOneGo(() => liveThrough(app(), whenTo(by, clock.now(), deps.policy())));
      return whatHappened(deps, span);
    }),
  complain: (draft) => complain(app(), draft),
});

/** Takes the complaint as if it came in at the desk's own address this moment. */
const complain = async ({ deps }: App, draft: ComplaintDraft): Promise<{ said: string }> => {
  const item = { id: randomUUID(), ...draft, author: authorOf(draft), createdAt: new Date(deps.now()).toISOString() };
  const parsed = webhook("demo").parse(Buffer.from(JSON.stringify(item)), deps.now());
  if (!parsed.ok) return { said: parsed.why };
  const said: string[] = [];
  for (const complaint of parsed.complaints) {
    const { outcome, case: number } = await receiveComplaint(deps, complaint, "live");
    const kase = number === null ? null : await loadCase(deps.db, number);
    if (kase !== null) said.push(outcomeWords(outcome, kase, deps.policy().desk));
  }
  return { said: said.join(" ") };
};

const outcomeWords = (outcome: Received["outcome"], kase: Case, desk: Desk): string => {
  const { answers } = wordsIn(desk.language);
  if (outcome === "attached") return answers.attached(ft(kase.number));
  if (kase.status === "triage") return answers.openedTriage(ft(kase.number));
  return answers.opened(ft(kase.number), departmentName(desk, kase.department));
};

/** A mail or a call is known by its sender; what is neither an address nor a number is a name, as on a review site. */
const authorOf = ({ source, handle }: ComplaintDraft) => {
  if (source === "email") return /@.+\./.test(handle) ? { email: handle } : { name: handle };
  if (source === "phone") return /^[\d\s()+./-]+$/.test(handle) ? { phone: handle } : { name: handle };
  return isPublic(source) && source !== "review" ? { handle } : { handle, name: handle };
};
