/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { ChannelReading } from "../console-ports.ts";
import { domId } from "../dom-id.ts";
import type { Place } from "../places.ts";
import { Icon } from "./icon.tsx";

/** The left column's list. The place in view is always read. */
export const drawPlaceList = (places: Place[], readings: ChannelReading[], here: string): JSX.Element => {
  const unread = (place: Place): number =>
    place.id === here ? 0 : (readings.find(({ channel }) => channel === place.id)?.unread ?? 0);
  const group = (label: string, members: Place[]): JSX.Element => (
    <section class="place-group" aria-label={label}>
      <h2>{label}</h2>
      <ul>{members.map((place) => drawPlace(place, unread(place), place.id === here))}</ul>
    </section>
  );
  const total = places.reduce((sum, place) => sum + unread(place), 0);
  return (
    <>
      {group(
        "Channels",
        places.filter(({ direct }) => !direct),
      )}
      {group(
        "Direct messages",
        places.filter(({ direct }) => direct),
      )}
      <span id="unread-total" data-total={total} hidden />
    </>
  );
};

const drawPlace = (place: Place, unread: number, here: boolean): JSX.Element => (
  <li>
    <a
      class={`place${unread > 0 ? " unread" : ""}`}
      id={domId("place", place.id)}
      href={placeUrl(place.id)}
      aria-current={here ? "page" : undefined}
    >
      <Icon name={place.direct ? "bell" : "hash"} />
      <span class="place-name">{place.name}</span>
      {place.own && !place.direct && <span class="tag">yours</span>}
      {unread > 0 && (
        <span class="badge">
          {unread > 99 ? "99+" : unread}
          <span class="unseen"> unread</span>
        </span>
      )}
    </a>
  </li>
);

export const placeUrl = (channel: string): string => `/?${new URLSearchParams({ in: channel })}`;

/** A case, shown in the reader's own chat with the desk. */
export const caseUrl = (number: number): string => `/?${new URLSearchParams({ show: String(number) })}`;
