import type { PutOutcome } from "../ports.ts";

/** What a mail that was not accepted means for the desk. `why` never holds an address or what the mail said. */
type NotPut = Exclude<PutOutcome, { did: "put" }>;

/** What nodemailer tells of a fault: its own code, and the server's answer with the command it was given to. */
type Fault = {
  code?: unknown;
  /** What Node called it before nodemailer put its own code there. */
  originalCode?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
};

const patienceMs = 60_000;

/** How a sending that threw ended. The server's answer counts by what it was given to: the sign-in, the address, the mail. */
export const outcomeOf = (error: unknown): NotPut => {
  const fault: Fault = typeof error === "object" && error !== null ? error : {};
  const reply = typeof fault.responseCode === "number" ? fault.responseCode : null;
  return reply === null ? unanswered(fault) : answered(fault, reply);
};

const unanswered = ({ code, originalCode }: Fault): NotPut => {
  if (typeof originalCode === "string" && /CERT|TLS|SSL|UNABLE_TO/.test(originalCode)) return unencrypted;
  switch (code) {
    case "EENVELOPE":
      return { did: "lost-place", why: notAnAddress };
    case "EABORT":
    case "ETIMEDOUT":
      return { did: "unknown", why: "the mail server did not answer in time" };
    case "ETLS":
      return unencrypted;
    case "EAUTH":
      return { did: "unknown", why: "the mail server offers no sign-in that works" };
    default:
      return { did: "unknown", why: "no connection to the mail server" };
  }
};

const unencrypted: NotPut = { did: "unknown", why: "no encrypted connection to the mail server that can be trusted" };

/**
 * A server that turns everybody away (at the greeting, the sign-in, our own address) is `unknown` although it is plain that
 * nothing was sent: then the trying goes on, further and further apart, and operations hear of it. `wait` would be silent.
 */
const answered = (fault: Fault, reply: number): NotPut => {
  const said = [reply, detailOf(fault.response)].filter((part) => part !== null).join(" ");
  const to = String(fault.command);
  const toAddress = to === "RCPT TO";
  const toMail = to === "DATA";
  if (reply === 530 || fault.code === "EAUTH")
    return { did: "unknown", why: `the mail server does not take our sign-in (${said})` };
  // 421: it hangs up, whatever was asked. 503: out of step, which is nobody's mail's fault.
  if (reply === 421 || reply === 503 || reply < 400)
    return { did: "unknown", why: `the mail server broke off (${said})` };
  if (!toAddress && !toMail && to !== "MAIL FROM")
    return { did: "unknown", why: `the mail server turns us away (${said})` };
  if (reply < 500) return { did: "wait", ms: patienceMs, scope: to === "MAIL FROM" ? "workspace" : "place" };
  if (toMail || reply === 552) return { did: "refused", why: `the mail server does not take this mail (${said})` };
  if (!toAddress) return { did: "unknown", why: `the mail server does not let us send (${said})` };
  // X.7.X is about who may send there, which an administrator mends; the address itself is sound.
  if (said.includes(" 5.7.")) return { did: "unknown", why: `the mail server does not let us write there (${said})` };
  return { did: "lost-place", why: `the mail server does not take this address (${said})` };
};

/** The server's own detail, such as 5.1.1. Its words are left out, because they repeat addresses. */
const detailOf = (response: unknown): string | null =>
  typeof response === "string" ? (/^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null) : null;

export const notAnAddress = "this is not one mail address";
