import { describe, expect, it } from "vitest";
import { createMailDirectory } from "../../../src/chat/mail/mail-directory.ts";
import { instant } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";

const [first, second, ...others] = aDesk.people;
const [parts, ...departments] = aDesk.departments;
if (first === undefined || second === undefined || parts === undefined) throw new Error("The desk is empty.");
const desk = {
  people: [{ ...first, mail: " Raj@Firm.example" }, { ...second, mail: null }, ...others],
  departments: [{ ...parts, places: { mail: "Parts@firm.example", slack: "#parts" } }, ...departments],
  operations: { mail: "ops@firm.example" },
};
const directory = createMailDirectory(() => desk);

describe("the directory of mail", () => {
  it("knows the desk's people by their address, as members, however it is typed", async () => {
    const known = {
      userId: "Raj@Firm.example",
      tenant: "local",
      name: first.name,
      mail: "Raj@Firm.example",
      standing: "member",
    };
    expect(await directory.person("raj@firm.example ")).toEqual(known);
    expect(await directory.personByMail("RAJ@FIRM.EXAMPLE")).toEqual(known);
  });

  it.each(["stranger@firm.example", "", "null", second.id])("knows nobody as %j", async (mail) => {
    expect(await directory.person(mail)).toBeNull();
    expect(await directory.personByMail(mail)).toBeNull();
  });

  it("knows the places the desk file names for mail, and no others", async () => {
    expect(await directory.place("parts@firm.example")).toMatchObject({
      externalId: "Parts@firm.example",
      internal: true,
    });
    expect(await directory.place("ops@firm.example")).toMatchObject({ externalId: "ops@firm.example", internal: true });
    for (const address of ["#parts", "all@elsewhere.example", "raj@firm.example", ""])
      expect(await directory.place(address)).toBeNull();
  });

  it("knows nobody to be quiet", async () => {
    expect(await directory.quietUntil("raj@firm.example", instant(0))).toBeNull();
  });
});
