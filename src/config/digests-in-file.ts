import type { DigestPlan, Tags, Weekday } from "../core/desk/desk.ts";
import { weekdays } from "../core/desk/desk.ts";
import { wholeDesk } from "../core/digest/scope.ts";
import { checkReference, type Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";

/** Digests name people, departments and tags that the file has, and a mail needs an address. */
export const checkDigests = (file: DeskFile, { refuse }: Reports): void => {
  const departments = Object.keys(file.departments);
  const people = Object.keys(file.people);
  for (const [id, digest] of Object.entries(file.digests)) {
    const path = ["digests", id];
    if (departments.includes(digest.to) && people.includes(digest.to)) {
      refuse([...path, "to"], `\`${digest.to}\` is a person and a department.`, "Give one of them another id.");
    }
    checkReference(refuse, [...path, "to"], {
      id: digest.to,
      kind: "person or department",
      known: [...people, ...departments],
    });
    for (const [index, department] of listOf(digest.departments).entries()) {
      checkReference(refuse, [...path, "departments", index], {
        id: department,
        kind: "department",
        known: departments,
      });
    }
    for (const tag of ["region", "site", "brand"] as const) {
      const known = [...Object.values(file.departments), ...Object.values(file.connectors)].flatMap(
        (one) => one[tag] ?? [],
      );
      checkReference(refuse, [...path, tag], { id: digest[tag], kind: tag, known: [...new Set(known)] });
    }
    if (digest.way === "mail" && departments.includes(digest.to)) {
      refuse([...path, "way"], "A department has no mail address here.", "Name a person in `to`, or use `way: chat`.");
    }
    const person = file.people[digest.to];
    if (digest.way === "mail" && person !== undefined && person.mail === undefined) {
      refuse(
        [...path, "way"],
        `\`${digest.to}\` has no mail address.`,
        `Add \`mail:\` to \`${digest.to}\`, or use \`way: chat\`.`,
      );
    }
    if (daysFromFile(digest.days).length === 0) {
      refuse([...path, "days"], `\`${digest.days}\` is no range of weekdays.`, "Write `mon-fri` or `mon, wed, fri`.");
    }
  }
};

export const digestsFromFile = (file: DeskFile): DigestPlan[] =>
  Object.entries(file.digests).map(([id, digest]) => {
    const person = file.people[digest.to];
    const home = file.departments[person?.department ?? digest.to]?.zone ?? file.zone;
    return {
      id,
      to: person === undefined ? { department: digest.to } : { person: digest.to },
      scope: {
        ...wholeDesk,
        departments: listOf(digest.departments),
        sources: listOf(digest.sources),
        region: digest.region ?? null,
        site: digest.site ?? null,
        brand: digest.brand ?? null,
      },
      at: digest.at,
      zone: digest.zone ?? person?.zone ?? home,
      days: daysFromFile(digest.days),
      way: digest.way,
      people: digest.people,
    };
  });

/** Undefined where the file says none, so that desks without tags look as they always have. */
export const tagsFromFile = ({
  region,
  site,
  brand,
}: { [tag in keyof Tags]?: string | undefined }): { tags?: Tags } => {
  const tags: Tags = {
    ...(region === undefined ? {} : { region }),
    ...(site === undefined ? {} : { site }),
    ...(brand === undefined ? {} : { brand }),
  };
  return Object.keys(tags).length === 0 ? {} : { tags };
};

const listOf = <T>(given: T | T[] | undefined): T[] => (given === undefined ? [] : ([given].flat() as T[]));

/** `mon-fri` and `mon, wed, fri`, also across a weekend (`sat-mon`). */
const daysFromFile = (written: string): Weekday[] => {
  const found = new Set<Weekday>();
  for (const part of written.split(/[\s,]+/).filter((one) => one !== "")) {
    const [first, last = first] = part.split("-") as Weekday[];
    const [from, to] = [weekdays.indexOf(first as Weekday), weekdays.indexOf(last as Weekday)];
    if (from === -1 || to === -1) return [];
    for (let day = from; ; day = (day + 1) % 7) {
      found.add(weekdays[day] as Weekday);
      if (day === to) break;
    }
  }
  return weekdays.filter((day) => found.has(day));
};
