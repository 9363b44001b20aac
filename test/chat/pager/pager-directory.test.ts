import { describe, expect, it } from "vitest";
import { createPagerDirectory } from "../../../src/chat/pager/pager-directory.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";

const [first, ...others] = aDesk.people;
const [parts, ...departments] = aDesk.departments;
if (first === undefined || parts === undefined) throw new Error("The desk is empty.");
const directory = createPagerDirectory(() => ({
  people: [{ ...first, mail: "raj@firm.example" }, ...others.map((person) => ({ ...person, mail: null }))],
  departments: [{ ...parts, places: { pager: "parts-on-call", slack: "#parts" } }, ...departments],
  operations: { pager: "desk" },
}));

describe("the directory of the pager", () => {
  it("knows the desk's people by their id and by mail, as members", async () => {
    const known = { userId: first.id, tenant: "local", name: first.name, mail: "raj@firm.example", standing: "member" };
    expect(await directory.person(first.id)).toEqual(known);
    expect(await directory.personByMail("RAJ@firm.example")).toEqual(known);
    expect(await directory.person("nobody")).toBeNull();
    expect(await directory.personByMail("null")).toBeNull();
    expect(await directory.quietUntil(first.id, instant(0))).toBeNull();
  });

  it("knows the places the desk file names for it, and no others", async () => {
    expect(await directory.place("parts-on-call")).toEqual({
      externalId: "parts-on-call",
      internal: true,
      name: "parts-on-call",
    });
    expect(await directory.place("desk")).toMatchObject({ internal: true });
    for (const address of ["#parts", "", "undefined", first.id]) expect(await directory.place(address)).toBeNull();
  });
});
