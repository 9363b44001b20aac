import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const packed = process.platform === "linux" && process.arch === "x64";

const installed = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
].find((path) => path !== undefined && existsSync(path));

/** Whether browser tests can run here: a browser comes with the packages on Linux x64, elsewhere Chrome is needed. */
export const hasBrowser = packed || installed !== undefined;

/**
 * The flags that weaken the same-origin rules are taken out, since what a page may do is what is tested; so are those
 * that put everything into one process, under which closing one context can end the others.
 */
const unwanted = ["--disable-web-security", "--allow-running-insecure-content", "--single-process", "--no-zygote"];

export const openBrowser = async (): Promise<Browser> => {
  const args = packed ? chromium.args.filter((flag) => !unwanted.includes(flag)) : [];
  return await playwright.launch({
    executablePath: packed ? await chromium.executablePath() : (installed ?? ""),
    args: [...args, "--no-sandbox"],
    headless: true,
  });
};
