/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { ConsoleMessage } from "../console-ports.ts";
import { domId } from "../dom-id.ts";
import type { Place } from "../places.ts";
import { dayKey } from "../time-words.ts";
import { Icon } from "./icon.tsx";
import { drawDay, drawFace, drawMessage, type Reading, versionOf } from "./message.tsx";

export type StreamPage = {
  place: Place;
  messages: ConsoleMessage[];
  /** Whether there may be older ones. */
  more: boolean;
  /** The first message the reader has not seen; a line is drawn above it. Only when a page is opened. */
  firstUnread: string | null;
};

/** The messages of a place, day by day, oldest first. */
export const drawStream = (page: StreamPage, reading: Reading): JSX.Element => {
  const days = page.messages.map((message) => dayKey(message.at, page.place.zone));
  return (
    <>
      {page.more && drawEarlier(page)}
      {page.messages.map((message, index) => (
        <>
          {days[index] !== days[index - 1] && drawDay(message.at, page.place.zone, days[index] ?? "")}
          {message.id === page.firstUnread && (
            <li class="new" id="new-mark" data-stay>
              <span>New</span>
            </li>
          )}
          {drawMessage(message, reading)}
        </>
      ))}
    </>
  );
};

const drawEarlier = (page: StreamPage): JSX.Element => (
  <li class="earlier" id="earlier">
    <button
      type="button"
      class="button plain"
      hx-get={`/console/stream?${new URLSearchParams({ in: page.place.id, before: page.messages[0]?.id ?? "" })}`}
      hx-target="#earlier"
      hx-swap="outerHTML"
    >
      Earlier messages
    </button>
  </li>
);

/** What is kept in sight at the top of a place. On a narrow screen only its first lines, until all is asked for. */
export const drawPinned = (pinned: ConsoleMessage[], reading: Reading): JSX.Element => (
  <section
    class="pinned"
    id="pinned"
    aria-label="Pinned"
    data-v={pinned.map(versionOf).join(" ")}
    hidden={pinned.length === 0}
  >
    {pinned.map((message) => (
      <div
        class="pinned-message"
        id={domId("m", message.id)}
        hx-target="#stream"
        hx-swap="beforeend"
        hx-vals={JSON.stringify({ message: message.id, home: "stream" })}
      >
        <span class="pin-sign">
          <Icon name="pin" />
        </span>
        {drawFace(message, reading)}
      </div>
    ))}
    <button type="button" class="pinned-all" aria-expanded="false" data-unfold="pinned">
      <span class="when-folded">Show all</span>
      <span class="when-open">Show less</span>
    </button>
  </section>
);
