import type { Zone } from "../../core/time/instant.ts";
import { type ConsoleDesk, type ConsolePerson, directChannel } from "./console-ports.ts";

/** A channel as one person sees it. Everybody sees the desk's channels; a direct chat is its owner's alone. */
export type Place = { id: string; name: string; zone: Zone; direct: boolean; own: boolean };

export const placesOf = (desk: Pick<ConsoleDesk, "channels">, person: ConsolePerson): Place[] => [
  ...desk.channels().map((channel) => ({
    id: channel.id,
    name: channel.name.replace(/^#/, ""),
    zone: channel.zone,
    direct: false,
    own: channel.department === person.department,
  })),
  { id: directChannel(person.id), name: "Followthrough", zone: person.zone, direct: true, own: true },
];

/** Where a person starts: the own department's channel, else the first one, else the direct chat. */
export const firstPlace = (places: Place[]): Place => {
  const place = places.find(({ own, direct }) => own && !direct) ?? places[0];
  if (place === undefined) throw new Error("A person always has a direct chat.");
  return place;
};
