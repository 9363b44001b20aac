import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { ConsoleFixture } from "./console-fixture.ts";

/** A page of the console whose live line stands, with everything the browser complained of. */
export type OpenPage = { page: Page; complaints: string[]; close(): Promise<void> };

/** Runs in the page before it loads; written as text because the project's own code never sees a browser's types. */
const watch = `
  window.shift = 0;
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error("policy: " + event.violatedDirective + " " + event.blockedURI));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/** Opens a place as a person with an own session sees it, and waits until its first refresh has come in. */
export const openPage = async (
  browser: Browser,
  desk: Pick<ConsoleFixture, "url">,
  options: BrowserContextOptions & { path?: string } = {},
): Promise<OpenPage> => {
  const { path = "/", ...given } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...given,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript({ content: watch });
  await Promise.all([page.waitForResponse(/\/console\/time\?/), page.goto(`${desk.url}${path}`)]);
  return { page, complaints, close: () => context.close() };
};

/** How many pixels the page is wider than its window. */
export const overflow = async (page: Page): Promise<number> =>
  await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");

/** How much of what was drawn has jumped by itself since the page was opened, as browsers measure it. */
export const layoutShift = async (page: Page): Promise<number> => await page.evaluate<number>("window.shift");

/** The id, or else the tag, of what has the focus. */
export const focused = async (page: Page): Promise<string> =>
  await page.evaluate<string>("document.activeElement.id || document.activeElement.textContent.trim()");
