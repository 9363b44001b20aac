import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMailDeliverer } from "../../src/chat/mail/mail-deliverer.ts";
import { createMailDirectory } from "../../src/chat/mail/mail-directory.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { sendWorkLinks } from "../../src/flows/send-work-links.ts";
import { buildServer, finishServer } from "../../src/server/build-server.ts";
import { type DeskRig, openDeskRig, threadOf } from "../support/desk-rig.ts";
import { startMailRig, startOddMailServer } from "../support/mail-rig.ts";
import { type Element, elements, readHtml, textOf } from "../support/read-html.ts";
import { headerOf, partOf } from "../support/read-mail.ts";
import { rigDesk } from "../support/rig-desk.ts";

const desk = {
  ...rigDesk,
  outside: {
    workers: [{ id: "ken", name: "Ken Ito", mail: "ken@fieldfix.example", department: "technical" }],
    domains: ["northservice.example"],
    lastsMs: 3 * DAY,
  },
};
let rig: DeskRig;
let server: Server;
let mails: Awaited<ReturnType<typeof startMailRig>>;
let odd: Awaited<ReturnType<typeof startOddMailServer>>;

beforeAll(async () => {
  rig = await openDeskRig({ desk });
  mails = await startMailRig();
  odd = await startOddMailServer();
  const app = buildServer({
    deps: rig.deps,
    connectors: () => [],
    health: { troubles: async () => [], notes: () => [], metrics: new Registry() },
    metricsToken: null,
  });
  finishServer(app, rig.deps.log, []);
  server = createServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
const withMail = (url: string): void => {
  const mail = {
    platform: "mail" as const,
    deliverer: createMailDeliverer({ url, from: "Desk <desk@example.com>" }),
    directory: createMailDirectory(() => rig.desk()),
  };
  rig.deps.windows = [...rig.windows, mail];
  rig.deps.publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
beforeEach(async () => {
  await rig.clear();
  mails.mails.length = 0;
  odd.behave();
  withMail(mails.url);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await mails.close();
  await odd.close();
  await rig.close();
});

/** FT-1 of Jane with Parts, who ask Technical for a visit: FT-1.1, which Emre sends out. */
const sentOut = async (
  to = "ken",
  why = "",
  what = "visit wed 9-12, 12 Elm Street, fit heating element",
): Promise<string> => {
  await rig.complain({ by: { handle: "jane", name: "Jane Doe" }, orderNumber: "W-1", product: "Dryer D7" });
  await rig.ask("raj", "claim 1");
  await rig.ask("mia", "told 1 in public: we are so sorry");
  await rig.ask("raj", `ask 1 technical ${what}`);
  return (await rig.ask("emre", `pass 1.1 ${to} ${why}`)).text;
};
/** The address in the newest mail. */
const mailedLink = async (): Promise<string> => {
  await sendWorkLinks(rig.deps);
  const mail = mails.mails.at(-1);
  if (mail === undefined) throw new Error("Nothing was mailed.");
  const [, url] = /Open it and answer: (\S+)/.exec(partOf(mail.mail, "text/plain")) ?? [];
  if (url === undefined) throw new Error("The mail has no link.");
  return url;
};
const open = async (url: string, method = "GET") => {
  const response = await fetch(url, { method });
  const html = await response.text();
  const read = html === "" ? null : readHtml(html.replaceAll("<!--", "").replace(/<style>[^<]*<\/style>/, ""));
  return { status: response.status, headers: response.headers, html, read, text: read === null ? "" : textOf(read) };
};
const send = async (url: string, did: string, words: string) => {
  const response = await fetch(url, { method: "POST", body: new URLSearchParams({ did, words }) });
  return {
    status: response.status,
    text: textOf(readHtml((await response.text()).replace(/<style>[^<]*<\/style>/, ""))),
  };
};
const byTag = (root: Element, tag: string): Element[] => elements(root).filter((one) => one.tag === tag);
const taskNow = async () => (await rig.caseOf(1)).tasks[0];
const typesOf = async (): Promise<string[]> => (await rig.eventsOf(1)).map(({ type }) => type);

describe("a visit that goes to a technician without chat", () => {
  test("is mailed with what he needs and nothing of the rest", async () => {
    expect(await sentOut("ken", "ring twice")).toBe(
      "FT-1.1 goes to Ken Ito by mail. The link takes one answer and lasts until Thu 18:00; you hear of it.",
    );
    const url = await mailedLink();
    const [mail] = mails.mails;
    expect(mail?.to).toEqual(["ken@fieldfix.example"]);
    const said = partOf(mail?.mail ?? { headers: new Map(), parts: [] }, "text/plain").replaceAll("\u200c", "");
    expect(mail === undefined ? "" : headerOf(mail.mail, "subject")).toBe("Visit for Example Appliances");
    for (const words of ["visit wed 9-12, 12 Elm Street", "ring twice", "Jane Doe", "Dryer D7", "W-1", "Emre Aydin"]) {
      expect(said).toContain(words);
    }
    for (const words of ["Third visit", "sorry", "claim", "Mia"]) expect(said).not.toContain(words);
    expect(url).toMatch(/\/work\/[\w-]{43}$/);
    const kept = await rig.pool.query("select work_links::text as row from work_links");
    expect(JSON.stringify(kept.rows)).not.toContain(url.split("/").at(-1));
  });

  test("opens without using the link up, shows three answers and closes with the first", async () => {
    await sentOut();
    const url = await mailedLink();
    const page = await open(url);
    expect(page.status).toBe(200);
    expect(page.text).toContain("12 Elm Street");
    expect(page.read === null ? [] : byTag(page.read, "summary").map(textOf)).toEqual([
      "Done",
      "Could not",
      "Need a part",
    ]);
    expect(page.read === null ? [1] : byTag(page.read, "script")).toEqual([]);
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.get("x-robots-tag")).toContain("noindex");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await open(url, "HEAD")).status).toBe(200);
    expect((await typesOf()).filter((type) => type === "link-opened")).toHaveLength(1);
    const empty = await send(url, "done", "  ");
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining("Please write a few words")]);
    const done = await send(url, "done", "New element fitted <b>");
    expect([done.status, done.text]).toEqual([200, expect.stringContaining("New element fitted <b>")]);
    expect(await taskNow()).toMatchObject({ state: "done", assignee: "emre" });
    expect((await rig.caseOf(1)).news).not.toBeNull();
    expect(fold(null, await rig.eventsOf(1))).toEqual(await rig.caseOf(1));
    await rig.settle();
    expect(rig.directOf("raj").at(-1)?.text).toContain("has done FT-1.1, the visit.\n“New element fitted <b>”");
    expect(threadOf(rig.cardOf(1, "parts")).join("\n")).toContain("Ken Ito did FT-1.1: New element fitted <b>");
    const again = await send(url, "could-not", "changed my mind");
    expect([again.status, again.text]).toEqual([404, expect.stringContaining("does not work any more")]);
    expect((await taskNow())?.state).toBe("done");
  });

  test("could not be done: it is back with whoever sent it, and the case's clock ran on", async () => {
    await sentOut();
    const url = await mailedLink();
    await send(url, "could-not", "nobody was at home");
    expect(await taskNow()).toMatchObject({ state: "open", outside: null, assignee: "emre" });
    await rig.settle();
    expect(rig.directOf("emre").at(-1)?.text).toContain("FT-1.1 is back with you, the visit");
    expect((await open(url)).status).toBe(404);
  });

  test("sent while its case was part of another one: the link opens it where it is after they are parted", async () => {
    await rig.complain({ by: "jane", orderNumber: "W-1" });
    await rig.complain({ by: "joe" });
    await rig.ask("raj", "claim 1 2");
    await rig.ask("raj", "ask 1 technical visit wed 9-12");
    await rig.ask("raj", "merge 2 1");
    await rig.ask("emre", "pass 2.1 ken");
    const url = await mailedLink();
    expect((await open(url)).status).toBe(200);
    await rig.ask("raj", "unmerge 1");
    expect((await open(url)).status).toBe(200);
    expect((await send(url, "done", "element fitted")).status).toBe(200);
    expect(await taskNow()).toMatchObject({ id: "1", state: "done" });
    expect((await open(url)).status).toBe(404);
  });

  test("needs a part: it waits for it, and another link comes when the part is here", async () => {
    await sentOut();
    const first = await mailedLink();
    expect((await send(first, "part", "soon")).status).toBe(422);
    expect((await send(first, "part", "279838")).text).toContain("It waits for part 279838");
    expect(await taskNow()).toMatchObject({ state: "open", wait: { part: "279838" }, outside: { needsPart: true } });
    expect((await open(first)).status).toBe(404);
    await rig.ask("lee", "arrived 279838");
    const second = await mailedLink();
    expect(second).not.toBe(first);
    expect((await send(second, "done", "fitted")).status).toBe(200);
    expect((await open(first)).status).toBe(404);
  });
});

