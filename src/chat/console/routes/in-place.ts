import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import type { ConsoleParts } from "../console-ports.ts";
import { say, type Take, type Visitor } from "../gate.ts";
import type { Reading } from "../pages/message.tsx";
import { type Place, placesOf } from "../places.ts";
import { bodyFields, queryFields } from "./read-fields.ts";

type TakeInPlace = (visitor: Visitor, place: Place, request: Request, response: Response) => Promise<void> | void;

/** Only what this person may see: the place named `in`, in the address line or in the form. Else 404 and a sentence. */
export const inPlace =
  (parts: Pick<ConsoleParts, "desk">, take: TakeInPlace): Take =>
  async (visitor, request, response) => {
    const asked = queryFields(request).in ?? bodyFields(request).in;
    const place = placesOf(parts.desk, visitor.person).find(({ id }) => id === asked);
    if (place === undefined) return say(response, 404, gone);
    await take(visitor, place, request, response);
  };

const gone = "This place is not here any more. Pick another one on the left.";

/** A reading has a name of its own, from which the keys of the buttons drawn in it are made. */
export const readingOf = (visitor: Visitor, place: Place): Reading => ({
  me: visitor.person.id,
  zone: place.zone,
  nonce: randomUUID(),
  threads: !place.direct,
});
