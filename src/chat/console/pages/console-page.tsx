/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { ChannelReading, ConsoleDesk, ConsoleMessage } from "../console-ports.ts";
import type { Place } from "../places.ts";
import { Mark } from "./avatar.tsx";
import { drawComposer } from "./composer.tsx";
import { drawPlaceClock } from "./desk-time.tsx";
import { Icon, type IconName } from "./icon.tsx";
import type { Reading } from "./message.tsx";
import { drawPlaceList } from "./place-list.tsx";
import { renderShell } from "./shell.tsx";
import { drawPinned, drawStream, type StreamPage } from "./stream.tsx";
import { drawYou, type You } from "./you-column.tsx";

export type ConsolePage = {
  you: You;
  places: Place[];
  readings: ChannelReading[];
  stream: StreamPage;
  pinned: ConsoleMessage[];
  reading: Reading;
  /** What the desk answered to whatever the page was opened with. */
  answer: JSX.Element | null;
};

/** The whole console: places, the conversation, and who, when and what next. */
export const renderConsole = (page: ConsolePage): string => {
  const { you, stream } = page;
  const { place } = stream;
  const query = new URLSearchParams({ in: place.id });
  return renderShell({
    title: `${place.direct ? "" : "#"}${place.name} · ${you.desk.organisation}`,
    lively: true,
    body: (
      <body
        class="console"
        data-tab="chat"
        hx-ext="sse, keyed"
        hx-headers={JSON.stringify({ "X-CSRF-Token": you.token })}
        hx-vals={JSON.stringify({ in: place.id })}
      >
        <a class="skip" href="#words">
          Skip to the composer
        </a>
        <nav class="column places" id="column-places" aria-label="Places">
          <header class="brand">
            <Mark />
            <p>
              <strong>{you.desk.organisation}</strong>
              <span class="quiet">{deskNames[you.desk.mode]}</span>
            </p>
          </header>
          <div id="places" class="place-list">
            {drawPlaceList(page.places, page.readings, place.id)}
          </div>
        </nav>
        <main class="column chat" id="column-chat">
          <header class="chat-head">
            <h1>
              <Icon name={place.direct ? "bell" : "hash"} />
              {place.name}
            </h1>
            {drawPlaceClock(you.time)}
          </header>
          {drawPinned(page.pinned, page.reading)}
          <div class="scroller" role="log" aria-label={`Messages in ${place.name}`}>
            <ol id="stream" class="stream">
              {stream.messages.length === 0 && page.answer === null && drawEmpty(place, you.desk.command)}
              {drawStream(stream, page.reading)}
              {page.answer}
            </ol>
          </div>
          <div class="newer-row">
            <button type="button" class="newer" id="newer" hidden>
              New messages below
            </button>
          </div>
          {drawComposer({
            command: you.desk.command,
            placeName: place.name,
            person: you.person,
            key: `say.${page.reading.nonce}`,
            words: you.desk.words,
          })}
        </main>
        <aside class="column you" id="column-you" aria-label="You, the time and what comes next">
          {drawYou(you)}
        </aside>
        <nav class="tabs" aria-label="Parts of this page">
          {tabs.map((tab) => (
            <button type="button" data-tab-to={tab.id} aria-pressed={tab.id === "chat" ? "true" : "false"}>
              <Icon name={tab.icon} />
              {tab.label}
              {tab.id === "places" && <span class="badge" id="tab-unread" hidden />}
            </button>
          ))}
        </nav>
        <div id="live" sse-connect={`/console/live?${query}`}>
          <div
            hx-get="/console/stream"
            hx-trigger="sse:here"
            hx-target="#stream"
            hx-swap="keyed"
            hx-sync="this:queue last"
          />
          <div
            hx-get="/console/places"
            hx-trigger="sse:places"
            hx-target="#places"
            hx-swap="innerHTML"
            hx-sync="this:queue last"
          />
          <div hx-get="/console/time" hx-trigger="sse:time" hx-swap="none" hx-sync="this:queue last" />
        </div>
        <div id="sheet-host" />
        <div id="toast" class="toast" role="status" />
        <p id="line-lost" class="line-lost" role="status" hidden>
          The line to the desk is lost. Trying again
        </p>
      </body>
    ),
  });
};

const deskNames: Record<ConsoleDesk["mode"], string> = {
  demo: "Followthrough, demo",
  sample: "Followthrough, sample company",
  real: "Followthrough",
};

const tabs: { id: string; label: string; icon: IconName }[] = [
  { id: "places", label: "Places", icon: "list" },
  { id: "chat", label: "Chat", icon: "chat" },
  { id: "you", label: "You", icon: "person" },
];

const drawEmpty = (place: Place, command: string) => (
  <li class="empty" id="empty">
    <Icon name={place.direct ? "bell" : "chat"} />
    <p>
      {place.direct
        ? "Reminders and lists for you come here. There are none yet."
        : "Nothing here yet. What comes to this place shows up by itself."}
    </p>
    <p class="quiet">
      <code>{command} help</code> shows what you can ask.
    </p>
  </li>
);