describe("a link ends", () => {
  test.each([
    ["with the task", async () => void (await rig.ask("raj", "no 1.1 not needed"))],
    ["when whoever sent it takes it back", async () => void (await rig.ask("emre", "claim 1.1"))],
    ["when it is given to a colleague", async () => void (await rig.ask("emre", "pass 1.1 @katrin"))],
    ["when it is sent to somebody else", async () => void (await rig.ask("emre", "pass 1.1 jo@northservice.example"))],
    ["when it is undone", async () => void (await rig.ask("emre", "undo 1"))],
  ])("%s", async (_when, end) => {
    await sentOut();
    const url = await mailedLink();
    await end();
    const dead = await open(url);
    const unknown = await open(`${url.slice(0, -3)}abc`);
    expect([dead.status, dead.html]).toEqual([404, unknown.html]);
    expect((await send(url, "done", "x")).status).toBe(404);
    expect(await typesOf()).not.toContain("task-done");
  });

  test("when it runs out, and whoever sent it hears so", async () => {
    rig.useDesk({ ...desk, outside: { ...desk.outside, lastsMs: HOUR } });
    await sentOut("jo@northservice.example", "", "look at the drum");
    const url = await mailedLink();
    expect(mails.mails.at(-1)?.to).toEqual(["jo@northservice.example"]);
    await rig.moveTo(plus(rig.now(), HOUR));
    expect((await open(url)).status).toBe(404);
    expect(await typesOf()).toContain("link-ended");
    expect(threadOf(rig.cardOf(1, "parts")).join("\n")).toContain(
      "the link to jo@northservice.example ran out without an answer.",
    );
  });
});

