/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Field, Form } from "../../card/card.ts";
import type { Words } from "../../card/words/en.ts";
import { wordsIn } from "../../card/words/languages.ts";
import { type Drawing, drawButton } from "./draw-card.tsx";
import { drawLine } from "./draw-line.tsx";
import { Icon } from "./pages/icon.tsx";

/** Where a form's answer goes: the place, the clicked message if any, and the list of notes it is added to. */
export type FormOrigin = {
  in: string;
  message: string | null;
  thread: string | null;
  note: string | null;
  home: string;
};

/** A form as a dialog. It carries what it asks for; each field has a place for the sentence that says what is wrong. */
export const drawForm = (form: Form, origin: FormOrigin, drawing: Drawing): JSX.Element => {
  const { door } = wordsIn(form.language ?? "en");
  return (
    <dialog
      lang={form.language}
      class="sheet"
      aria-labelledby="sheet-title"
      hx-target={`#${origin.home}`}
      hx-swap="beforeend"
      hx-vals={vals(origin)}
    >
      <header class="sheet-head">
        <h2 id="sheet-title">{form.title}</h2>
        <button type="button" class="icon-button" data-close aria-label={door.close}>
          <Icon name="close" />
        </button>
      </header>
      {form.fields.length > 0 || form.choices.length === 0 ? drawFields(form, drawing, door) : drawIntro(form, drawing)}
      {form.choices.length > 0 && (
        <section class="choices" aria-label={form.fields.length > 0 ? door.otherThings : form.title}>
          {form.fields.length > 0 && <p class="choices-label">{door.or}</p>}
          {form.choices.map((choice, index) => drawButton(choice, `${drawing.nonce}.c${index}`))}
        </section>
      )}
    </dialog>
  );
};

const vals = (origin: FormOrigin): string =>
  JSON.stringify(Object.fromEntries(Object.entries(origin).filter(([, value]) => value !== null)));

const drawIntro = (form: Form, drawing: Drawing): JSX.Element | null =>
  form.intro === null ? null : <p class="sheet-intro">{drawLine(form.intro, drawing.me)}</p>;

const drawFields = (form: Form, drawing: Drawing, door: Words["door"]): JSX.Element => (
  <form hx-post="/console/submit" data-key={`${drawing.nonce}.form`} hx-sync="this:drop">
    <input type="hidden" name="form" value={JSON.stringify({ ask: form.ask, basis: form.basis })} />
    {drawIntro(form, drawing)}
    {form.fields.map((field) => drawField(field, door))}
    <p class="problem" id="problem-form" role="alert" />
    <footer class="sheet-foot">
      <button type="button" class="button plain" data-close>
        {door.cancel}
      </button>
      <button type="submit" class="button primary">
        {form.submit}
      </button>
    </footer>
  </form>
);

const drawField = (field: Field, door: Words["door"]): JSX.Element => (
  <div class="field">
    <label for={inputId(field.id)}>
      {field.label}
      {!field.required && <span class="quiet optional"> {door.optional}</span>}
    </label>
    {drawInput(field)}
    {field.hint !== null && (
      <p class="hint" id={`hint-${field.id}`}>
        {field.hint}
      </p>
    )}
    <p class="problem" id={problemId(field.id)} role="alert" />
  </div>
);

const drawInput = (field: Field): JSX.Element => {
  const shared = {
    id: inputId(field.id),
    name: `f.${field.id}`,
    required: field.required,
    "aria-describedby": `${field.hint === null ? "" : `hint-${field.id} `}${problemId(field.id)}`,
  };
  switch (field.kind) {
    case "line":
      return (
        <input
          type="text"
          {...shared}
          maxLength={field.maxLength}
          value={field.initial ?? ""}
          autocomplete="off"
          dir="auto"
        />
      );
    case "text":
      return <textarea {...shared} maxLength={field.maxLength} rows={3} value={field.initial ?? ""} dir="auto" />;
    case "choice":
      return (
        <select {...shared}>
          {!field.required && <option value="" />}
          {field.options.map((option) => (
            <option value={option.value} selected={option.value === field.initial}>
              {option.label}
            </option>
          ))}
        </select>
      );
  }
};

const inputId = (field: string): string => `field-${field}`;
export const problemId = (field: string): string => `problem-${field}`;
