import type { Complaint } from "../complaint/complaint.ts";
import { isPublic } from "../complaint/complaint.ts";
import type { Desk, SeverityId } from "../desk/desk.ts";
import { judgeHeat } from "../heat/judge-heat.ts";
import { soundsPleased } from "../heat/sounds-pleased.ts";
import { route } from "../routing/route.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { Case, CustomerWord } from "./case.ts";
import type { Command } from "./command.ts";
import type { OpenedBody } from "./event.ts";

/** How a case begins with a complaint: routed with a reason, its heat judged, its wait counted from the complaint. */
export const openingOf = (
  complaint: Complaint,
  desk: Desk,
  known: {
    customerId: string;
    contacts: number;
    word: CustomerWord;
    now: Instant;
    backlog: boolean;
    askFirst?: number | null;
    /** What the customer's other cases have brought to light. */
    noCalls?: boolean;
  },
): OpenedBody => {
  const routed = route(desk, complaint);
  return {
    type: "opened",
    status: routed.to === null ? "triage" : "unclaimed",
    customerId: known.customerId,
    department: routed.to ?? desk.triage,
    speaker: isPublic(complaint.source) ? desk.speakers.public : desk.speakers.private,
    severity: routed.severity ?? usualSeverity(desk),
    source: complaint.source,
    connector: complaint.connector,
    orderNumber: complaint.orderNumber,
    product: complaint.product,
    since: earliest(complaint.createdAt, known.now),
    heat: judgeHeat(complaint.text, { contacts: known.contacts, waitedMs: 0 }),
    routing: routed.routing,
    word: known.word,
    backlog: known.backlog,
    ...(known.askFirst == null ? {} : { askFirst: known.askFirst }),
    ...(hasNumber(complaint) ? { phone: true } : {}),
    ...(known.noCalls === true ? { noCalls: true } : {}),
  };
};

/** The customer's next word on a case that is there. */
export const hearingOf = (complaint: Complaint, before: Case, word: CustomerWord): Command => ({
  verb: "hear",
  word,
  heat: judgeHeat(complaint.text, {
    contacts: before.contacts + 1,
    waitedMs: Math.max(0, complaint.createdAt - before.since),
  }),
  pleased: soundsPleased(complaint.text) !== null,
  works: soundsPleased(complaint.text) === "works",
  orderNumber: complaint.orderNumber,
  ...(hasNumber(complaint) ? { phone: true } : {}),
});

/** They phoned themselves, or have left a number. */
const hasNumber = ({ author, source }: Complaint): boolean =>
  author.phone !== null || (source === "phone" && author.handle !== null);

/** What nobody has judged is ordinary: the severity called so, else the second mildest. */
const usualSeverity = (desk: Desk): SeverityId => {
  const ids = desk.severities.map((severity) => severity.id);
  return ids.includes("normal") ? "normal" : (ids.at(-2) ?? ids.at(-1) ?? "normal");
};