describe("work goes nowhere else", () => {
  test("than to those the desk file names, and says whom", async () => {
    expect(await sentOut("someone@elsewhere.example")).toContain(
      "It can be a colleague, or Ken Ito, @northservice.example",
    );
    expect((await rig.ask("emre", "pass 1.1 billing")).text).toContain("work is mailed only to those");
    expect((await rig.ask("emre", "pass 1.1 @mia")).text).toContain("Mia Tran works elsewhere");
    await sendWorkLinks(rig.deps);
    expect([await rig.count("work_links"), mails.mails]).toEqual([0, []]);
  });

  test("and not before mail and an address are set up", async () => {
    rig.deps.publicUrl = null;
    rig.deps.windows = rig.windows;
    expect(await sentOut()).toContain("Ask an administrator to set PUBLIC_URL");
    expect((await rig.ask("emre", "pass 1.1 ken")).text).toContain("SMTP_URL and MAIL_FROM");
    expect((await taskNow())?.outside).toBeNull();
  });

  test("an address that the mail server does not take comes back to whoever sent it", async () => {
    withMail(odd.url);
    odd.behave({ RCPT: "550 5.1.1 no such mailbox" });
    await sentOut();
    await sendWorkLinks(rig.deps);
    expect((await rig.eventsOf(1)).at(-1)).toMatchObject({ type: "link-ended", why: "undelivered" });
    await rig.settle();
    expect(rig.directOf("emre").at(-1)?.text).toContain("FT-1.1 is back with you");
  });

  test("a mail server that is away is asked again, and both mails open the link", async () => {
    withMail(odd.url);
    odd.behave({ mail: "drop" });
    await sentOut();
    await sendWorkLinks(rig.deps);
    expect((await taskNow())?.outside).not.toBeNull();
    await rig.pool.query("update work_links set next_at = now() - interval '1 second'");
    odd.behave();
    await sendWorkLinks(rig.deps);
    expect(odd.arrived).toHaveLength(2);
    const links = odd.arrived.map((raw) => /\/work\/([\w-]{43})/.exec(raw.replaceAll("=\r\n", ""))?.[1] ?? "");
    expect(new Set(links).size).toBe(2);
    for (const token of links) expect((await open(`${rig.deps.publicUrl}/work/${token}`)).status).toBe(200);
  });

  test("a colleague in no chat gets it by mail", async () => {
    const { platform, deliverer, directory } = rig.window;
    const knows: typeof directory.personByMail = async (mail) =>
      mail === "katrin@example.com" ? null : directory.personByMail(mail);
    const [, mail] = rig.deps.windows;
    rig.deps.windows = [
      { platform, deliverer, directory: { ...directory, personByMail: knows } },
      ...(mail ? [mail] : []),
    ];
    expect(await sentOut("@katrin")).toContain("FT-1.1 goes to Katrin Vogel by mail.");
    await mailedLink();
    expect(mails.mails.at(-1)?.to).toEqual(["katrin@example.com"]);
    await rig.settle();
    expect(rig.cardsIn("technical").at(-1)?.text).toContain("With: Katrin Vogel, by mail, sent Mon 15:00");
  });
});
