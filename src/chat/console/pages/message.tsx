/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { createHash } from "node:crypto";
import type { JSX } from "preact";
import type { Card } from "../../../card/card.ts";
import type { PersonId } from "../../../core/desk/desk.ts";
import type { Instant, Zone } from "../../../core/time/instant.ts";
import type { ConsoleMessage } from "../console-ports.ts";
import { domId } from "../dom-id.ts";
import { drawCard } from "../draw-card.tsx";
import { drawLine } from "../draw-line.tsx";
import { clockTime, isoTime, longDay } from "../time-words.ts";
import { Mark } from "./avatar.tsx";
import { Icon } from "./icon.tsx";

/** Who reads, in which zone, under which name; `threads` offers one under every card, for places of many people. */
export type Reading = { me: PersonId; zone: Zone; nonce: string; threads: boolean };

/** One message with its thread and the reader's notes under it. Buttons inside inherit where their answers go. */
export const drawMessage = (message: ConsoleMessage, reading: Reading): JSX.Element => (
  <li
    class="message"
    id={domId("m", message.id)}
    hx-target={`#${domId("notes", message.id)}`}
    hx-swap="beforeend"
    hx-vals={JSON.stringify({ message: message.id, home: domId("notes", message.id) })}
  >
    <Mark />
    <div class="message-body">
      {drawFace(message, reading)}
      {(message.replies > 0 || (reading.threads && hasCard(message))) && drawThread(message)}
      <ol class="notes" id={domId("notes", message.id)} />
    </div>
  </li>
);

/** What others see of a message; `data-v` changes when any of it does, so that a page redraws only what moved. */
export const drawFace = (message: ConsoleMessage, reading: Reading): JSX.Element => (
  <div class="face" id={domId("face", message.id)} data-v={versionOf(message)}>
    <p class="byline">
      <strong>Followthrough</strong> <span class="tag">app</span>{" "}
      <time dateTime={isoTime(message.at)}>{clockTime(message.at, reading.zone)}</time>
      {message.editedAt !== null && <span class="quiet">changed {clockTime(message.editedAt, reading.zone)}</span>}
    </p>
    {drawContent(message, reading)}
  </div>
);

const drawContent = (message: ConsoleMessage, reading: Reading): JSX.Element =>
  "card" in message.content ? (
    drawCard(message.content.card, { me: reading.me, nonce: `${reading.nonce}.${message.id}` })
  ) : (
    <div class="lines-content">
      {message.content.lines.map((line) => (
        <p>{drawLine(line, reading.me)}</p>
      ))}
    </div>
  );

const hasCard = (message: ConsoleMessage): boolean => "card" in message.content;

/** The history, fetched when first opened and again when it grew, and a line to speak in it. */
const drawThread = (message: ConsoleMessage): JSX.Element => (
  <details class="thread" id={domId("thread", message.id)}>
    <summary data-v={`${message.replies}.${message.lastReply}`}>
      <Icon name="thread" />
      {threadLabel(message.replies)}
    </summary>
    <ol
      class="history"
      aria-label="History"
      hx-get={`/console/thread?${new URLSearchParams({ in: message.channel, of: message.id })}`}
      hx-trigger="toggle from:closest details, refresh"
      hx-target="this"
      hx-swap="innerHTML"
    />
    <form class="reply" hx-post="/console/say" data-key={`reply.${message.id}`} hx-sync="this:drop">
      <input type="hidden" name="thread" value={message.id} />
      <input
        type="text"
        name="text"
        required
        maxLength={4_000}
        autocomplete="off"
        aria-label="Say something about this case; the number is not needed here"
        placeholder="claim, update, told, pass …"
      />
      <button type="submit" class="icon-button" aria-label="Send">
        <Icon name="send" />
      </button>
    </form>
  </details>
);

const threadLabel = (replies: number): string =>
  replies === 0 ? "Open the thread" : replies === 1 ? "1 line of history" : `${replies} lines of history`;

/** The lines of one thread, each an event in the case's life. */
export const drawHistory = (replies: ConsoleMessage[], reading: Reading): JSX.Element => (
  <>
    {replies.map((reply) => (
      <li id={domId("m", reply.id)} hx-vals={JSON.stringify({ message: reply.id, thread: reply.threadOf })}>
        {"lines" in reply.content
          ? reply.content.lines.map((line) => <p>{drawLine(line, reading.me)}</p>)
          : drawContent(reply, reading)}
      </li>
    ))}
  </>
);

/** An answer for this reader alone. It lives in the page only and goes when it is dismissed or the page is left. */
export const drawNote = (
  note: { id: string; asked: string | null; card: Card; at: Instant; home: string },
  reading: Reading,
): JSX.Element => (
  <li
    class="note"
    id={note.id}
    data-stay
    hx-target={`#${note.home}`}
    hx-swap="beforeend"
    hx-vals={JSON.stringify({ note: note.id, home: note.home })}
  >
    <p class="byline">
      <Icon name="eye" /> Only you can see this{" "}
      <time dateTime={isoTime(note.at)}>{clockTime(note.at, reading.zone)}</time>
      <button type="button" class="icon-button" data-dismiss aria-label="Dismiss this note">
        <Icon name="close" />
      </button>
    </p>
    {note.asked !== null && (
      <p class="asked said" dir="auto">
        {note.asked}
      </p>
    )}
    {drawNoteFace(note.id, note.card, reading)}
  </li>
);

/** The card of a note by itself: what is drawn anew when it turned out to be out of date. */
export const drawNoteFace = (id: string, card: Card, reading: Reading): JSX.Element => (
  <div class="face" id={`${id}-face`}>
    {drawCard(card, { me: reading.me, nonce: reading.nonce })}
  </div>
);

export const drawDay = (at: Instant, zone: Zone, key: string): JSX.Element => (
  <li class="day" id={`day-${key}`}>
    <span>{longDay(at, zone)}</span>
  </li>
);

/** Another text for every other content. The time of the change is not enough: two changes may fall in one instant. */
export const versionOf = (message: ConsoleMessage): string =>
  createHash("sha256")
    .update(JSON.stringify([message.id, message.content, message.editedAt]))
    .digest("base64url")
    .slice(0, 16);
