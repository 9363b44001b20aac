/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { randomUUID } from "node:crypto";
import type { Response } from "express";
import type { JSX } from "preact";
import type { Answer, Asked, PostRef } from "../../ports.ts";
import type { ConsoleParts } from "../console-ports.ts";
import { drawForm, type FormOrigin, problemId } from "../draw-form.tsx";
import { say, type Take, type Visitor } from "../gate.ts";
import { drawFace, drawNote, drawNoteFace, type Reading } from "../pages/message.tsx";
import type { Place } from "../places.ts";
import { readForm, readPressed, readWords } from "../read-input.ts";
import { inPlace, readingOf } from "./in-place.ts";
import { bodyFields } from "./read-fields.ts";
import { sendPart } from "./send-part.ts";

/** Where an asking came from, and what its answer is drawn for. */
type Asking = {
  visitor: Visitor;
  place: Place;
  origin: FormOrigin;
  reading: Reading;
  asked: string | null;
  /** The form's fields, each of which has its sentence replaced. */
  fields: string[];
};

const unreadable = "The page sent something this desk does not know. Load it again.";

/** The asking side: typed words, pressed buttons, sent forms. */
export const takeAsking = (parts: ConsoleParts, ask: (asked: Asked) => Promise<Answer>) => {
  const { book, desk } = parts;

  const begin = (visitor: Visitor, place: Place, body: Record<string, string>): Asking => ({
    visitor,
    place,
    origin: {
      in: place.id,
      message: body.message ?? null,
      thread: body.thread ?? null,
      note: body.note ?? null,
      home: homeOf(body.home),
    },
    reading: readingOf(visitor, place),
    asked: null,
    fields: [],
  });

  const spotOf = ({ place, origin }: Asking): Asked["at"] => ({
    channel: place.id,
    thread: origin.thread === null ? null : { channel: place.id, message: origin.thread },
    direct: place.direct,
    // What is typed here and what is answered are shown to the asker alone.
    overheard: false,
  });

  const run = async (asking: Asking, what: Pick<Asked, "ask" | "basis" | "way">, key: string): Promise<Answer> =>
    await ask({
      by: { platform: "console", tenant: "local", userId: asking.visitor.person.id, name: asking.visitor.person.name },
      at: spotOf(asking),
      key: `console:${asking.visitor.person.id}:${key}`,
      ...what,
    });

  /** A clicked message is redrawn in the book, so that everybody stops seeing what no longer holds. */
  const refresh = async (asking: Asking, answer: Answer): Promise<JSX.Element | null> => {
    if (answer.refresh === undefined) return null;
    const { origin, place, reading } = asking;
    if (origin.note !== null) return swapFace(drawNoteFace(origin.note, answer.refresh, reading));
    if (origin.message === null) return null;
    const ref: PostRef = { channel: place.id, message: origin.message };
    await book.edit(ref, { card: answer.refresh });
    const message = await book.message(ref);
    return message === null ? null : swapFace(drawFace(message, reading));
  };

  const send = async (response: Response, asking: Asking, answer: Answer): Promise<void> => {
    const { origin, reading } = asking;
    const note = `note-${randomUUID()}`;
    const problems = answer.problems ?? [];
    // Whatever was open is done with, unless it is asked again or shows what to put right.
    if (problems.length === 0 && answer.form === undefined) {
      response.set("HX-Trigger-After-Swap", "console:close-sheet");
    }
    sendPart(
      response,
      <>
        {answer.card !== undefined &&
          drawNote({ id: note, asked: asking.asked, card: answer.card, at: desk.now(), home: origin.home }, reading)}
        {answer.form !== undefined && (
          <div id="sheet-host" hx-swap-oob="innerHTML">
            {drawForm(answer.form, origin, { me: reading.me, nonce: reading.nonce })}
          </div>
        )}
        {(problems.length > 0 || asking.fields.length > 0) && drawProblems(asking.fields, problems)}
        {await refresh(asking, answer)}
      </>,
    );
  };

  return {
    say: inPlace(parts, async (visitor, place, request, response) => {
      const body = bodyFields(request);
      const asking = begin(visitor, place, body);
      const text = (body.text ?? "").trim();
      const read = readWords(text, {
        command: desk.command,
        thread: asking.origin.thread !== null,
        departments: desk.departments().flatMap(({ id, name }) => [id, name]),
      });
      const answer = await run(asking, { ask: read, basis: null, way: "words" }, keyOf(body));
      await send(response, { ...asking, asked: text }, answer);
    }) satisfies Take,

    press: inPlace(parts, async (visitor, place, request, response) => {
      const body = bodyFields(request);
      const pressed = readPressed(body.button ?? "");
      if (pressed === null) return say(response, 400, unreadable);
      const asking = begin(visitor, place, body);
      const answer = await run(asking, { ...pressed, way: "button" }, keyOf(body));
      await send(response, asking, answer);
    }) satisfies Take,

    submit: inPlace(parts, async (visitor, place, request, response) => {
      const body = bodyFields(request);
      const form = readForm(body);
      if (form === null) return say(response, 400, unreadable);
      const asking = { ...begin(visitor, place, body), fields: ["form", ...form.fields] };
      const answer = await run(asking, { ask: form.ask, basis: form.basis, way: "form" }, keyOf(body));
      await send(response, asking, answer);
    }) satisfies Take,
  };
};

/** A page without its script sends no key; each such asking is then its own. */
const keyOf = (body: Record<string, string>): string => body.key?.slice(0, 200) || randomUUID();

/** The list a note is added to. Names that are not ours fall back to the conversation itself. */
const homeOf = (given: string | undefined): string =>
  given !== undefined && /^[A-Za-z][A-Za-z0-9_-]{0,200}$/.test(given) ? given : "stream";

const swapFace = (face: JSX.Element): JSX.Element => ({ ...face, props: { ...face.props, "hx-swap-oob": "true" } });

/** Every field's sentence, empty ones too, so that what was put right stops being complained about. */
const drawProblems = (fields: string[], problems: { field: string; sentence: string }[]): JSX.Element => {
  const elsewhere = problems.filter(({ field }) => !fields.includes(field));
  const sentenceOf = (field: string): string =>
    (field === "form" ? elsewhere : problems.filter((problem) => problem.field === field))
      .map(({ sentence }) => sentence)
      .join(" ");
  return (
    <>
      {fields.map((field) => (
        <p class="problem" id={problemId(field)} role="alert" hx-swap-oob="true">
          {sentenceOf(field)}
        </p>
      ))}
    </>
  );
};
