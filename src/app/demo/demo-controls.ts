import { randomUUID } from "node:crypto";
import { en } from "../../card/words/en.ts";
import { ft } from "../../card/case-card.ts";
import type { ComplaintDraft, DemoControls } from "../../chat/console/console-ports.ts";
import { departmentName } from "../../core/desk/find.ts";
import { receiveComplaint } from "../../flows/receive-complaint.ts";
import { webhook } from "../../intake/webhook.ts";
import { loadCase } from "../../store/load-case.ts";
import type { App } from "../open-app.ts";
import { moveTime } from "./move-time.ts";
import { whatHappened } from "./what-happened.ts";
import { whenTo } from "./when-to.ts";

/** `queue` lets one journey through time begin when the one before it has ended, the story's own ones included. */
export const demoControls = (
  app: () => App,
  queue: <T>(journey: () => Promise<T>) => Promise<T>,
): DemoControls => ({
  move: (by) =>
    queue(async () => {
      const { deps, clock, announceTime } = app();
      const span = await moveTime(app(), whenTo(by, clock.now(), deps.policy()));
      announceTime();
      return whatHappened(deps, span);
    }),
  complain: (draft) => complain(app(), draft),
});

/** Takes the complaint as if it came in at the desk's own address this moment. */
const complain = async ({ deps }: App, draft: ComplaintDraft): Promise<{ said: string }> => {
  const body = { id: randomUUID(), ...draft, author: authorOf(draft), createdAt: new Date(deps.now()).toISOString() };
  const parsed = webhook("demo").parse(Buffer.from(JSON.stringify(body)), deps.now());
  const [complaint] = parsed.ok ? parsed.complaints : [];
  if (!parsed.ok || complaint === undefined) return { said: parsed.ok ? en.card.noWords : parsed.why };
  const { outcome, case: number } = await receiveComplaint(deps, complaint, "live");
  const kase = number === null ? null : await loadCase(deps.db, number);
  if (kase === null) return { said: en.answers.duplicate("") };
  if (outcome === "attached") return { said: en.answers.attached(ft(kase.number)) };
  return {
    said:
      kase.status === "triage"
        ? en.answers.openedTriage(ft(kase.number))
        : en.answers.opened(ft(kase.number), departmentName(deps.policy().desk, kase.department)),
  };
};

/** A mail or a call is known by its sender; what is neither an address nor a number is a name. */
const authorOf = ({ source, handle }: ComplaintDraft) => {
  if (source === "email") return /@.+\./.test(handle) ? { email: handle } : { name: handle };
  if (source === "phone") return /\d{5}/.test(handle.replace(/\D/g, "")) ? { phone: handle } : { name: handle };
  return { handle };
};
