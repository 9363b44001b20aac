import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAppRig } from "../support/app-rig.ts";
import { openClient, send } from "../support/console-client.ts";
import { overflow } from "../support/console-page.ts";
import { hasBrowser, openBrowser } from "../support/open-browser.ts";
import { elements, readHtml, textOf } from "../support/read-html.ts";
import { type SlackRig, startSlackRig } from "../support/slack-rig.ts";
import { storyDesk } from "../support/story-desk.ts";

const password = "seven quiet hours";
let slack: SlackRig;
let rig: Awaited<ReturnType<typeof openAppRig>>;
let url: string;
beforeAll(async () => {
  slack = await startSlackRig({ people: ["raj"], channels: ["care-parts"] });
  rig = await openAppRig({
    desk: storyDesk,
    startAt: "2026-11-23T15:00:00Z",
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl.replace(/\/$/, ""),
      CONSOLE_PASSWORD: password,
    },
  });
  url = rig.app.url;
  await rig.complain({ id: "1", author: "jane_doe", text: "The heating element of my dryer never came." });
});
afterAll(async () => {
  await rig.close();
  await slack.close();
});
const signedIn = async (path = "/console/sign-in") => {
  const client = openClient(url);
  await client.get(path);
  return client;
};
const raj = { mail: "raj@firm.example", password };

describe("the page behind a link to a case", () => {
  test("says where the case is to be seen, and nothing of it", async () => {
    const { status, text } = await send(`${url}/FT-1`);
    expect(status).toBe(200);
    const page = readHtml(text);
    expect(textOf(page)).toContain("In Slack, type/case show 1");
    expect(textOf(page)).toContain("Please write to us where you wrote before");
    expect(text).not.toMatch(/dryer|jane|element|Norrwick/i);
    expect(elements(page).filter(({ tag }) => tag === "script")).toEqual([]);
  });

  test("is the same for every number, whether there is such a case or not, however it is typed", async () => {
    const numberless = async (path: string) => {
      const { status, text, headers } = await send(`${url}${path}`);
      return [status, text.replace(/\b(1|4711)\b/g, "N"), headers["content-type"]];
    };
    const there = await numberless("/FT-1");
    for (const path of ["/FT-4711", "/ft-0001", "/FT-1/"]) expect(await numberless(path)).toEqual(there);
  });

  test("is kept by nobody and framed by nobody", async () => {
    const { headers } = await send(`${url}/FT-1`);
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-robots-tag"]).toContain("noindex");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(String(headers["content-security-policy"])).toContain("default-src 'none'");
    expect(String(headers["content-security-policy"])).toContain("frame-ancestors 'none'");
  });

  test.each(["/FT-", "/FT-1x", "/FT-1234567890", "/FT-1.p1", "/case", "/FT-1/more"])("%s is no link", async (path) => {
    expect((await send(`${url}${path}`)).status).toBe(404);
  });
});

describe("whoever is in the console", () => {
  test("is shown the case in their own chat there", async () => {
    const client = await signedIn();
    await client.post("/console/sign-in", raj);
    const { status, headers } = await client.get("/FT-1");
    expect([status, headers.location]).toEqual([303, "/?show=1"]);
    const { text } = await client.get("/?show=1");
    expect(textOf(readHtml(text))).toContain("The heating element of my dryer never came.");
    expect(textOf(readHtml((await client.get("/?show=4711")).text))).toContain("There is no FT-4711.");
  });

  test("goes on to the case after signing in, and at once when they are in already", async () => {
    const page = readHtml((await send(`${url}/FT-1`)).text);
    const way = elements(page).find(({ tag }) => tag === "a")?.attributes.href ?? "";
    const client = await signedIn(way);
    const wrong = await client.post("/console/sign-in", { ...raj, password: "no", case: "1" });
    expect(wrong.text).toContain('name="case" value="1"');
    const { headers } = await client.post("/console/sign-in", { ...raj, case: "1" });
    expect(headers.location).toBe("/?show=1");
    expect((await client.get(way)).headers.location).toBe("/?show=1");
    const odd = await signedIn("/console/sign-in?case=//evil.example");
    expect((await odd.post("/console/sign-in", { ...raj, case: "//evil.example" })).headers.location).toBe("/");
  });
});

describe.skipIf(!hasBrowser)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each([
    [390, "light"],
    [1280, "light"],
    [390, "dark"],
  ] as const)("it is calm and whole at %i pixels, %s", async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(`${url}/FT-1`);
    const shoot = async (name: string): Promise<void> => {
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png` });
    };
    await shoot("case-link");
    expect(await page.title()).toBe("A case of the complaint desk");
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole("link", { name: "Open it in the console" }).click();
    await page.getByLabel("Your mail address at work").fill(raj.mail);
    await page.getByLabel("The console's password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("The heating element of my dryer never came.").first().waitFor();
    await shoot("case-link-console");
    expect(complaints.filter((line) => !line.includes("favicon"))).toEqual([]);
    await context.close();
  });
});
