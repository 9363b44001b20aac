import { createHash } from "node:crypto";
import { render } from "preact-render-to-string";
import type { WorkAnswer, WorkPage } from "../../card/work-page.ts";
import { soundText } from "../sound-text.ts";
import { workPageStyle } from "./work-page-style.ts";

/** By which a browser knows our one style sheet; any other is refused. */
export const styleDigest = `sha256-${createHash("sha256").update(workPageStyle).digest("base64")}`;

/** The page behind a link: made for a phone in one hand, without any script. */
export const drawWorkPage = (page: WorkPage): string =>
  `<!doctype html>${render(
    <html lang={page.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{soundText(page.title)}</title>
        {/* A constant; escaped, it would be another style sheet than its digest says. */}
        <style dangerouslySetInnerHTML={{ __html: workPageStyle }} />
      </head>
      <body>
        <main>
          <h1>{soundText(page.title)}</h1>
          {page.quote !== null && <Quote {...page.quote} />}
          {page.facts.length > 0 && (
            <dl>
              {page.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd dir="auto">{soundText(value)}</dd>
                </div>
              ))}
            </dl>
          )}
          {page.way !== null && (
            <p>
              <a href={page.way.href}>{page.way.label}</a>
            </p>
          )}
          {page.says.map((sentence) => (
            <p key={sentence}>{soundText(sentence)}</p>
          ))}
          {page.ask !== null && (
            <section aria-labelledby="how">
              <h2 id="how">{page.ask.heading}</h2>
              {page.ask.answers.map((answer) => (
                <Answer key={answer.did} {...answer} />
              ))}
            </section>
          )}
        </main>
      </body>
    </html>,
  )}`;

const Quote = ({ label, words }: { label: string; words: string }) => (
  <figure>
    {label !== "" && <figcaption>{label}</figcaption>}
    <blockquote dir="auto">{soundText(words)}</blockquote>
  </figure>
);

/** One answer opens at a time; where the browser cannot, all of them do. */
const Answer = ({ did, label, field, hint, send, long, value, problem, open }: WorkAnswer) => {
  const described = `${did}-hint${problem === null ? "" : ` ${did}-problem`}`;
  const common = {
    id: did,
    name: "words",
    required: true,
    dir: "auto" as const,
    "aria-describedby": described,
    "aria-invalid": problem !== null,
  };
  return (
    <details name="answer" open={open}>
      <summary>{label}</summary>
      <form method="post">
        <input type="hidden" name="did" value={did} />
        <label for={did}>{field}</label>
        <p class="hint" id={`${did}-hint`}>
          {hint}
        </p>
        {problem !== null && (
          <p class="problem" id={`${did}-problem`} role="alert">
            {problem}
          </p>
        )}
        {long ? (
          <textarea {...common} rows={4} maxLength={3000} value={value} />
        ) : (
          <input {...common} type="text" maxLength={60} autocomplete="off" autocapitalize="characters" value={value} />
        )}
        <button type="submit">{send}</button>
      </form>
    </details>
  );
};
