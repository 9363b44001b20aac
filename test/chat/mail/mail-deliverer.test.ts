import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../src/card/card.ts";
import { lineCard } from "../../../src/card/door-notes.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { said, strong, text } from "../../../src/card/spans.ts";
import { createMailDeliverer } from "../../../src/chat/mail/mail-deliverer.ts";
import type { PlaceAddress, Post } from "../../../src/chat/ports.ts";
import { line } from "../../support/lines.ts";
import { type Oddness, type Step, startMailRig, startOddMailServer } from "../../support/mail-rig.ts";
import { headerOf, partOf, readMail } from "../../support/read-mail.ts";

const from = "Followthrough <desk@firm.example>";
const raj: PlaceAddress = { kind: "person", externalId: "raj@firm.example" };
const post = (postId: string, card: Card = lineCard("FT-42 is overdue."), over: Partial<Post> = {}): Post => ({
  postId,
  ref: null,
  thread: null,
  content: { card },
  pin: false,
  ...over,
});

describe("mail that a server takes", () => {
  let rig: Awaited<ReturnType<typeof startMailRig>>;
  beforeAll(async () => {
    rig = await startMailRig();
  });
  afterEach(() => {
    rig.mails.length = 0;
  });
  afterAll(() => rig.close());
  const open = () => createMailDeliverer({ url: rig.url, from });
  const send = async (what: Post, to = raj) => {
    const outcome = await open().put(to, what);
    const received = rig.mails.at(-1);
    if (outcome.did !== "put" || received === undefined) throw new Error(outcome.did);
    return { ref: outcome.ref, ...received };
  };

  it("comes from the desk, for one person, and says that no person wrote it", async () => {
    const { mail, from: sender, to } = await send(post("p1"));
    expect({ sender, to }).toEqual({ sender: "desk@firm.example", to: ["raj@firm.example"] });
    expect(headerOf(mail, "from")).toBe("Followthrough <desk@firm.example>");
    expect(headerOf(mail, "to")).toBe("raj@firm.example");
    expect(headerOf(mail, "subject")).toBe("FT-42 is overdue.");
    expect(headerOf(mail, "auto-submitted")).toBe("auto-generated");
    expect(mail.headers.has("x-mailer")).toBe(false);
    expect(mail.parts.map(({ type }) => type)).toEqual(["text/plain", "text/html"]);
  });

  it("has the post's own Message-ID, the same when it is sent again and whatever the id is made of", async () => {
    const first = await send(post("p1:3-4\r\nBcc: x@evil.example"));
    const again = await send(post("p1:3-4\r\nBcc: x@evil.example"));
    const other = await send(post("p2"));
    expect(headerOf(first.mail, "message-id")).toMatch(/^<[0-9a-f]{40}@firm\.example>$/);
    expect(headerOf(again.mail, "message-id")).toBe(headerOf(first.mail, "message-id"));
    expect(headerOf(other.mail, "message-id")).not.toBe(headerOf(first.mail, "message-id"));
    expect(first.ref).toEqual({ channel: "raj@firm.example", message: headerOf(first.mail, "message-id") });
    expect(first.mail.headers.has("bcc")).toBe(false);
  });

  it("hangs a case's mails under one thread, and its history under its card", async () => {
    const card = await send(post("p1"));
    expect(headerOf(card.mail, "references")).toBe("<ft-42@firm.example>");
    const history = await send(
      post("p2", lineCard(""), { thread: card.ref, content: { lines: [line("10:05 Raj claimed it.")] } }),
    );
    expect(headerOf(history.mail, "references")).toBe(card.ref.message);
    expect(headerOf(history.mail, "in-reply-to")).toBe(card.ref.message);
    const list = await send(post("p3", lineCard("FT-42 and FT-51 need you.")));
    expect(list.mail.headers.has("references")).toBe(false);
  });

  it("takes no header from a thread that was never one of its own", async () => {
    const thread = { channel: "x", message: "<a@b>\r\nBcc: x@evil.example" };
    const { mail, to } = await send(post("p1", lineCard("News."), { thread }));
    expect(mail.headers.has("references")).toBe(false);
    expect(mail.headers.has("bcc")).toBe(false);
    expect(to).toEqual(["raj@firm.example"]);
  });

  it("does not send an edit: a mail stays as it was", async () => {
    const { ref } = await send(post("p1"));
    expect(await open().put(raj, post("p1", lineCard("changed"), { ref }))).toEqual({ did: "put", ref });
    expect(rig.mails).toHaveLength(1);
    expect(await open().find(raj, "p1")).toBeNull();
    await open().remove(ref);
  });

  it.each([
    ["plain words", "Largo. ".repeat(30)],
    ["signs of other scripts", "Größe 42, שלום, مرحبا, 製品, 🧰 and a quote ’"],
    ["lines that mean something to mail", ".\n..\nFrom here\n> quoted\n-- \nSubject: no"],
    ["signs that mean something in an encoding", "=3D =?UTF-8?Q?x?= =\n=20"],
  ])("carries %s letter for letter", async (_name, words) => {
    const { mail } = await send(post("p1", lineCard(words)));
    expect(partOf(mail, "text/plain")).toBe(words);
  });

  it("has a subject in any script", async () => {
    const words = `FT-42 größer als 製品 ${"x".repeat(90)} 🧰`;
    expect(headerOf((await send(post("p1", lineCard(words)))).mail, "subject")).toBe(words);
  });

  it("lets nothing a customer wrote into a header", async () => {
    const attack = "\r\nBcc: x@evil.example\r\n\r\n<script>alert(1)</script>";
    const card = withPlain("late", [
      { kind: "line", line: [strong("FT-42 is overdue. "), said(attack), text(" waits.")] },
      { kind: "quote", words: attack, by: [said(attack)] },
    ]);
    const { mail, to } = await send(post("p1", card));
    const harmless = await send(post("p1"));
    expect(to).toEqual(["raj@firm.example"]);
    expect([...mail.headers.keys()]).toEqual([...harmless.mail.headers.keys()]);
    expect(headerOf(mail, "subject")).toBe("FT-42 is overdue.");
    expect(partOf(mail, "text/html")).not.toContain("<script");
  });

  it.each([
    "",
    "raj",
    "raj@",
    "@firm.example",
    "Raj <raj@firm.example>",
    "raj@firm.example, x@evil.example",
    "raj@firm.example\r\nBcc: x@evil.example",
    "raj@firm.example>\r\nRCPT TO:<x@evil.example",
    "raj @firm.example",
    "group:raj@firm.example;",
    `${"r".repeat(250)}@firm.example`,
  ])("writes to nobody at %j", async (externalId) => {
    const outcome = await open().put({ kind: "person", externalId }, post("p1"));
    expect(outcome).toEqual({ did: "lost-place", why: "this is not one mail address" });
    expect(rig.mails).toEqual([]);
  });

  it("writes to places of a department as well, and to addresses in other scripts", async () => {
    expect((await send(post("p1"), { kind: "channel", externalId: "parts@firm.example" })).to).toEqual([
      "parts@firm.example",
    ]);
    expect((await send(post("p2"), { kind: "person", externalId: "jürgen@firm.example" })).to).toEqual([
      "jürgen@firm.example",
    ]);
  });
});

