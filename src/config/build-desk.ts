import type { CalendarSpec } from "../core/coverage/calendar.ts";
import type { Person, PlaceAddresses, Rota, RoutingRule, Severity } from "../core/desk/desk.ts";
import { type ClockKind, clockKinds, type Department, type Desk, type EscalationId } from "../core/desk/desk.ts";
import { authorityFromFile } from "./authority-in-file.ts";
import { calendarFromFile, freezeHolidays } from "./calendar-in-file.ts";
import { callsFromFile } from "./calls-in-file.ts";
import { ALWAYS } from "./check-hours.ts";
import { handOverFromFile } from "./check-rota.ts";
import { listOf } from "./check-routing.ts";
import {
  alwaysOnSeverities,
  defaultCalendar,
  defaultCauses,
  defaultEscalationOf,
  defaultEscalations,
  defaultSeverities,
  NO_ESCALATION,
} from "./desk-defaults.ts";
import type { CalendarInFile, DeskFile, RotaInFile } from "./desk-shape.ts";
import { digestsFromFile, tagsFromFile } from "./digests-in-file.ts";
import { readDuration } from "./duration.ts";
import { followUpFromFile } from "./follow-up-in-file.ts";
import { leaseFromFile } from "./lease-in-file.ts";
import { nameFromId } from "./name-from-id.ts";
import { stepsFromFile } from "./steps-in-file.ts";
import { targetsFromFile } from "./targets-in-file.ts";

/** The desk of a file that was checked, every default filled in and holidays frozen around `year`. */
export const buildDesk = (file: DeskFile, year: number): Desk => {
  const departments = departmentsOf(file, year);
  const triage = file.triage ?? departments[0]?.id ?? "";
  const escalations = { ...defaultEscalations, ...file.escalations };
  return {
    organisation: file.organisation.trim(),
    zone: file.zone,
    language: file.language,
    command: file.command,
    speakers: { public: file.speakers.public ?? triage, private: file.speakers.private ?? triage },
    triage,
    operations: placesOf(file.operations, "operations"),
    departments,
    people: peopleOf(file, departments, year),
    severities: severitiesOf(file),
    escalations: Object.fromEntries(Object.entries(escalations).map(([id, steps]) => [id, stepsFromFile(steps)])),
    routing: file.routing.map(ruleOf),
    connectors: Object.entries(file.connectors).map(([name, { kind, ...tags }]) => ({
      name,
      kind,
      ...tagsFromFile(tags),
    })),
    nags: {
      perHour: file.nags["per-hour"],
      nextAfterMs: readDuration(file.nags["next-after"]) ?? 0,
      beforeClosingMs: readDuration(file.nags["before-closing"]) ?? 0,
    },
    webhooks: Object.entries(file.webhooks).map(([name, { url, events }]) => ({
      name,
      url,
      events: events === undefined ? null : [...new Set(events)],
    })),
    routes: Object.entries(file.routes).map(([id, route]) => ({
      id,
      name: route.name?.trim() ?? nameFromId(id),
      calendar: calendarOf(route.calendar, file.zone, file, year),
      to: route.to,
    })),
    ...(Object.keys(file.digests).length === 0 ? {} : { digests: digestsFromFile(file) }),
    lastResort: file["last-resort"] ?? null,
    causes: Object.entries(file.causes ?? defaultCauses).map(([id, cause]) => ({
      id,
      name: cause.name?.trim() ?? nameFromId(id),
      department: cause.department ?? null,
    })),
    calls: callsFromFile(file),
    followUp: followUpFromFile(file),
    incidents: {
      customers: file.incidents.customers,
      withinMs: readDuration(file.incidents.within) ?? 0,
      links: file.incidents.link === "always",
    },
    outside: {
      workers: Object.entries(file.outside.people).map(([id, { name, mail, department }]) => ({
        id,
        name: name.trim(),
        mail: mail.toLowerCase(),
        department: department ?? null,
      })),
      domains: [...new Set(file.outside.domains)],
      lastsMs: readDuration(file.outside["link-lasts"]) ?? 0,
    },
    authority: authorityFromFile(file, departments),
    consentWords: Object.fromEntries(Object.entries(file.consent).filter(([, words]) => words.length > 0)),
  };
};

