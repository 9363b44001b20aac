import { createHash, randomBytes } from "node:crypto";
import { workMail } from "../card/work-mail.ts";
import type { PutOutcome } from "../chat/ports.ts";
import { findPerson } from "../core/desk/find.ts";
import { isLinkLive, type OutsideWho } from "../core/outside/outside.ts";
import { findTask, type Task } from "../core/task/task.ts";
import { loadEvents, loadTexts, loadViews, type StoredView } from "../store/load-case.ts";
import { addDigest, retryLink, type StoredLink, settleLink, takeLinksToMail } from "../store/work-links.ts";
import { alarm } from "./alarm.ts";
import { changeCase } from "./change-case.ts";
import type { ChatWindow, Deps } from "./deps.ts";
import { readerAt, viewFor } from "./draw.ts";
import { followLink } from "./follow-merges.ts";
import { backOffMs, inTime } from "./sending.ts";

const BATCH = 10;
/** After this many failures in a row operations hear of it. The trying goes on until the link runs out. */
const GIVING_UP = 5;

/**
 * Mails work to those who have no chat. The secret in the mail is made when it is sent and is kept nowhere: a mail that
 * may not have left is sent again with another, and both open the same link.
 */
export const sendWorkLinks = async (deps: Deps): Promise<void> => {
  const window = deps.windows.find(({ platform }) => platform === "mail");
  if (window === undefined || deps.publicUrl === null) return;
  for (;;) {
    const due = await takeLinksToMail(deps.db, BATCH);
    if (due.length === 0) return;
    for (const taken of due) {
      try {
        await sendOne(deps, window, deps.publicUrl, await followLink(deps, taken));
      } catch (error) {
        deps.log.error({ case: taken.number, error: String(error) }, "Work could not be mailed; it is tried again.");
        await retryLink(deps.db, taken.id, backOffMs(taken.failures + 1), taken.failures + 1);
      }
    }
  }
};

const sendOne = async (deps: Deps, window: ChatWindow, publicUrl: string, link: StoredLink): Promise<void> => {
  const [stored] = await loadViews(deps.db, [link.number]);
  const task = stored === undefined ? undefined : findTask(stored.kase, link.piece);
  if (stored === undefined || task === undefined || !isLinkLive(task, link.id, deps.now())) {
    // The case may be about to name it.
    return link.isFresh ? retryLink(deps.db, link.id, 1_000, link.failures) : settleLink(deps.db, link.id);
  }
  const address = task.outside === null ? null : addressOf(deps, task.outside.who, stored);
  if (address === null) return undelivered(deps, link);
  const token = randomBytes(32).toString("base64url");
  await addDigest(deps.db, link.id, digestOf(token));
  const outcome = await inTime(
    deps,
    put(deps, window, { link, stored, task, address, url: `${publicUrl}/work/${token}` }),
  );
  switch (outcome.did) {
    case "put":
      return settleLink(deps.db, link.id);
    case "wait":
      return retryLink(deps.db, link.id, outcome.ms, link.failures);
    case "lost-place":
    case "refused":
    case "lost-message":
      return undelivered(deps, link);
    case "unknown": {
      const failures = link.failures + 1;
      if (failures === GIVING_UP) {
        await alarm(deps, `work ${link.id}`, ({ operations }) =>
          operations.workUnmailed(`FT-${link.number}.${link.piece}`, outcome.why),
        );
      }
      return retryLink(deps.db, link.id, backOffMs(failures), failures);
    }
  }
};

const put = async (
  deps: Deps,
  window: ChatWindow,
  of: { link: StoredLink; stored: StoredView; task: Task; address: string; url: string },
): Promise<PutOutcome> => {
  const { link, stored, task, address, url } = of;
  const card = workMail(
    task,
    viewFor(stored, null),
    await whyOf(deps, link),
    url,
    readerAt(deps, task.department, "mail"),
  );
  const place = { kind: "person" as const, externalId: address };
  const post = {
    postId: `work ${link.id}`,
    ref: null,
    thread: null,
    content: { card },
    pin: false,
    language: deps.policy().desk.language,
  };
  return window.deliverer.put(place, post);
};

/** The word that whoever sent it added. */
const whyOf = async (deps: Deps, link: StoredLink): Promise<string> => {
  const sent = (await loadEvents(deps.db, link.number)).find(
    (event) => event.type === "task-sent" && event.link === link.id,
  );
  const id = sent?.type === "task-sent" ? sent.whyId : null;
  return id === null ? "" : ((await loadTexts(deps.db, [id]))[id] ?? "");
};

/** Those whom the desk file has named since then no more get nothing. */
const addressOf = (deps: Deps, who: OutsideWho, { texts }: StoredView): string | null => {
  const { desk } = deps.policy();
  if ("person" in who) return findPerson(desk, who.person)?.mail ?? null;
  if ("worker" in who) return desk.outside.workers.find(({ id }) => id === who.worker)?.mail ?? null;
  const address = texts[who.addressId];
  const domain = address?.split("@")[1];
  return address !== undefined && domain !== undefined && desk.outside.domains.includes(domain) ? address : null;
};

const undelivered = async (deps: Deps, link: StoredLink): Promise<void> => {
  const actor = { kind: "desk", part: "sweep" } as const;
  const command = { verb: "link-failed", piece: link.piece, link: link.id } as const;
  await changeCase(deps, link.number, command, { actor, key: null });
  await settleLink(deps.db, link.id);
};

export const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