describe("a server that wants to know who we are", () => {
  it("is signed in to, with any signs in the password", async () => {
    const login = { user: "desk@firm.example", pass: "p:/@#% ä" };
    const rig = await startMailRig({ login });
    const right = createMailDeliverer({ url: rig.urlAs(login.user, login.pass), from });
    const wrong = createMailDeliverer({ url: rig.urlAs(login.user, "guess"), from });
    const nobody = createMailDeliverer({ url: rig.url, from });
    expect(await right.put(raj, post("p1"))).toMatchObject({ did: "put" });
    expect(await wrong.put(raj, post("p2"))).toEqual({
      did: "unknown",
      why: expect.stringMatching(/does not take our sign-in \(535/),
    });
    expect(await nobody.put(raj, post("p3"))).toEqual({
      did: "unknown",
      why: expect.stringMatching(/does not take our sign-in \(530/),
    });
    expect(rig.mails.map(({ user }) => user)).toEqual([login.user]);
    await rig.close();
  });
});

describe("a server nobody vouches for", () => {
  it("gets no mail", async () => {
    const rig = await startMailRig({ encrypted: true });
    expect(await createMailDeliverer({ url: rig.url, from }).put(raj, post("p1"))).toEqual({
      did: "unknown",
      why: "no encrypted connection to the mail server that can be trusted",
    });
    expect(rig.mails).toEqual([]);
    await rig.close();
  });
});

describe("mail that a server does not take", () => {
  let odd: Awaited<ReturnType<typeof startOddMailServer>>;
  beforeAll(async () => {
    odd = await startOddMailServer();
  });
  afterEach(() => {
    odd.behave();
    odd.arrived.length = 0;
  });
  afterAll(() => odd.close());

  const wait = (scope: "place" | "workspace") => ({ did: "wait", ms: 60_000, scope });
  const unknown = (why: string) => ({ did: "unknown", why });
  const cases: [Step, Oddness, object][] = [
    [
      "RCPT",
      "550 5.1.1 <raj@firm.example> unknown",
      { did: "lost-place", why: "the mail server does not take this address (550 5.1.1)" },
    ],
    ["RCPT", "553 no such box", { did: "lost-place", why: "the mail server does not take this address (553)" }],
    [
      "RCPT",
      "550-5.1.10 first\r\n550 5.1.10 second",
      { did: "lost-place", why: "the mail server does not take this address (550 5.1.10)" },
    ],
    ["RCPT", "552 5.2.2 full", { did: "refused", why: "the mail server does not take this mail (552 5.2.2)" }],
    ["RCPT", "554 5.7.1 relay access denied", unknown("the mail server does not let us write there (554 5.7.1)")],
    ["RCPT", "530 5.7.0 sign in first", unknown("the mail server does not take our sign-in (530 5.7.0)")],
    ["RCPT", "451 4.7.1 greylisted", wait("place")],
    ["RCPT", "450 busy", wait("place")],
    ["RCPT", "421 closing", unknown("the mail server broke off (421)")],
    ["RCPT", "503 out of step", unknown("the mail server broke off (503)")],
    ["MAIL", "452 4.3.1 no room", wait("workspace")],
    ["MAIL", "550 5.1.8 who is that", unknown("the mail server does not let us send (550 5.1.8)")],
    ["DATA", "451 later", wait("place")],
    ["DATA", "554 no", { did: "refused", why: "the mail server does not take this mail (554)" }],
    ["mail", "451 4.3.0 later", wait("place")],
    ["mail", "554 5.6.0 spam", { did: "refused", why: "the mail server does not take this mail (554 5.6.0)" }],
    ["mail", "552 5.3.4 too big", { did: "refused", why: "the mail server does not take this mail (552 5.3.4)" }],
    ["mail", "drop", unknown("no connection to the mail server")],
    ["mail", "hang", unknown("the mail server did not answer in time")],
    ["greeting", "421 too many", unknown("the mail server broke off (421)")],
    ["greeting", "554 not you", unknown("the mail server turns us away (554)")],
    ["greeting", "drop", unknown("no connection to the mail server")],
    ["greeting", "hang", unknown("the mail server did not answer in time")],
    ["RCPT", "hang", unknown("the mail server did not answer in time")],
    ["greeting", "HTTP/1.1 400 Bad Request", unknown("no connection to the mail server")],
  ];
  it.each(cases)("after %s: %s", async (step, answer, outcome) => {
    odd.behave({ [step]: answer });
    const timeoutMs = answer === "hang" ? 100 : 10_000;
    const deliverer = createMailDeliverer({ url: odd.url, from, timeoutMs });
    expect(await deliverer.put(raj, post("p1"))).toEqual(outcome);
  });

  it("sends a mail once, whatever comes of it", async () => {
    odd.behave({ mail: "drop" });
    const deliverer = createMailDeliverer({ url: odd.url, from });
    await deliverer.put(raj, post("p1"));
    expect(odd.arrived).toHaveLength(1);
    odd.behave();
    expect(await deliverer.put(raj, post("p1"))).toMatchObject({ did: "put" });
    const ids = odd.arrived.map((raw) => headerOf(readMail(Buffer.from(raw)), "message-id"));
    expect(new Set(ids).size).toBe(1);
  });

  it("waits for the whole, not for each step: one that answers drop by drop is late too", async () => {
    odd.behave({ mail: "drip" });
    const deliverer = createMailDeliverer({ url: odd.url, from, timeoutMs: 100 });
    expect(await deliverer.put(raj, post("p1"))).toEqual(unknown("the mail server did not answer in time"));
  });

  it("does not know when nobody listens", async () => {
    const gone = await startOddMailServer();
    await gone.close();
    const deliverer = createMailDeliverer({ url: gone.url, from });
    expect(await deliverer.put(raj, post("p1"))).toEqual(unknown("no connection to the mail server"));
  });

  it("says nothing of its password where a server offers no sign-in", async () => {
    odd.behave({ EHLO: "250 odd", MAIL: "530 5.7.0 sign in first" });
    const deliverer = createMailDeliverer({ url: odd.urlAs("desk", "s3cr3t"), from });
    expect(JSON.stringify(await deliverer.put(raj, post("p1")))).not.toContain("s3cr3t");
  });
});