const departmentsOf = (file: DeskFile, year: number): Department[] =>
  Object.entries(file.departments).map(([id, department]) => {
    const zone = department.zone ?? file.zone;
    return {
      id,
      name: department.name?.trim() ?? nameFromId(id),
      zone,
      calendar: calendarOf(department.calendar ?? defaultCalendar, zone, file, year),
      places: placesOf(department.places, id),
      lead: department.lead ?? null,
      deputy: department.deputy ?? null,
      fallback: department.fallback ?? null,
      targets: targetsFromFile(department.targets, "hours"),
      rota: department.rota === undefined ? null : rotaOf(department.rota, zone, file, year),
      leaseMs: leaseFromFile(department.lease),
      shadow: department.shadow,
      ...tagsFromFile(department),
      currency: department.currency ?? file.currency,
    };
  });

const rotaOf = (rota: RotaInFile, zone: string, file: DeskFile, year: number): Rota => ({
  handOver: handOverFromFile(rota["hand-over"]),
  order: [...rota.order],
  from: rota.from,
  hours: rota.hours === undefined || rota.hours === ALWAYS ? null : calendarOf(rota.hours, zone, file, year),
});

const peopleOf = (file: DeskFile, departments: Department[], year: number): Person[] =>
  Object.entries(file.people).map(([id, person]) => {
    const department = departments.find((candidate) => candidate.id === person.department);
    const zone = person.zone ?? department?.zone ?? file.zone;
    const leads = departments.some((candidate) => candidate.lead === id);
    return {
      id,
      name: person.name.trim(),
      department: person.department,
      roles: [...new Set(leads ? [...person.roles, "lead" as const] : person.roles)],
      zone,
      calendar:
        person.calendar === undefined
          ? (department?.calendar ?? ALWAYS)
          : calendarOf(person.calendar, zone, file, year),
      mail: person.mail?.toLowerCase() ?? null,
      slack: person.slack ?? null,
      teams: person.teams?.toLowerCase() ?? null,
      language: person.language ?? null,
    };
  });

const severitiesOf = (file: DeskFile): Severity[] =>
  Object.entries(file.severities ?? defaultSeverities).map(([id, severity]) => {
    const always = alwaysOnSeverities.includes(id);
    return {
      id,
      name: severity.name?.trim() ?? nameFromId(id),
      targets: targetsFromFile(severity.targets, always ? "24x7" : "hours"),
      pausedByWait: [...new Set(severity["paused-by-wait"])],
      pausedByIncident: [...new Set(severity["paused-by-incident"])],
      escalation: escalationOf(severity.escalations, always),
    };
  });

const escalationOf = (
  named: { [kind in ClockKind]?: string | undefined },
  loud: boolean,
): Partial<Record<ClockKind, EscalationId>> => {
  const made: Partial<Record<ClockKind, EscalationId>> = {};
  for (const kind of clockKinds) {
    const id = named[kind] ?? `${defaultEscalationOf[kind]}${loud ? "-loud" : ""}`;
    if (id !== NO_ESCALATION) made[kind] = id;
  }
  return made;
};

const ruleOf = (rule: DeskFile["routing"][number]): RoutingRule => {
  const when: RoutingRule["when"] = {};
  for (const condition of ["words", "sources", "connectors", "products", "languages"] as const) {
    const values = listOf<string>(rule.when[condition]).map((value) => value.trim());
    if (values.length > 0) when[condition] = values;
  }
  return { name: rule.name.trim(), when, to: rule.to, severity: rule.severity ?? null };
};

const calendarOf = (calendar: string | CalendarInFile, zone: string, file: DeskFile, year: number): CalendarSpec => {
  const hours = typeof calendar === "string" ? file.calendars[calendar] : calendar;
  return hours === undefined ? ALWAYS : freezeHolidays(calendarFromFile(hours, zone), year);
};

/** Every department has a room in the console, which costs nothing. */
const placesOf = (places: DeskFile["operations"], room: string): PlaceAddresses => ({
  ...(places.slack === undefined ? {} : { slack: places.slack }),
  ...(places.teams === undefined ? {} : { teams: places.teams }),
  console: places.console ?? room,
});
