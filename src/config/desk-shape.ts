import { z } from "zod";
import { sources } from "../core/complaint/complaint.ts";
import type { Audience, ClockKind, Role, TargetKind } from "../core/desk/desk.ts";
import { languages } from "../core/desk/language.ts";
import { authority, consent } from "./authority-shape.ts";
import { calls, usualCalls } from "./calls-shape.ts";
import * as is from "./desk-words.ts";
import { incidents, usualIncidents } from "./incidents-in-file.ts";
import { outside, usualLink } from "./outside-in-file.ts";

/** The desk file as it is written. References, times and calendars are checked afterwards, by the `check-` files. */

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

const windows = z.union([is.timeWindow, z.array(is.timeWindow)]);

const calendar = z
  .strictObject({
    zone: is.zoneName.optional().describe("Left out: the zone of whoever uses the calendar."),
    weekly: z.record(is.dayRange, windows).describe("Opening hours by weekday; a day that is left out is closed."),
    dates: z.record(is.holidayDate, windows).optional().describe("Dates with hours of their own."),
    holidays: z
      .union([is.holidayRegion, z.array(is.holidayDate)])
      .optional()
      .describe("Closed on these holidays."),
  })
  .meta({ id: "calendar", description: "Opening hours." });

const calendarOrName = z.union([is.calendarRef, calendar]).describe("24x7, the name of a calendar, or hours in place.");

const places = z
  .strictObject({
    slack: is.slackChannel.optional(),
    teams: is.teamsChannel.optional(),
    console: is.consoleRoom.optional(),
  })
  .meta({ id: "places", description: "Where it is in chat, per platform." });

const target = z
  .union([
    is.duration,
    z.strictObject({
      within: is.duration,
      on: z.enum(["hours", "24x7"]).optional().describe("Whether only opening hours count."),
    }),
  ])
  .meta({ id: "target", description: "How long it may take." });

const perTarget = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    claim: value.optional().describe("Until somebody takes the case."),
    "first-reply": value.optional().describe("Until the customer hears from us."),
    "next-word": value.optional().describe("Until the customer hears from us again."),
    tell: value.optional().describe("Until the customer hears of what was done or decided."),
    resolve: value.optional().describe("Until the matter is put right, counted from the customer's first word."),
    "customer-word": value.optional().describe("Until the customer has said whether it is put right."),
    accept: value.optional().describe("Until a department answers a case that is offered to it."),
    task: value.optional().describe("Until a department has done the piece it was asked for."),
    approval: value.optional().describe("Until somebody has said yes or no to what was asked."),
    call: value.optional().describe("Until a customer who is to be called has been."),
  } satisfies Record<TargetKind, z.ZodType>);

const perClock = <T extends z.ZodType>(value: T) =>
  perTarget(value).extend({
    promise: value.optional().describe("Until what was promised is kept; when that is, the promise says."),
  } satisfies Record<Exclude<ClockKind, TargetKind>, z.ZodType>);

/** Tasks and promises have waits and dates of their own. */
const clock = z.enum([
  "claim",
  "first-reply",
  "next-word",
  "tell",
  "resolve",
  "customer-word",
  "accept",
  "approval",
  "call",
] satisfies ClockKind[]);

const rota = z
  .strictObject({
    "hand-over": is.handOver.default("mon 09:00").describe("When the next person's week begins, in local time."),
    order: z
      .array(is.personRef)
      .min(1)
      .meta({ examples: [["raj", "lee"]], description: "Who has the weeks, one after the other." }),
    from: is.holidayDate.describe("The first hand-over on this date or after it begins the first one's week."),
    hours: calendarOrName.optional().describe("On call in these hours alone. Left out: whenever it is closed."),
  })
  .meta({ id: "rota", description: "Who is on call while the department is closed." });

/** A working day: long enough to hear from a supplier, short enough that the customer's week is not lost. */
const usualLease = "8h";

const tags = {
  region: is.tagName.optional().describe("What figures can be read by."),
  site: is.tagName.optional().describe("What figures can be read by."),
  brand: is.tagName.optional().describe("What figures can be read by."),
};

