import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { ConsoleFixture } from "./console-fixture.ts";

/** A page of the console whose live line stands, with everything the browser complained of. */
export type OpenPage = { page: Page; complaints: string[]; close(): Promise<void> };

declare global {
  interface Window {
    shift: number;
  }
}

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
  await page.addInitScript(() => {
    window.shift = 0;
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await Promise.all([page.waitForResponse(/\/console\/time\?/), page.goto(`${desk.url}${path}`)]);
  return { page, complaints, close: () => context.close() };
};

/** How many pixels the page is wider than its window. */
export const overflow = async (page: Page): Promise<number> =>
  await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
