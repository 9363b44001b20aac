import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import type { Chart } from "../../card/chart.ts";
import type { Deliverer, Post, PutOutcome } from "../ports.ts";
import { sumUp } from "../sum-up.ts";
import { drawCard } from "./draw-card.ts";
import { notAnAddress, outcomeOf } from "./errors.ts";
import { smtpOptions } from "./smtp-options.ts";

/** Servers count mails by the minute; the end of a ladder has few. */
const betweenPostsMs = 1_000;

/**
 * Sends cards as mails over SMTP, each once; `put` when the server took it. `from` is an address or `Name <address>`.
 * A mail cannot be changed or called back: an edit is answered with the same ref and nothing is sent, `remove` does
 * nothing, and no mailbox can be read back, so `find` knows nothing. A mail sent twice has the same Message-ID, by which
 * mail programs show it once or side by side.
 */
export const createMailDeliverer = (options: {
  url: string;
  from: string;
  timeoutMs?: number;
  /** Draws a picture; left out, its words stand alone. */
  png?: (chart: Chart) => Promise<Uint8Array>;
}): Deliverer => {
  const { url, from, timeoutMs = 10_000, png } = options;
  const transport = createTransport(smtpOptions(url, timeoutMs));
  const sender = /<([^<>]*)>$/.exec(from)?.[1] ?? from;
  const domain = sender.slice(sender.lastIndexOf("@") + 1);

  return {
    platform: "mail",
    limits: { betweenPostsMs },

    put: async (place, post): Promise<PutOutcome> => {
      if (post.ref !== null) return { did: "put", ref: post.ref };
      const address = place.externalId;
      if (!isMailbox(address)) return { did: "lost-place", why: notAnAddress };
      const messageId = messageIdOf(post.postId, domain);
      const mail = {
        from,
        to: { name: "", address },
        // Said outright, so that nothing is ever read out of the headers.
        envelope: { from: sender, to: [address] },
        messageId,
        ...threadOf(post, domain),
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply" },
        xMailer: false as const,
        ...drawCard(post.content, post.language),
        attachments: await picturesOf(post, png),
      };
      try {
        await transport.sendMail({ ...mail, signal: AbortSignal.timeout(timeoutMs) });
        return { did: "put", ref: { channel: address, message: messageId } };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    remove: async () => {},
    find: async () => null,
  };
};

/** Pictures travel inside the mail: nothing is fetched when it is read. */
const picturesOf = async (post: Post, png: ((chart: Chart) => Promise<Uint8Array>) | undefined) => {
  const blocks = "card" in post.content ? post.content.card.blocks : [];
  const pictures = blocks.flatMap((block) => (block.kind === "picture" ? [block] : []));
  if (png === undefined) return [];
  return Promise.all(
    pictures.map(async ({ id, chart }, index) => ({
      filename: `picture-${index + 1}.png`,
      contentType: "image/png",
      cid: `${id}@picture`,
      content: Buffer.from(await png(chart)),
    })),
  );
};

/** Post ids may hold anything, so that only their hash goes into a header. */
const messageIdOf = (postId: string, domain: string): string =>
  `<${createHash("sha256").update(postId).digest("hex").slice(0, 40)}@${domain}>`;

/** All mails about a case hang under one that was never sent, and a line of history under its card as well. */
const threadOf = (post: Post, domain: string): { references: string[]; inReplyTo?: string } => {
  const { caseNumber } = sumUp(post.content);
  const card = post.thread === null || !isMessageId(post.thread.message) ? [] : [post.thread.message];
  const references = [...(caseNumber === null ? [] : [`<ft-${caseNumber}@${domain}>`]), ...card];
  const parent = references.at(-1);
  return parent === undefined ? { references } : { references, inReplyTo: parent };
};

const isMessageId = (text: string): boolean => /^<[\w.+-]{1,200}@[^\s<>@]{1,255}>$/.test(text);

/** One bare address: no list, no name, no header after it. */
const isMailbox = (text: string): boolean =>
  text.length <= 254 && /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(text);
