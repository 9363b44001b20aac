import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** A card as Microsoft's own renderer shows it. */
export type Rendered = {
  /** What the renderer did not understand or would not take. */
  problems: string[];
  /** Every text that went through markdown, and so could become something else. */
  markdown: string[];
  /** What an eye reads. */
  text: string;
  /** Kinds of HTML element it is made of. */
  tags: string[];
  links: string[];
};

const bundle = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js");

/** Near to how Teams shows cards: its widths, its colours, six buttons side by side. */
const hostConfig = {
  fontFamily: "Segoe UI, Liberation Sans, sans-serif",
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  supportsInteractivity: true,
  actions: { maxActions: 6, actionsOrientation: "horizontal", actionAlignment: "left", buttonSpacing: 8 },
  containerStyles: {
    default: { backgroundColor: "#ffffff" },
    emphasis: { backgroundColor: "#f3f2f1" },
    good: { backgroundColor: "#e7f2da" },
    warning: { backgroundColor: "#fbf1d7" },
    attention: { backgroundColor: "#fbe9e7" },
  },
};

/** A page with the renderer in it, as wide as a Teams column. */
export const openRenderer = async (page: Page, width: number): Promise<(card: unknown) => Promise<Rendered>> => {
  await page.setViewportSize({ width, height: 900 });
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>
      body{margin:12px;font:14px "Segoe UI","Liberation Sans",sans-serif;color:#242424}
      #card{border:1px solid #d1d1d1;border-radius:6px;overflow:hidden}
      .ac-pushButton{border:1px solid #c7c7c7;border-radius:4px;background:#fff;padding:5px 12px;font:inherit;font-weight:600}
      .ac-pushButton.style-positive{background:#0d6b62;color:#fff;border-color:#0d6b62}
      .ac-pushButton.style-destructive{background:#b3261e;color:#fff;border-color:#b3261e}
      .ac-input{width:100%;box-sizing:border-box;padding:6px;font:inherit;border:1px solid #c7c7c7;border-radius:4px}
      .ac-textRun:not(:first-child){white-space:pre-wrap}
    </style><div id="card"></div>`,
  );
  await page.addScriptTag({ path: bundle });
  return (card) =>
    page.evaluate(
      ([payload, config]) => {
        // biome-ignore lint/suspicious/noExplicitAny: the renderer is a global of the page
        const AC = (window as any).AdaptiveCards;
        const markdown: string[] = [];
        AC.AdaptiveCard.onProcessMarkdown = (text: string, result: { outputHtml: string; didProcess: boolean }) => {
          markdown.push(text);
          result.outputHtml = text;
          result.didProcess = true;
        };
        const drawn = new AC.AdaptiveCard();
        drawn.hostConfig = new AC.HostConfig(config);
        const context = new AC.SerializationContext();
        drawn.parse(payload, context);
        const problems: string[] = [];
        for (let i = 0; i < context.eventCount; i++) problems.push(context.getEventAt(i).message);
        for (const failure of drawn.validateProperties().validationEvents) problems.push(failure.message);
        const root = document.getElementById("card") as HTMLElement;
        root.replaceChildren(drawn.render());
        return {
          problems,
          markdown,
          // biome-ignore lint/performance/useDomNodeTextContent: line ends count, as an eye sees them
          text: root.innerText,
          tags: [...new Set([...root.querySelectorAll("*")].map((element) => element.tagName.toLowerCase()))].sort(),
          links: [...root.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? ""),
        };
      },
      [card, hostConfig] as const,
    ) as Promise<Rendered>;
};
