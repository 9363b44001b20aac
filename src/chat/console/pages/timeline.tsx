/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PersonId } from "../../../core/desk/desk.ts";
import { HOUR, type Instant, type Zone } from "../../../core/time/instant.ts";
import type { Happening } from "../console-ports.ts";
import { drawLine } from "../draw-line.tsx";
import { clockTime, dayKey, isoTime, longDay, shortDay } from "../time-words.ts";
import { Icon } from "./icon.tsx";

export type Journey = { from: Instant; to: Instant; zone: Zone; happened: Happening[]; me: PersonId };

type Hour = { at: Instant; key: string; happened: Happening[]; quietBefore: number };

/** What happened while time passed, hour by hour; hours in which nothing happened are one line between the others. */
export const drawTimeline = (journey: Journey): JSX.Element => {
  const hours = byHour(journey);
  return (
    <dialog class="sheet journey" aria-labelledby="sheet-title">
      <header class="sheet-head">
        <div>
          <h2 id="sheet-title">
            It is {clockTime(journey.to, journey.zone)}, {longDay(journey.to, journey.zone)}
          </h2>
          <p class="quiet">
            {spanWords(journey.to - journey.from)} went by since {shortDay(journey.from, journey.zone)}{" "}
            {clockTime(journey.from, journey.zone)}. {countWords(journey.happened.length)}
          </p>
        </div>
        <button type="button" class="icon-button" data-close aria-label="Close">
          <Icon name="close" />
        </button>
      </header>
      <ol class="hours" aria-label="What happened, hour by hour">
        {hours.map((hour, index) => (
          <>
            {dayOf(hours[index - 1], journey.zone) !== dayOf(hour, journey.zone) && (
              <li class="hours-day">{longDay(hour.at, journey.zone)}</li>
            )}
            {hour.quietBefore > 0 && <li class="hours-quiet">{quietWords(hour.quietBefore)}</li>}
            <li class="hour">
              <ol>
                {hour.happened.map((one) => (
                  <li>
                    <time dateTime={isoTime(one.at)}>{clockTime(one.at, journey.zone)}</time>
                    <span>{drawLine(one.line, journey.me)}</span>
                  </li>
                ))}
              </ol>
            </li>
          </>
        ))}
      </ol>
      <footer class="sheet-foot">
        <button type="button" class="button primary" data-close>
          Back to the desk
        </button>
      </footer>
    </dialog>
  );
};

const byHour = (journey: Journey): Hour[] => {
  const hours: Hour[] = [];
  let before = journey.from;
  for (const one of [...journey.happened].sort((a, b) => a.at - b.at)) {
    const key = `${dayKey(one.at, journey.zone)} ${clockTime(one.at, journey.zone).slice(0, 2)}`;
    const open = hours.at(-1);
    if (open?.key === key) open.happened.push(one);
    else hours.push({ at: one.at, key, happened: [one], quietBefore: Math.floor((one.at - before) / HOUR) });
    before = one.at;
  }
  return hours;
};

const dayOf = (hour: Hour | undefined, zone: Zone): string | null =>
  hour === undefined ? null : dayKey(hour.at, zone);

const quietWords = (hours: number): string => (hours === 1 ? "a quiet hour" : `${hours} quiet hours`);

const countWords = (count: number): string =>
  count === 0 ? "Nothing happened." : count === 1 ? "One thing happened." : `${count} things happened.`;

/** `2 days 14 hours`, `15 minutes`: the two largest units. */
const spanWords = (ms: number): string => {
  const units = [
    { name: "day", ms: 24 * HOUR },
    { name: "hour", ms: HOUR },
    { name: "minute", ms: HOUR / 60 },
  ];
  let rest = ms;
  const words = units.flatMap((unit) => {
    const count = Math.floor(rest / unit.ms);
    rest -= count * unit.ms;
    return count === 0 ? [] : [`${count} ${unit.name}${count === 1 ? "" : "s"}`];
  });
  return words.slice(0, 2).join(" ") || "No time";
};
