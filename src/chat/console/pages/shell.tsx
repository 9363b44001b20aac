/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { assetUrl } from "../assets.ts";

/** No inline script, style or evaluated text anywhere, so that the content security policy can forbid them all. */
const htmxConfig = JSON.stringify({
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyEnabled: false,
  attributesToSettle: [],
  defaultSettleDelay: 0,
  scrollBehavior: "auto",
});

/**
 * A whole page. Each .tsx file here names its JSX runtime itself: tsx takes tsconfig.json from the folder it is started
 * in, and the command may be started anywhere.
 */
export const renderShell = (page: { title: string; lively: boolean; body: ComponentChildren }): string =>
  `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{page.title}</title>
        <link rel="icon" href={assetUrl("mark.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl("console.css")} />
        {page.lively && <script src={assetUrl("htmx.js")} defer />}
        {page.lively && <script src={assetUrl("sse.js")} defer />}
        {page.lively && <script src={assetUrl("console.js")} defer />}
      </head>
      {page.body}
    </html>,
  )}`;
