import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../src/card/card.ts";
import { lineCard } from "../../../src/card/door-notes.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { said, strong, text } from "../../../src/card/spans.ts";
import { createPagerDeliverer } from "../../../src/chat/pager/pager-deliverer.ts";
import type { PlaceAddress, Post } from "../../../src/chat/ports.ts";
import { machineTime } from "../../../src/core/time/instant.ts";
import { line } from "../../support/lines.ts";
import { startPagerRig } from "../../support/pager-rig.ts";

const secret = "a secret between the two";
const now = machineTime(Date.UTC(2026, 10, 23, 9, 12));
const raj: PlaceAddress = { kind: "person", externalId: "raj" };
const post = (postId: string, card: Card = lineCard("FT-42 is overdue."), over: Partial<Post> = {}): Post => ({
  postId,
  ref: null,
  thread: null,
  content: { card },
  pin: false,
  ...over,
});

let rig: Awaited<ReturnType<typeof startPagerRig>>;
beforeAll(async () => {
  rig = await startPagerRig();
});
afterEach(() => {
  rig.pages.length = 0;
  rig.answerWith({ status: 202 });
});
afterAll(() => rig.close());

const open = (over: { url?: string; timeoutMs?: number } = {}) =>
  createPagerDeliverer({ url: rig.url, secret, machineNow: () => now, ...over });
const page = async (what: Post, to = raj): Promise<Record<string, unknown>> => {
  const outcome = await open().put(to, what);
  if (outcome.did !== "put") throw new Error(outcome.did);
  return JSON.parse(rig.pages.at(-1)?.body.toString("utf8") ?? "");
};

describe("a page", () => {
  it("says who is to know what about which case, and nothing else", async () => {
    const card = withPlain("late", [
      { kind: "line", line: [strong("FT-42"), text(" has been overdue since 14:30. "), said("Jane")] },
      { kind: "line", line: [text("Raj has not answered.")] },
    ]);
    expect(await page(post("p1", card))).toEqual({
      id: "p1",
      at: "2026-11-23T09:12:00.000Z",
      case: "FT-42",
      tone: "late",
      summary: "FT-42 has been overdue since 14:30.",
      text: "FT-42 has been overdue since 14:30. Jane\nRaj has not answered.",
      recipient: "raj",
    });
    expect(rig.pages[0]?.path).toBe("/page?key=k");
    expect(rig.pages[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("is signed over the very bytes that are sent", async () => {
    await page(post("p1", lineCard("Größe 42, שלום, 🧰")));
    const [received] = rig.pages;
    if (received === undefined) throw new Error("No page came.");
    const { headers, body } = received;
    const timestamp = headers["x-timestamp"];
    expect(timestamp).toBe(String(now / 1_000));
    const mac = createHmac("sha256", secret).update(Buffer.concat([Buffer.from(`${timestamp}.`), body]));
    expect(headers["x-signature-256"]).toBe(`sha256=${mac.digest("hex")}`);
  });

  it("has the post's id whenever it is sent, so that the receiver can tell", async () => {
    const first = await open().put(raj, post("p1"));
    const again = await open().put(raj, post("p1"));
    expect(first).toEqual({ did: "put", ref: { channel: "raj", message: "p1" } });
    expect(again).toEqual(first);
    expect(rig.pages.map(({ body }) => JSON.parse(body.toString()).id)).toEqual(["p1", "p1"]);
  });

  it("is not sent again for an edit, cannot be called back and cannot be read back", async () => {
    const ref = { channel: "raj", message: "p1" };
    expect(await open().put(raj, post("p1", lineCard("changed"), { ref }))).toEqual({ did: "put", ref });
    await open().remove(ref);
    expect(await open().find(raj, "p1")).toBeNull();
    expect(rig.pages).toEqual([]);
  });

  it("is short, and cut between characters", async () => {
    const long = await page(post("p1", lineCard("🧰".repeat(6_000))));
    expect([...String(long.summary)]).toHaveLength(200);
    expect([...String(long.text)]).toHaveLength(4_000);
    expect(String(long.text)).toMatch(/🧰…$/);
    expect(rig.pages[0]?.body.length).toBeLessThan(20_000);
  });

  it("tells of several cases without naming one, and of nothing but somebody's words", async () => {
    expect(await page(post("p1", lineCard("FT-42 and FT-51 need you.")))).toMatchObject({ case: null });
    const bare = await page(post("p2", lineCard(""), { content: { lines: [[said("Buy now")]] } }));
    expect(bare).toMatchObject({ case: null, tone: "calm", summary: "A word from the desk", text: "Buy now" });
    const history = await page(post("p3", lineCard(""), { content: { lines: [line("10:05 Raj claimed it.")] } }));
    expect(history).toMatchObject({ summary: "10:05 Raj claimed it." });
  });
});

describe("a pager that does not take it", () => {
  const wait = (ms: number) => ({ did: "wait", ms, scope: "workspace" });
  const unknown = (why: string) => ({ did: "unknown", why });
  const inTwoMinutes = new Date(now + 120_000).toUTCString();

  it.each<[Parameters<typeof rig.answerWith>[0], object]>([
    [{ status: 429, headers: { "retry-after": "17" } }, wait(17_000)],
    [{ status: 429, headers: { "retry-after": "0" } }, wait(1_000)],
    [{ status: 429, headers: { "retry-after": inTwoMinutes } }, wait(120_000)],
    [{ status: 429, headers: { "retry-after": "999999999" } }, wait(3_600_000)],
    [{ status: 429, headers: { "retry-after": "soon" } }, wait(60_000)],
    [{ status: 429 }, wait(60_000)],
    [{ status: 400 }, { did: "refused", why: "the pager answered HTTP 400" }],
    [{ status: 401 }, { did: "refused", why: "the pager answered HTTP 401" }],
    [{ status: 404 }, { did: "refused", why: "the pager answered HTTP 404" }],
    [{ status: 408 }, unknown("the pager answered HTTP 408")],
    [{ status: 500 }, unknown("the pager answered HTTP 500")],
    [{ status: 503, headers: { "retry-after": "5" } }, unknown("the pager answered HTTP 503")],
    [{ status: 304 }, unknown("the pager answered HTTP 304")],
    ["drop", unknown("no connection to the pager")],
  ])("%j", async (answer, outcome) => {
    rig.answerWith(answer);
    expect(await open().put(raj, post("p1"))).toEqual(outcome);
    expect(rig.pages).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])("is not followed elsewhere after HTTP %i", async (status) => {
    const elsewhere = await startPagerRig();
    rig.answerWith({ status, headers: { location: elsewhere.url } });
    expect(await open().put(raj, post("p1"))).toEqual(unknown(`the pager answered HTTP ${status}`));
    expect(elsewhere.pages).toEqual([]);
    await elsewhere.close();
  });

  it("is not waited for beyond the time there is", async () => {
    rig.answerWith("hang");
    expect(await open({ timeoutMs: 100 }).put(raj, post("p1"))).toEqual(unknown("the pager did not answer in time"));
  });

  it("is not there", async () => {
    const gone = await startPagerRig();
    await gone.close();
    expect(await open({ url: gone.url }).put(raj, post("p1"))).toEqual(unknown("no connection to the pager"));
  });
});
