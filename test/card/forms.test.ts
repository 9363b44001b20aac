import { describe, expect, test } from "vitest";
import { basisHolds, basisOf, caseButton } from "../../src/card/buttons.ts";
import type { Form } from "../../src/card/card.ts";
import { formFor } from "../../src/card/forms.ts";
import { moreForm } from "../../src/card/more-form.ts";
import { en } from "../../src/card/words/en.ts";
import { argNames } from "../../src/core/case/arg-name.ts";
import type { AskArgs } from "../../src/core/case/ask.ts";
import { type VerbName, verbRows } from "../../src/core/case/verbs.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, does, inTriage, monday } from "../support/builders.ts";
import { ownWordsOfForm, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const reader = readerAt(at(20));
const { forms } = en;
const claimed = does(aCase(), "raj", { verb: "claim" }, at(1));

const formOf = (verb: VerbName, kase: typeof claimed | null = claimed, args: AskArgs = {}): Form => {
  const form = formFor({ verb, numbers: kase === null ? [] : [42], args }, kase, "raj", reader);
  if (form === null) throw new Error(`${verb} has no form`);
  return form;
};
const optionsOf = (form: Form, id: string): string[] =>
  form.fields.flatMap((field) =>
    field.id === id && field.kind === "choice" ? field.options.map(({ value }) => value) : [],
  );
const withForms = verbRows
  .map(({ name }) => name)
  .filter((verb) => formFor({ verb, numbers: [42], args: {} }, claimed, "raj", reader) !== null);

describe("a form", () => {
  test("is there for what a line cannot hold, and for nothing else", () => {
    const expected = [
      "new",
      "update",
      "told",
      "wait",
      "pass",
      "no",
      "done",
      "customer",
      "severity",
      "notours",
      "cover",
      "ask",
      "wants",
      "harm",
      "met",
      "cause",
      "link",
      "merge",
      "detach",
      "promise",
      "give",
      "consent",
      "called",
      "reach",
    ];
    expect(withForms.toSorted()).toEqual(expected.toSorted());
  });

  test.each(withForms)("%s asks for everything that the verb needs, under the names that the verb knows", (verb) => {
    const form = formOf(verb);
    const ids = form.fields.map(({ id }) => id);
    const row = verbRows.find(({ name }) => name === verb);
    for (const arg of row?.args ?? []) if (!arg.endsWith("?")) expect(ids).toContain(arg);
    for (const id of ids) expect(argNames).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const field of form.fields) {
      expect(field.label).not.toBe("");
      if (field.kind === "choice") {
        expect(field.options.length).toBeGreaterThan(0);
        expect(new Set(field.options.map(({ value }) => value)).size).toBe(field.options.length);
      }
    }
  });

  test.each(withForms)("%s has a title of its own, with the number, and a word for its button", (verb) => {
    const form = formOf(verb);
    const titles = withForms.map((one) => formOf(one).title);
    expect(titles.filter((title) => title === form.title)).toHaveLength(1);
    expect(form.title).toContain("FT-42");
    expect(ownWordsOfForm(form).slice(0, 2)).not.toContain("");
    expect(form.basis).toEqual(basisOf(claimed));
    expect(formOf(verb, null).basis).toBeNull();
  });

  test("keeps what was typed, and starts where it is", () => {
    const initial = (form: Form, id: string) => form.fields.find((field) => field.id === id)?.initial;
    expect(initial(formOf("wait", claimed, { what: "the post" }), "what")).toBe("the post");
    expect(initial(formOf("wait"), "until")).toBeNull();
    expect(initial(formOf("severity"), "severity")).toBe("normal");
    expect(initial(formOf("told"), "where")).toBe("private");
    expect(initial(formOf("new", null), "source")).toBe("phone");
    expect(initial(formOf("told", claimed, { where: "phone" }), "where")).toBe("phone");
  });

  test("passes to colleagues here first, then to other departments, never to where it is", () => {
    expect(optionsOf(formOf("pass"), "to")).toEqual([
      "@carlos",
      "@lee",
      "social",
      "call-centre",
      "billing",
      "technical",
    ]);
    const labels = formOf("pass", aCase()).fields.flatMap((field) =>
      field.kind === "choice" ? field.options.map(({ label }) => label) : [],
    );
    expect(labels).toContain("Raj Patel (you)");
  });

  test("of a case that is not ours offers the others, and to let somebody pick", () => {
    expect(optionsOf(formOf("notours"), "to")).toEqual(["triage", "social", "call-centre", "billing", "technical"]);
    expect(optionsOf(formOf("notours", inTriage()), "to")).toEqual([
      "social",
      "call-centre",
      "parts",
      "billing",
      "technical",
    ]);
  });

  test("of everything one may do has its choices, and leads nowhere by itself", () => {
    const choice = caseButton(claimed, "release", "Put it back");
    expect(moreForm(claimed, [choice], reader)).toMatchObject({
      title: `${forms.more.title} · FT-42`,
      ask: { verb: "more", numbers: [42], args: {} },
      fields: [],
      choices: [choice],
    });
  });
});

describe("what a button's label implied", () => {
  const offered = does(claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(2));
  test("still holds while status, assignee and offer are the same", () => {
    const basis = basisOf(claimed);
    expect(basisHolds(basis, does(claimed, "emre", { verb: "update", note: "n" }, at(3)))).toBe(true);
    expect(basisHolds(basis, does(claimed, "raj", { verb: "severity", to: "high", why: null }, at(3)))).toBe(true);
  });
  test("does not once any of them is another", () => {
    const basis = basisOf(claimed);
    expect(basisHolds(basis, does(claimed, "raj", { verb: "release" }, at(3)))).toBe(false);
    expect(basisHolds(basis, does(claimed, "lee", { verb: "pass", to: { person: "carlos" }, why: null }, at(3)))).toBe(
      false,
    );
    expect(basisHolds(basis, offered)).toBe(false);
    expect(basisHolds(basisOf(offered), claimed)).toBe(false);
    expect(basisHolds(basisOf(offered), does(offered, "raj", { verb: "update", note: "n" }, at(3)))).toBe(true);
  });
});
