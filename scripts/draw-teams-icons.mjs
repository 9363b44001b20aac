// Draws the two icons of the Teams app from the console's mark, with the browser that the tests use. Run it when the mark
// has changed; what it draws is kept in manifests/teams/.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const mark = readFileSync(at("../src/chat/console/assets/mark.svg"), "utf8");
// The outline is white on nothing, at Teams' own wish: only the strokes, a little larger.
const outline = mark
  .replace(/<rect [^>]*\/>/, "")
  .replace("#ffd27a", "#fff")
  .replace('viewBox="0 0 24 24"', 'viewBox="2.5 2 19 19"');

const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
for (const [name, size, svg] of [
  ["color", 192, mark.replace(' rx="6"', "")],
  ["outline", 32, outline],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: at(`../manifests/teams/${name}.png`), omitBackground: true });
}
await browser.close();
