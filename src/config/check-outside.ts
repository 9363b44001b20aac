import { checkReference, type Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";
import { readDuration } from "./duration.ts";

/** Domains at which anybody gets an address: allowing one would let work go to everybody. */
const forEverybody = [
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "yahoo.com",
  "icloud.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "aol.com",
  "proton.me",
];

export const checkOutside = (file: DeskFile, { refuse }: Reports): void => {
  const { people, domains } = file.outside;
  for (const [id, { department }] of Object.entries(people)) {
    const path = ["outside", "people", id];
    checkReference(refuse, [...path, "department"], {
      id: department,
      kind: "department",
      known: Object.keys(file.departments),
    });
    if (Object.hasOwn(file.people, id) || Object.hasOwn(file.departments, id)) {
      const what = Object.hasOwn(file.people, id) ? "a person" : "a department";
      refuse(path, `\`${id}\` is ${what} as well, so \`pass 42.1 ${id}\` could mean both.`, "Choose another id.");
    }
  }
  for (const [index, domain] of domains.entries()) {
    if (!forEverybody.includes(domain)) continue;
    refuse(
      ["outside", "domains", index],
      `Anybody can have an address at ${domain}.`,
      "Name each such person under `outside.people` instead.",
    );
  }
  if (readDuration(file.outside["link-lasts"]) === 0) {
    refuse(
      ["outside", "link-lasts"],
      "A link that lasts no time can be answered by nobody.",
      "Write a length such as `3d`.",
    );
  }
};
