import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Field, Form } from "../../../src/card/card.ts";
import { drawForm } from "../../../src/chat/console/draw-form.tsx";
import { byClass, elements, readHtml, shapeOf, textOf } from "../../support/read-html.ts";

const form = (fields: Field[], choices: Form["choices"] = []): Form => ({
  title: "Update FT-42",
  submit: "Add the note",
  ask: { verb: "update", numbers: [42], args: {} },
  basis: { status: "claimed", assignee: "raj", offer: null },
  intro: null,
  fields,
  choices,
});
const origin = { in: "parts", message: "7", thread: null, note: null, home: "notes-7" };
const draw = (drawn: Form) => readHtml(renderToString(drawForm(drawn, origin, { me: "raj", nonce: "n" })));

const shared = { hint: null, required: true, initial: null };
const note: Field = { ...shared, kind: "text", id: "words", label: "Note", maxLength: 3000 };
const until: Field = {
  ...shared,
  kind: "line",
  id: "until",
  label: "Until",
  maxLength: 200,
  required: false,
  hint: "fri",
};
const where: Field = {
  ...shared,
  kind: "choice",
  id: "where",
  label: "Where",
  initial: "mail",
  options: [
    { value: "phone", label: "A call" },
    { value: "mail", label: "A mail" },
  ],
};

describe("a form on the console", () => {
  it.each<[string, Field, string]>([
    ["text", note, "textarea"],
    ["line", until, "input"],
    ["choice", where, "select"],
  ])("draws a field of kind %s with its label and the place for its problem", (_kind, field, tag) => {
    const root = draw(form([field]));
    const input = elements(root).find(({ attributes }) => attributes.name === `f.${field.id}`);
    expect(input?.tag).toBe(tag);
    expect("required" in (input?.attributes ?? {})).toBe(field.required);
    const label = elements(root).find(({ tag: name }) => name === "label");
    expect(label?.attributes.for).toBe(input?.attributes.id);
    expect(input?.attributes["aria-describedby"]).toContain(`problem-${field.id}`);
    expect(byClass(root, "problem").map(({ attributes }) => attributes.id)).toContain(`problem-${field.id}`);
  });

  it("shows what was there before", () => {
    const root = draw(form([{ ...note, initial: "as it was" }, where]));
    const typed = elements(root).find(({ tag }) => tag === "textarea");
    expect(typed && textOf(typed)).toBe("as it was");
    const chosen = elements(root).filter(({ tag, attributes }) => tag === "option" && "selected" in attributes);
    expect(chosen.map(textOf)).toEqual(["A mail"]);
  });

  it("carries what it asks and where its answer goes", () => {
    const root = draw(form([note]));
    const hidden = elements(root).find(({ attributes }) => attributes.name === "form");
    expect(JSON.parse(hidden?.attributes.value ?? "")).toEqual({ ask: form([]).ask, basis: form([]).basis });
    const dialog = elements(root).find(({ tag }) => tag === "dialog");
    expect(dialog?.attributes["hx-target"]).toBe("#notes-7");
    expect(JSON.parse(dialog?.attributes["hx-vals"] ?? "")).toEqual({ in: "parts", message: "7", home: "notes-7" });
  });

  it("offers choices alone without a form to send", () => {
    const choice = { label: "Pass", ask: form([]).ask, basis: null, style: "plain" as const, opens: true };
    const root = draw(form([], [choice]));
    expect(elements(root).map(({ tag }) => tag)).not.toContain("form");
    expect(byClass(root, "choices").map(textOf)).toEqual(["Pass"]);
  });

  it("stays the same shape whatever the words in it are", () => {
    const all = (words: string): Form => ({
      ...form([
        { ...note, label: words, hint: words, initial: words },
        { ...until, label: words, hint: words, initial: words },
        { ...where, label: words, options: [{ value: words, label: words }] },
      ]),
      title: words,
      submit: words,
      intro: [{ kind: "said", text: words }],
    });
    const pieces = fc.constantFrom("</textarea><script>", `"><b>`, "</option></select>", "</dialog>", "&quot;", "x");
    const plain = shapeOf(draw(all("plain")));
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), (found) => {
        expect(shapeOf(draw(all(found.join(""))))).toEqual(plain);
      }),
    );
  });
});
