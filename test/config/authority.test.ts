import { describe, expect, test } from "vitest";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { deskOf, edited, problemsOf, smallDesk, YEAR } from "./small-desk.ts";

const withAuthority = (block: string): string => `${smallDesk}${block}`;

describe("what people may give", () => {
  test("of a file that says nothing: nobody alone, any lead or manager says yes", () => {
    const any = { case: null, customer: null, kinds: {} };
    expect(deskOf(smallDesk)).toMatchObject({
      authority: {
        currency: "USD",
        alone: false,
        limits: { care: { lead: any, manager: any } },
        cover: null,
        pays: null,
      },
      consentWords: {},
    });
  });

  test("is read for every department, in minor units of its own currency", () => {
    const inYen = edited(smallDesk, "  parts:\n", "  parts:\n    currency: JPY\n").text;
    const desk = deskOf(`${inYen}
authority:
  limits:
    agent: 50
    lead: { case: 200, customer: 300, refund: 100 }
    manager: any
  departments:
    parts: { agent: { case: 5000 } }
  cover: 150
  pays: care
  rates: { JPY: 0.0065 }
consent: { wipe: [re-image] }
`);
    const { limits, cover, rates, pays, alone } = desk.authority;
    expect(limits.care).toEqual({
      agent: { case: 5000, customer: 5000, kinds: {} },
      lead: { case: 20_000, customer: 30_000, kinds: { refund: 10_000 } },
      manager: { case: null, customer: null, kinds: {} },
    });
    expect(limits.parts?.agent).toEqual({ case: 5000, customer: 5000, kinds: {} });
    expect(limits.parts?.lead).toEqual({ case: 200, customer: 300, kinds: { refund: 100 } });
    expect(cover?.care?.case).toBe(15_000);
    expect({ rates, pays, alone }).toEqual({ rates: { JPY: 6500 }, pays: "care", alone: true });
    expect(desk.departments.map(({ currency }) => currency)).toEqual(["USD", "JPY"]);
    expect(desk.consentWords).toEqual({ wipe: ["re-image"] });
  });

  test.each([
    ["authority: { limits: { agent: fifty } }", "authority.limits.agent", "Write"],
    ["authority: { limits: { agent: -5 } }", "authority.limits.agent", "Write"],
    ["authority: { limits: { boss: 50 } }", "authority.limits.boss", "Its keys are agent, lead, manager, admin."],
    ["authority: { pays: carre }", "authority.pays", "Did you mean `care`?"],
    ["authority: { departments: { carre: { agent: 5 } } }", "authority.departments.carre", "Did you mean `care`?"],
    ["authority: { rates: { EURO: 1.1 } }", "authority.rates.EURO", "EUR"],
    ["authority: { rates: { USD: 1 } }", "authority.rates.USD", "Take it out"],
    ["currency: UDS", "currency", "USD or EUR"],
  ])("is refused with where and what to do: %s", (block, path, remedy) => {
    const problems = problemsOf(readDeskFile(withAuthority(`${block}\n`), "desk.yaml", YEAR));
    expect(problems.map((problem) => problem.path)).toContain(path);
    expect(problems.find((problem) => problem.path === path)?.remedy).toContain(remedy);
  });

  test("a department with another currency needs its rate", () => {
    const inEuro = edited(smallDesk, "  parts:\n", "  parts:\n    currency: EUR\n").text;
    const [problem] = problemsOf(readDeskFile(`${inEuro}authority: { limits: { agent: 5 } }\n`, "desk.yaml", YEAR));
    expect(problem).toMatchObject({ path: "authority.rates", remedy: expect.stringContaining("rates: { EUR: 1.1 }") });
  });

  test.each([
    ["limits: { agent: 50, lead: 40, manager: any }", "`lead` may decide less than `agent`."],
    ["limits: { lead: { case: 50, customer: 40 }, manager: any }", "its limit is never reached"],
    ["limits: { lead: { case: 50, refund: 60 }, manager: any }", "it is never reached"],
    ["limits: { agent: 0 }", "No role may decide anything"],
  ])("what cannot be meant is worth a look: %s", (limits, says) => {
    const read = readDeskFile(withAuthority(`authority: { ${limits} }\n`), "desk.yaml", YEAR);
    expect("warnings" in read ? read.warnings.map(({ message }) => message).join() : read).toContain(says);
  });
});
