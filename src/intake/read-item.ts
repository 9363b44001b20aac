import { z } from "zod";
import { cleanLine, cleanText } from "../core/complaint/clean-text.ts";
import { type Complaint, type Source, sources } from "../core/complaint/complaint.ts";
import { DAY, earliest, type Instant } from "../core/time/instant.ts";
import { readTime } from "./read-time.ts";

/** What a complaint's JSON is read with. `history` grants an import its tolerances. */
export type ItemTerms = { connector: string; receivedAt: Instant; history: boolean };
/** `path` names the field (`author.email`; empty for the item itself), `why` goes on from it: "is missing". */
export type ItemResult = { ok: true; complaint: Complaint } | { ok: false; path: (string | number)[]; why: string };

/** Other names that senders give to our sources. */
export const sourceSynonyms: Readonly<Record<string, Source>> = {
  twitter: "x",
  tweet: "x",
  fb: "facebook",
  messenger: "facebook",
  ig: "instagram",
  insta: "instagram",
  bsky: "bluesky",
  reviews: "review",
  mail: "email",
  "e-mail": "email",
  call: "phone",
  telephone: "phone",
  voice: "phone",
  voicemail: "phone",
  website: "web",
  form: "web",
  web_form: "web",
  "web-form": "web",
  webform: "web",
  livechat: "chat",
  live_chat: "chat",
};

/** A sender's clock may run fast by up to this; what comes in from further ahead is a mistake somewhere. */
const maxAhead = DAY;
const maxAttachments = 50;

/**
 * One item of the generic shape as a complaint, or the first thing that is wrong with it. Unknown fields are ignored, a
 * blank optional field counts as not given, and a `createdAt` ahead of our clock becomes the time it came in.
 * An import (`history`) may leave out the author, give `createdAt: null` for "not known" (then `receivedAt` stands in),
 * and gets a text with half a character reported instead of mended, because its file is damaged.
 */
export function readItem(raw: unknown, { connector, receivedAt, history }: ItemTerms): ItemResult {
  const read = (history ? historyItem : liveItem).safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      ok: false,
      path: (issue?.path ?? []).map((step) => (typeof step === "number" ? step : String(step))),
      why: issue?.message ?? "",
    };
  }
  const { id, text: rawText, createdAt, ...item } = read.data;
  if (history && half.test(rawText)) return no("text", holdsHalf);
  const text = cleanText(rawText);
  if (text === "" && item.attachments.length === 0) return no("text", "is empty, and there is no attachment either");
  if (createdAt !== null && createdAt > receivedAt + maxAhead) {
    return no("createdAt", "is more than a day in the future: check the sender's clock and zone");
  }
  const at = createdAt === null ? receivedAt : earliest(createdAt, receivedAt);
  return { ok: true, complaint: { connector, externalId: id, ...item, text, createdAt: at } };
}

const no = (path: string, why: string): ItemResult => ({ ok: false, path: [path], why });

/** `[3].author.email`: where in the sender's JSON something stands. */
export const pathOf = (steps: (string | number)[]): string =>
  steps.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`)).join("");

const half = /\p{Surrogate}/u;
const holdsHalf = "holds half a character (a lone surrogate): the text was cut or encoded wrongly";

/** Says what stood there instead, in words a person can act on. */
const wanted =
  (what: string) =>
  ({ input }: { input?: unknown }): string =>
    input === undefined ? "is missing" : `is ${nameOf(input)}; it should be ${what}`;

function nameOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "an object";
  return typeof input === "string" ? "text" : `a ${typeof input}`;
}

const words = (max: number, what = "text") =>
  z
    .string({ error: wanted(what) })
    .max(max, `is longer than ${max} characters`)
    .refine((value) => !value.includes("\0"), "holds the character U+0000: take it out");

/** A name that things are found by: changing it would make it another, so it is taken as it is or not at all. */
const key = (max: number, what?: string) => words(max, what).refine((value) => !half.test(value), holdsHalf);

/** Missing, null and blank all mean "not given". */
const given = <T extends z.ZodType<string>>(schema: T, tidy: (value: string) => string = (value) => value) =>
  schema.nullish().transform((value): string | null => {
    const tidied = value == null ? "" : tidy(value);
    return tidied.trim() === "" ? null : tidied;
  });

const link = words(2_048, "a link").refine(
  (value) => value.trim() === "" || (/^https?:\/\//iu.test(value) && URL.canParse(value)),
  "is not an http or https link",
);

const id = key(512, 'text, as in "4711": large numbers lose digits').refine((value) => value.trim() !== "", "is empty");

const source = words(100).transform((value, context): Source => {
  const name = value.trim().toLowerCase();
  const known =
    sources.find((one) => one === name) ?? (Object.hasOwn(sourceSynonyms, name) ? sourceSynonyms[name] : undefined);
  if (known) return known;
  context.addIssue(`is not a source we know: use one of ${sources.join(", ")}`);
  return z.NEVER;
});

const author = z
  .preprocess(
    (value) => (typeof value === "string" ? { handle: value } : value),
    z
      .object(
        {
          handle: given(key(500), cleanLine),
          name: given(words(500), cleanLine),
          email: given(key(500), cleanLine),
          phone: given(key(100), cleanLine),
        },
        { error: wanted("a handle, an object, or null when nobody knows") },
      )
      .nullable(),
  )
  .transform((value) => value ?? { handle: null, name: null, email: null, phone: null });

const time = words(64, "a time as text").transform((value, context): Instant => {
  const result = readTime(value);
  if (result.ok) return result.at;
  context.addIssue(result.why);
  return z.NEVER;
});

const liveItem = z.object(
  {
    id,
    source,
    author,
    text: words(Number.MAX_SAFE_INTEGER),
    createdAt: time.transform((at): Instant | null => at),
    role: z.enum(["customer", "company"], { error: () => "is neither customer nor company" }).default("customer"),
    url: given(link),
    threadId: given(key(512)),
    inReplyTo: given(key(512)),
    orderNumber: given(key(200, 'text, as in "4711"'), cleanLine),
    language: given(words(100), cleanLine),
    product: given(words(1_000), cleanLine),
    attachments: z
      .array(link, { error: wanted("a list of links") })
      .max(maxAttachments, `holds more than ${maxAttachments} links`)
      .nullish()
      .transform((links) => (links ?? []).filter((one) => one.trim() !== "")),
  },
  { error: wanted("an object") },
);

const historyItem = liveItem.extend({
  author: z.preprocess((value) => value ?? null, author),
  createdAt: z.preprocess((value) => (value === undefined || value === "" ? null : value), time.nullable()),
  role: z.preprocess((value) => value ?? undefined, liveItem.shape.role),
});
