import { needBoth, type Variables } from "./read-variable.ts";

/** How to send mail. `url` is sound: `smtp://` or `smtps://`, a host, user and password both or neither. */
export type MailEnvironment = {
  url: string;
  /** One address, or `Name <address>`. */
  from: string;
};

/** Null when nothing of mail is set. Half a configuration is told to `from`, with the name that is missing. */
export const readMail = (from: Variables): MailEnvironment | null => {
  const url = readSmtpUrl(from);
  const sender = readSender(from);
  needBoth(from, names, "mail");
  return url === null || sender === null ? null : { url, from: sender };
};

const names = ["SMTP_URL", "MAIL_FROM"] as const;

/** The address holds a password, so it is never shown. */
const readSmtpUrl = (from: Variables): string | null => {
  const text = from.text("SMTP_URL");
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "" || !decodes(url)) {
    from.wrong(
      "SMTP_URL is not a mail server's address. Give one such as smtps://user:password@mail.example.com:465, with : / @ # % in the password written as %3A %2F %40 %23 %25.",
    );
    return null;
  }
  if (!["", "/"].includes(url.pathname) || url.search !== "" || url.hash !== "") {
    from.wrong(
      "SMTP_URL goes on after the server. Leave out what follows it; a / ? or # in the password is written %2F %3F %23.",
    );
    return null;
  }
  if ((url.username === "") !== (url.password === "")) {
    from.wrong(
      `SMTP_URL has a ${url.username === "" ? "password without a user" : "user without a password"}. Give both, as in smtps://user:password@mail.example.com:465, or neither.`,
    );
    return null;
  }
  return text;
};

const decodes = ({ username, password }: URL): boolean => {
  try {
    decodeURIComponent(`${username}${password}`);
    return true;
  } catch {
    return false;
  }
};

/** One mailbox. A name with a comma would read as two of them, so it needs its quotes. */
const readSender = (from: Variables): string | null => {
  const text = from.text("MAIL_FROM");
  if (text === null) return null;
  const [, address = text] = /^(?:"[^"\\\p{Cc}]*"|[^"\\,;:<>()[\]@\p{Cc}]*)\s*<([^<>]*)>$/u.exec(text) ?? [];
  if (/^[^\s\p{Cc}@<>()[\]\\,;:"]+@[^\s\p{Cc}@<>()[\]\\,;:"]+$/u.test(address)) return text;
  from.wrong(
    "MAIL_FROM is not one mail address. Give one such as desk@example.com or Followthrough <desk@example.com>.",
  );
  return null;
};
