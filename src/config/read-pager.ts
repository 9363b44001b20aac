import { needBoth, readToken, type Variables } from "./read-variable.ts";

/** Where pages are posted, and what they are signed with. */
export type PagerEnvironment = { url: string; secret: string };

/** Null when nothing of a pager is set. Half a configuration is told to `from`, with the name that is missing. */
export const readPager = (from: Variables): PagerEnvironment | null => {
  const url = readPagerUrl(from);
  const secret = readToken(from, "PAGER_SECRET");
  needBoth(from, names, "the pager");
  return url === null || secret === null ? null : { url, secret };
};

const names = ["PAGER_URL", "PAGER_SECRET"] as const;

/** Kept to the letter: a receiver may tell addresses apart by a last slash, and hide a key in the query. Never shown. */
const readPagerUrl = (from: Variables): string | null => {
  const text = from.text("PAGER_URL");
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["https:", "http:"].includes(url.protocol)) {
    from.wrong(
      "PAGER_URL is not a web address. Give one with https://, such as https://pager.example.com/followthrough.",
    );
    return null;
  }
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    from.wrong(
      "PAGER_URL holds a user, a password or a #. Leave them out: PAGER_SECRET is what a page is signed with.",
    );
    return null;
  }
  // Pages name customers' matters, so they cross no network in the clear.
  if (url.protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) {
    from.wrong("PAGER_URL begins with http:// and leaves this machine. Give one with https://.");
    return null;
  }
  return text;
};
