/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PersonId } from "../../../core/desk/desk.ts";
import type { Instant, Zone } from "../../../core/time/instant.ts";
import type { Happening } from "../console-ports.ts";
import { drawLine } from "../draw-line.tsx";
import type { Place } from "../places.ts";
import { clockTime, dayKey, isoTime, longDay, shortDay, zoneName } from "../time-words.ts";

/** The parts of the page that move with time; each replaces its like by id. */
export type DeskTime = { now: Instant; zone: Zone; place: Place; upcoming: Happening[]; me: PersonId };

/** All of them at once, for the page's own refreshing. */
export const drawTimeParts = (time: DeskTime): JSX.Element => (
  <>
    {drawClock(time, true)}
    {drawPlaceClock(time, true)}
    {drawUpcoming(time, true)}
  </>
);

const oob = (swap: boolean): { "hx-swap-oob"?: string } => (swap ? { "hx-swap-oob": "true" } : {});

export const drawClock = ({ now, zone }: DeskTime, swap = false): JSX.Element => (
  <p class="clock" id="clock" {...oob(swap)}>
    <time class="clock-time" dateTime={isoTime(now)}>
      {clockTime(now, zone)}
    </time>
    <span class="clock-day">{longDay(now, zone)}</span>
    <span class="clock-zone">{zoneName(zone)}, the desk's own time</span>
  </p>
);

/** In the head of the conversation: the time where the place is, said only when it is not the desk's own. */
export const drawPlaceClock = ({ now, zone, place }: DeskTime, swap = false): JSX.Element => {
  const elsewhere = clockTime(now, place.zone) !== clockTime(now, zone);
  return (
    <p class="place-clock" id="place-clock" {...oob(swap)}>
      <span class="desk-now">
        {shortDay(now, zone)} <strong>{clockTime(now, zone)}</strong>
      </span>
      {elsewhere && (
        <span class="there">
          {clockTime(now, place.zone)} in {zoneName(place.zone)}
        </span>
      )}
    </p>
  );
};

export const drawUpcoming = ({ now, zone, upcoming, me }: DeskTime, swap = false): JSX.Element => (
  <div class="upcoming" id="upcoming" {...oob(swap)}>
    {upcoming.length === 0 ? (
      <p class="quiet">Nothing is due. The desk waits for the next word.</p>
    ) : (
      <ol>
        {upcoming.map((next) => (
          <li>
            <time dateTime={isoTime(next.at)}>{whenFrom(now, next.at, zone)}</time>
            <span>{drawLine(next.line, me)}</span>
          </li>
        ))}
      </ol>
    )}
  </div>
);

const whenFrom = (now: Instant, at: Instant, zone: Zone): JSX.Element => (
  <>
    {dayKey(now, zone) !== dayKey(at, zone) && <span class="when-day">{shortDay(at, zone).slice(0, 3)} </span>}
    {clockTime(at, zone)}
  </>
);
