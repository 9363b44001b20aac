import type { Complaint, Handle, HandleKind } from "./complaint.ts";

/**
 * What identifies the customer behind a complaint: the channel's own, authenticated handle and nothing else. A mail
 * address typed into a form, a phone number or an order number in a text may belong to somebody else; they only propose.
 * Empty when nobody can be told: such a complaint is its own customer. The firm's own answers have no customer.
 */
export function handlesOf(complaint: Complaint): Handle[] {
  if (complaint.role === "company") return [];
  const { author, source } = complaint;
  const written =
    source === "email"
      ? (author.email ?? author.handle)
      : source === "phone"
        ? (author.phone ?? author.handle)
        : author.handle;
  const value = written === null ? "" : normaliseHandle(source, written);
  return value === "" || isNobody(source, value) ? [] : [{ kind: source, value }];
}

/**
 * The one spelling a handle is stored and looked up by; empty when nothing of it is left. Ids that a shop or a review
 * site hands out keep their case: they may differ in nothing else, and one customer too many is better than two people
 * in one case.
 */
export function normaliseHandle(kind: HandleKind, value: string): string {
  const plain = value.normalize("NFKC").replace(invisible, "").replace(/\s+/gu, " ").trim();
  // Composed once more: changing the case can take a letter apart again.
  return spell(kind, plain).normalize("NFKC").trim();
}

function spell(kind: HandleKind, plain: string): string {
  switch (kind) {
    case "email":
      return normaliseMail(plain);
    case "phone":
      return normalisePhone(plain);
    case "mastodon":
      return normaliseMastodon(plain);
    case "reddit":
      return plain.replace(/^\/?u\//iu, "").toLowerCase();
    case "x":
    case "facebook":
    case "instagram":
    case "bluesky":
      return plain.replace(/^@+/u, "").toLowerCase();
    case "name":
      return plain.toLowerCase();
    case "order":
      return plain.replace(/^#+/u, "").replace(/\s/gu, "").toUpperCase();
    case "review":
    case "web":
    case "chat":
      return plain;
  }
}

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

function normaliseMail(value: string): string {
  const address = /<([^<>]+)>\s*$/u.exec(value)?.[1] ?? value.replace(/^mailto:/iu, "");
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(0, at)).trim().toLowerCase();
  const domain = asciiDomain(address.slice(at + 1).trim());
  // Dots and tags in the local part stay: what they mean is the provider's business, not ours.
  return local === "" || domain === "" || /\s/u.test(local) ? "" : `${local}@${domain}`;
}

/** `jane@mastodon.social`; a name without a server belongs to the connector's own one. */
function normaliseMastodon(value: string): string {
  const [name = "", domain] = value.replace(/^@+/u, "").toLowerCase().split("@");
  return domain ? `${name}@${asciiDomain(domain)}` : name;
}

function asciiDomain(domain: string): string {
  const lower = domain.toLowerCase().replace(/\.+$/u, "");
  if (/\s/u.test(lower)) return "";
  // Only foreign letters take the long way: a URL would also turn a bare number into an IP address.
  if (/^[\p{ASCII}]*$/u.test(lower) || !URL.canParse(`http://${lower}`)) return lower;
  return new URL(`http://${lower}`).hostname;
}

/** Digits, with `+` where the number says its country: `+49 (0) 89 12-34`, `0049 89 1234` and `tel:+49891234` are one. */
function normalisePhone(value: string): string {
  const number = value.replace(/^tel:/iu, "").replace(/[;,#x].*$/iu, "");
  const shown = number.replace(/\(0\)/gu, "").replace(/\p{Nd}/gu, asciiDigit);
  const digits = shown.replace(/[^0-9]/gu, "");
  if (/^0*$/u.test(digits)) return "";
  if (shown.trimStart().startsWith("+")) return `+${digits}`;
  return digits.startsWith("00") ? `+${digits.slice(2)}` : digits;
}

/** Decimal digits of every script stand in runs of ten in Unicode, from zero upwards. */
function asciiDigit(digit: string): string {
  let code = digit.codePointAt(0) ?? 0;
  let count = 0;
  while (count < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    count += 1;
  }
  return String(count);
}

/**
 * Stand-ins that many people share. Taken for a handle they would put strangers into one case: deleted accounts, senders
 * that nobody reads, callers who withhold their number (telephone networks spell those words on the keypad).
 */
const nobody: Partial<Record<HandleKind, RegExp>> = {
  email: /^(?:no-?reply|do-?not-?reply|donotreply|noreply-[^@]*|mailer-daemon|postmaster|anonymous|unknown)@/u,
  phone: /^\+?[0-9]{1,4}$|^\+(?:266696687|7378742833|2562533|8656696|86282452253)$/u,
  reddit: /^\[(?:deleted|removed)\]$/u,
  review: /^(?:a google user|anonymous|unknown|null|undefined|-)$/iu,
  web: /^(?:anonymous|guest|unknown|null|undefined|-)$/iu,
  chat: /^(?:anonymous|guest|visitor|unknown|null|undefined|-)$/iu,
};

const isNobody = (kind: HandleKind, value: string): boolean => nobody[kind]?.test(value) ?? false;