const digest = z
  .strictObject({
    to: is.digestTarget.describe("A person, or a department's channel."),
    at: is.timeOfDay.default("08:00").describe("In the reader's own time."),
    days: is.dayList.default("mon-fri"),
    zone: is.zoneName.optional().describe("Left out: the reader's."),
    way: z.enum(["chat", "mail"]).default("chat").describe("A mail holds the details as well."),
    departments: oneOrMore(is.departmentRef).optional().describe("Left out: all."),
    sources: oneOrMore(z.enum(sources)).optional().describe("Left out: all."),
    ...tags,
    people: z.boolean().default(false).describe("Whether it says what each person did; else their own figures alone."),
  })
  .meta({ id: "digest", description: "Who is given figures, when and of what." });

const department = z.strictObject({
  name: is.departmentName.optional().describe("Left out: made from the id."),
  zone: is.zoneName.optional().describe("Left out: the organisation's."),
  calendar: calendarOrName.optional(),
  places: places.default({}),
  lead: is.personRef.optional().describe("Whom escalations call the lead."),
  deputy: is.personRef.optional().describe("Stands in for the lead."),
  fallback: is.departmentRef.optional().describe("Takes over what nobody here can."),
  targets: perTarget(target).default({}).describe("Targets that differ from every severity's."),
  rota: rota.optional(),
  lease: is.lease.default(usualLease).describe("Opening hours that a claim lasts without a word of it, or none."),
  currency: is.currencyCode.optional().describe("What its people give in. Left out: the organisation's."),
  shadow: z.boolean().default(false).describe("Tried out: what it would be sent goes to operations alone."),
  ...tags,
});

const role = z.enum(["agent", "lead", "manager", "admin"] satisfies Role[]);

const person = z.strictObject({
  name: is.personName,
  department: is.departmentRef,
  roles: z.array(role).min(1).default(["agent"]).describe("A department's lead is a lead without saying so."),
  mail: is.mailAddress.optional(),
  slack: is.slackUser.optional(),
  teams: is.teamsUser.optional(),
  zone: is.zoneName.optional().describe("Left out: the department's."),
  calendar: calendarOrName.optional().describe("Left out: the department's."),
  language: z.enum(languages).optional().describe("Left out: as their chat has it."),
});

const severity = z.strictObject({
  name: is.severityName.optional().describe("Left out: made from the id."),
  targets: perTarget(target).describe("A clock that is left out does not run."),
  "paused-by-wait": z.array(clock).default(["resolve", "next-word"]).describe("Clocks that a wait stops."),
  "paused-by-incident": z
    .array(clock)
    .default(["resolve"])
    .describe("Clocks that stop while the case is part of an incident that is on."),
  escalations: perClock(is.escalationRef).default({}).describe("Who is told when, by clock."),
});

const audience = z.enum(["assignee", "speaker", "department", "lead", "manager"] satisfies Audience[]);

const step = z
  .strictObject({
    at: is.stepTime.optional().describe("A share of the time allowed, or due."),
    after: is.duration.optional().describe("This long after the clock falls due."),
    every: is.duration.optional().describe("Again and again after the step before, or after `after`."),
    times: z.int().min(1).max(50).optional().describe("How often at most; only with every."),
    tell: z
      .array(audience)
      .min(1)
      .meta({ examples: [["assignee"]] }),
    loud: z.boolean().default(false).describe("Does not wait for opening hours."),
  })
  .meta({ id: "step", description: "One step of an escalation: at, after or every." });

const routingRule = z.strictObject({
  name: is.ruleName,
  when: z
    .strictObject({
      words: oneOrMore(is.matchWord).optional(),
      sources: oneOrMore(z.enum(sources)).optional(),
      connectors: oneOrMore(is.connectorRef).optional(),
      products: oneOrMore(is.matchWord).optional(),
      languages: oneOrMore(is.languageTag).optional(),
    })
    .default({})
    .describe("All of these must hold; in each, one of the values. Left out: always."),
  to: is.destination,
  severity: is.severityRef.optional().describe("Left out: judged from the words."),
});

const contactRoute = z.strictObject({
  name: is.routeName.optional().describe("Left out: made from the id."),
  calendar: calendarOrName.default("24x7").describe("When customers get through. Left out: always."),
  to: is.routeTarget.describe("Where it leads: a department, or another route that it names."),
});

const lastResort = z.strictObject({
  person: is.personRef.describe("The last person a loud reminder goes to."),
  pager: z.boolean().default(false).describe("Whether the pager is called as well."),
  mail: z.boolean().default(false).describe("Whether that person gets a mail as well."),
});

const cause = z.strictObject({
  name: is.causeName.optional().describe("Left out: made from the id."),
  department: is.departmentRef.optional().describe("The department that could end it."),
});

