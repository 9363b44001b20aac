/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Block, Button, Card, Tone } from "../../card/card.ts";
import type { PersonId } from "../../core/desk/desk.ts";
import { drawLine } from "./draw-line.tsx";
import { Icon, type IconName } from "./pages/icon.tsx";

/** `nonce` names this drawing: a button's key is the nonce and where the button stands. */
export type Drawing = { me: PersonId | null; nonce: string };

/** A card as HTML. Everything in it is text of ours or literal text of others; the blocks keep their order. */
export const drawCard = (card: Card, drawing: Drawing): JSX.Element => {
  const signed = card.tone !== "calm" && !card.blocks.some(({ kind }) => kind === "title");
  return (
    <article class={`card tone-${card.tone}${signed ? " signed" : ""}`}>
      {signed && <p class="card-sign">{drawSign(card.tone)}</p>}
      {card.blocks.map((block, index) => drawBlock(block, card.tone, drawing, `b${index}`))}
    </article>
  );
};

const drawBlock = (block: Block, tone: Tone, drawing: Drawing, at: string): JSX.Element => {
  switch (block.kind) {
    case "title":
      return (
        <header class="card-title">
          <h3>{drawLine(block.line, drawing.me)}</h3>
          {block.aside.length > 0 && (
            <p class="card-aside">
              {drawSign(tone)}
              <span>{drawLine(block.aside, drawing.me)}</span>
            </p>
          )}
        </header>
      );
    case "quote":
      return (
        <figure class="quote">
          <blockquote class="said" dir="auto">
            {block.words}
          </blockquote>
          <figcaption>{drawLine(block.by, drawing.me)}</figcaption>
        </figure>
      );
    case "line":
      return <p class="card-line">{drawLine(block.line, drawing.me)}</p>;
    case "facts":
      return (
        <dl class="facts">
          {block.facts.map((fact) => (
            <div class="fact">
              <dt>{fact.label}</dt>
              <dd>{drawLine(fact.value, drawing.me)}</dd>
            </div>
          ))}
        </dl>
      );
    case "list":
      return (
        <ul class="card-list">
          {block.items.map((item, index) => (
            <li>
              <span class="item-line">{drawLine(item.line, drawing.me)}</span>
              {item.button !== null && drawButton(item.button, `${drawing.nonce}.${at}.${index}`)}
            </li>
          ))}
        </ul>
      );
    case "picture":
      return (
        <figure class="picture">
          <a href={`/pictures/${block.id}.svg`} target="_blank" rel="noopener">
            <picture>
              <source srcset={`/pictures/${block.id}-dark.svg`} media="(prefers-color-scheme: dark)" />
              <img src={`/pictures/${block.id}.svg`} alt={block.alt} loading="lazy" />
            </picture>
          </a>
        </figure>
      );
    case "buttons":
      return (
        <div class="buttons">
          {block.buttons.map((button, index) => drawButton(button, `${drawing.nonce}.${at}.${index}`))}
        </div>
      );
  }
};

/** A button carries what it asks; the place, the message and where its answer goes stand on the elements around it. */
export const drawButton = (button: Button, key: string): JSX.Element => (
  <button
    type="button"
    class={`button ${button.style}`}
    aria-haspopup={button.opens ? "dialog" : undefined}
    data-key={key}
    hx-post="/console/press"
    hx-vals={JSON.stringify({ button: JSON.stringify({ ask: button.ask, basis: button.basis }) })}
    hx-sync="this:drop"
  >
    {button.label}
  </button>
);

const signs: Record<Tone, { icon: IconName; word: string | null }> = {
  calm: { icon: "clock", word: null },
  soon: { icon: "soon", word: "Due soon:" },
  late: { icon: "late", word: "Overdue:" },
  done: { icon: "check", word: "Done:" },
};

/** The tone as a sign and a word, so that nobody needs the colour. */
const drawSign = (tone: Tone): JSX.Element => (
  <span class="sign">
    <Icon name={signs[tone].icon} />
    {signs[tone].word !== null && <span class="unseen">{signs[tone].word} </span>}
  </span>
);
