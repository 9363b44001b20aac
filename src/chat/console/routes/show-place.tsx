/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { randomUUID } from "node:crypto";
import type { Answer, Asked } from "../../ports.ts";
import type { ConsoleMessage, ConsoleParts } from "../console-ports.ts";
import type { Take, Visitor } from "../gate.ts";
import { renderConsole } from "../pages/console-page.tsx";
import { type DeskTime, drawTimeParts } from "../pages/desk-time.tsx";
import { drawHistory, drawNote, type Reading } from "../pages/message.tsx";
import { drawPlaceList } from "../pages/place-list.tsx";
import { drawPinned, drawStream, type StreamPage } from "../pages/stream.tsx";
import { firstPlace, type Place, placesOf } from "../places.ts";
import { inPlace, readingOf } from "./in-place.ts";
import { queryFields } from "./read-fields.ts";
import { sendPart } from "./send-part.ts";

const pageSize = 40;

/** The reading side of the console: the page, and the pieces it fetches when told that something changed. */
export const showPlace = (parts: ConsoleParts, ask: (asked: Asked) => Promise<Answer>) => {
  const { book, desk } = parts;

  const streamOf = async (place: Place, before?: string): Promise<StreamPage> => {
    // One more than is shown tells whether there are earlier ones.
    const page = before === undefined ? { limit: pageSize + 1 } : { limit: pageSize + 1, before };
    const found = await book.messages(place.id, page);
    return { place, messages: found.slice(-pageSize), more: found.length > pageSize, firstUnread: null };
  };

  const markSeen = async (visitor: Visitor, place: Place, messages: ConsoleMessage[]): Promise<void> => {
    const last = messages.at(-1);
    if (last !== undefined) await book.markRead(visitor.person.id, place.id, last.id);
  };

  const timeOf = async (visitor: Visitor, place: Place): Promise<DeskTime> => ({
    now: desk.now(),
    zone: desk.zone,
    place,
    upcoming: await desk.upcoming(),
    me: visitor.person.id,
  });

  /** What the desk says to `show 42`, as if it had been typed; null when nothing was asked. */
  const answerTo = async (visitor: Visitor, place: Place, reading: Reading, show: string | undefined) => {
    if (show === undefined || !/^\d{1,9}$/.test(show)) return null;
    const { id: userId, name } = visitor.person;
    const { card } = await ask({
      by: { platform: "console", tenant: "local", userId, name },
      at: { channel: place.id, thread: null, direct: place.direct, overheard: false },
      key: `console:${userId}:${randomUUID()}`,
      ask: { verb: "show", numbers: [Number(show)], args: {} },
      basis: null,
      way: "words",
    });
    if (card === undefined) return null;
    return drawNote(
      { id: `note-${randomUUID()}`, asked: `show ${Number(show)}`, card, at: desk.now(), home: "stream" },
      reading,
    );
  };

  const page: Take = async (visitor, request, response) => {
    const places = placesOf(desk, visitor.person);
    const { in: asked, show } = queryFields(request);
    // A direct chat of somebody else, or a channel that is gone: the own first place instead of a dead end.
    const place = places.find(({ id, direct }) => (show === undefined ? id === asked : direct)) ?? firstPlace(places);
    const reading = readingOf(visitor, place);
    const ids = places.map(({ id }) => id);
    const [stream, pinned, readings, time] = await Promise.all([
      streamOf(place),
      book.pinned(place.id),
      book.reading(visitor.person.id, ids),
      timeOf(visitor, place),
    ]);
    const unread = readings.find(({ channel }) => channel === place.id)?.unread ?? 0;
    const firstUnread = unread > 0 ? (stream.messages.at(-unread)?.id ?? null) : null;
    await markSeen(visitor, place, stream.messages);
    response.type("html").send(
      renderConsole({
        you: { desk, ...visitor, demo: parts.demo !== null && desk.mode === "demo", here: place.id, time },
        places,
        readings,
        stream: { ...stream, firstUnread },
        pinned,
        reading,
        answer: await answerTo(visitor, place, reading, show),
      }),
    );
  };

  const stream: Take = inPlace(parts, async (visitor, place, request, response) => {
    const { before } = queryFields(request);
    const found = await streamOf(place, before);
    const reading = readingOf(visitor, place);
    if (before !== undefined) return sendPart(response, drawStream(found, reading));
    const pinned = await book.pinned(place.id);
    await markSeen(visitor, place, found.messages);
    sendPart(
      response,
      <>
        {drawPinned(pinned, reading)}
        {drawStream(found, reading)}
      </>,
    );
  });

  const thread: Take = inPlace(parts, async (visitor, place, request, response) => {
    const replies = await book.thread({ channel: place.id, message: queryFields(request).of ?? "" });
    sendPart(response, drawHistory(replies, readingOf(visitor, place)));
  });

  const places: Take = inPlace(parts, async (visitor, place, _request, response) => {
    const all = placesOf(desk, visitor.person);
    const readings = await book.reading(
      visitor.person.id,
      all.map(({ id }) => id),
    );
    sendPart(response, drawPlaceList(all, readings, place.id));
  });

  const time: Take = inPlace(parts, async (visitor, place, _request, response) => {
    sendPart(response, drawTimeParts(await timeOf(visitor, place)));
  });

  return { page, stream, thread, places, time };
};