/** Long enough for a repair to have proved itself, short enough that somebody still remembers. */
const usualFollowUp = { after: "3d" };

const followUp = z.strictObject({
  after: is.followUpAfter.default(usualFollowUp.after).describe("How long after it was closed, or none."),
  severities: z
    .array(is.severityRef)
    .optional()
    .describe("Cases of these hurt. Left out: critical and high, as far as there are any."),
});

const usualManners = { "per-hour": 4, "next-after": "15m", "before-closing": "30m" };

const connector = z.strictObject({
  kind: z.enum(["webhook"]).meta({ examples: ["webhook"], description: "webhook takes signed JSON." }),
  ...tags,
});

const outgoing = z.strictObject({
  url: is.webhookUrl.describe("Where each event is posted, signed with WEBHOOK_SECRET_<NAME>."),
  events: z.array(is.eventType).min(1).optional().describe("Only these. Left out: all but what clocks do."),
});

export const deskShape = z
  .strictObject({
    organisation: is.organisationName,
    zone: is.zoneName.describe("Where departments are unless they say otherwise."),
    language: z
      .enum(languages)
      .default("en")
      .describe("Of all that stands in channels, and for people whose chat has no language that the desk knows."),
    currency: is.currencyCode.default("USD").describe("What departments give in unless they say otherwise."),
    command: is.slashCommand.default("/case"),
    triage: is.departmentRef.optional().describe("Looks at what no rule could route. Left out: the first department."),
    speakers: z
      .strictObject({ public: is.departmentRef.optional(), private: is.departmentRef.optional() })
      .default({})
      .describe("Who speaks to a customer at first. Left out: triage."),
    operations: places.default({}).describe("Where the bot speaks about itself."),
    nags: z
      .strictObject({
        "per-hour": z.int().min(1).max(60).default(usualManners["per-hour"]).describe("Before the rest are bundled."),
        "next-after": is.duration
          .default(usualManners["next-after"])
          .describe("How long a loud reminder waits for an answer before the next person gets it."),
        "before-closing": is.duration
          .default(usualManners["before-closing"])
          .describe("How long before closing people hear what is still open."),
      })
      .default(usualManners)
      .describe("How many reminders one person gets, and when."),
    calendars: z.record(is.calendarKey, calendar).default({}).describe("Hours with a name, to be used by several."),
    departments: z.record(is.departmentKey, department).describe("Who holds cases and answers for them."),
    people: z.record(is.personKey, person).describe("Who works here; the id is what colleagues type."),
    severities: z.record(is.severityKey, severity).optional().describe("Worst first."),
    escalations: z
      .record(is.escalationKey, z.array(step).min(1))
      .default({})
      .describe("Who is told when, step by step; these come on top of the usual fourteen."),
    routing: z.array(routingRule).default([]).describe("The first rule that matches decides."),
    connectors: z
      .record(is.connectorKey, connector)
      .default({ webhook: { kind: "webhook" } })
      .describe("The ways in."),
    webhooks: z.record(is.webhookKey, outgoing).default({}).describe("Programs that are told what happens to cases."),
    routes: z
      .record(is.routeKey, contactRoute)
      .default({})
      .describe("Phone lines, notices and desks through which customers reach the departments."),
    incidents: incidents.default(usualIncidents).describe("When several cases may come from one fault."),
    outside: outside
      .default({ people: {}, domains: [], "link-lasts": usualLink })
      .describe("People without chat who do work for the firm, such as technicians."),
    digests: z.record(is.digestKey, digest).default({}).describe("Who is given a digest, when and of what."),
    authority,
    consent,
    "last-resort": lastResort.optional().describe("Where a loud reminder ends when nobody has answered."),
    causes: z
      .record(is.causeKey, cause)
      .optional()
      .describe("What a complaint can have come from, picked when a case is resolved. Left out: the usual eight."),
    calls: calls.default(usualCalls).describe("When a customer is to be phoned by somebody with authority."),
    "follow-up": followUp.default(usualFollowUp).describe("Asking once more after a case that hurt is closed."),
  })
  .meta({ title: "Followthrough desk file" });

export type DeskFile = z.output<typeof deskShape>;
export type CalendarInFile = z.output<typeof calendar>;
export type StepInFile = z.output<typeof step>;
export type RotaInFile = z.output<typeof rota>;
export type TargetInFile = z.output<typeof target>;
