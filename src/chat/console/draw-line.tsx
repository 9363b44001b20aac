/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Line, Span } from "../../card/card.ts";
import type { PersonId } from "../../core/desk/desk.ts";

/** One line of spans. `me` is the reader, whose mentions stand out. */
export const drawLine = (line: Line, me: PersonId | null): JSX.Element => <>{line.map((span) => drawSpan(span, me))}</>;

/**
 * What somebody wrote is always a text node inside an isolated run: letters of another writing direction, or signs that
 * turn it, cannot reach the words around it.
 */
const drawSpan = (span: Span, me: PersonId | null): JSX.Element => {
  switch (span.kind) {
    case "text":
      return <>{span.text}</>;
    case "strong":
      return <strong>{span.text}</strong>;
    case "quiet":
      return <span class="quiet">{span.text}</span>;
    case "said":
      return (
        <span class="said" dir="auto">
          {span.text}
        </span>
      );
    case "typed":
      return <code>{span.text}</code>;
    case "link":
      return drawLink(span.text, span.url);
    case "person":
      return <span class={span.ping ? `ping${span.id === me ? " me" : ""}` : "name"}>{span.name}</span>;
  }
};

/** Only web addresses become links; anything else stays its own text. */
const drawLink = (text: string, url: string): JSX.Element =>
  isWebAddress(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {text}
    </a>
  ) : (
    <span dir="auto">{text}</span>
  );

const isWebAddress = (url: string): boolean => URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
