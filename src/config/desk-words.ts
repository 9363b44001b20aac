import { z } from "zod";

/**
 * The texts of the desk file by what they mean. `title` ends the sentence "... is not ..." and `examples` show how to
 * write one; both also reach the JSON Schema, so that an editor says the same.
 */
const word = (pattern: RegExp, title: string, ...examples: string[]) =>
  z.string().regex(pattern).max(200).meta({ title, examples });

export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const idTitle = "an id: small letters, digits and hyphens, beginning with a letter";
const idKey = (...examples: string[]) => z.string().regex(idPattern).max(40).meta({ title: idTitle, examples });

export const departmentKey = idKey("parts", "call-centre");
export const personKey = idKey("raj", "ana-silva");
export const severityKey = idKey("critical");
export const calendarKey = idKey("office-hours");
export const escalationKey = idKey("claim-loud");
export const connectorKey = idKey("webhook", "web-form");
export const webhookKey = idKey("ticketing", "data-lake");
export const workerKey = idKey("ken", "north-service");
export const digestKey = idKey("parts-morning");
export const routeKey = idKey("phone-line", "site-notice");
export const causeKey = idKey("wrong-part", "late");

const name = z.string().regex(/^[^\p{Cc}\s][^\p{Cc}]*$/u);
export const organisationName = name.max(80).meta({ title: "a name", examples: ["Example Appliances"] });
export const departmentName = name.max(40).meta({ title: "a name", examples: ["Call centre"] });
export const personName = name.max(80).meta({ title: "a name", examples: ["Raj Patel"] });
export const severityName = name.max(30).meta({ title: "a name", examples: ["Critical"] });
export const routeName = name.max(60).meta({ title: "a name", examples: ["Phone line 0800 555 0100"] });
export const causeName = name.max(60).meta({ title: "a name", examples: ["Wrong or double part"] });
export const ruleName = name.max(80).meta({ title: "a name", examples: ["Billing words"] });

export const currencyCode = word(/^[A-Z]{3}$/, "a currency in three capital letters", "USD", "EUR");
export const currencyKey = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({
    title: "a currency in three capital letters",
    examples: ["EUR"],
  });

export const departmentRef = word(idPattern, "the id of a department", "parts");
export const personRef = word(idPattern, "the id of a person", "raj");
export const severityRef = word(idPattern, "the id of a severity", "high");
export const calendarRef = word(/^(24x7|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/, "a calendar", "office-hours", "24x7");
export const escalationRef = word(idPattern, "the id of an escalation, or none", "claim-loud", "none");
export const connectorRef = word(idPattern, "the name of a connector", "webhook");
export const routeTarget = word(idPattern, "the id of a department or a contact route", "call-centre", "phone-line");
export const destination = word(idPattern, "the id of a department, or triage", "parts", "triage");

export const webhookUrl = z
  .string()
  .regex(/^https?:\/\/[^\s@#]+$/u)
  .max(500)
  .meta({ title: "a web address without user, password or #", examples: ["https://hooks.example.com/followthrough"] });
export const eventType = word(/^[a-z]+(-[a-z]+)*$/, "the type of an event", "claimed", "resolved", "promise-made");

export const zoneName = word(/^[A-Za-z][A-Za-z0-9_+/-]*$/, "a time zone", "America/New_York", "Europe/Berlin");
export const slashCommand = word(/^\/[a-z0-9_-]{1,31}$/, "a slash command in small letters", "/case");
export const duration = word(
  /^(?=\d)(\d{1,3}d)?(\d{1,4}h)?(\d{1,5}m)?$/,
  "a length of time",
  "15m",
  "4h",
  "1h30m",
  "3d",
);
export const lease = word(
  /^(none|(?=\d)(\d{1,3}d)?(\d{1,4}h)?(\d{1,5}m)?)$/,
  "a length of time, or none",
  "4h",
  "none",
);
export const followUpAfter = word(
  /^(none|(?=\d)(\d{1,3}d)?(\d{1,4}h)?(\d{1,5}m)?)$/,
  "a length of time, or none",
  "3d",
  "none",
);
export const stepTime = word(/^(due|[1-9]\d?%)$/, "a share of the time allowed, or due", "50%", "due");

export const mailAddress = word(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, "a mail address", "raj@example.com");
export const mailDomain = word(
  /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
  "the domain of a mail address, in small letters",
  "fieldfix.example",
);
export const slackUser = word(/^[UW][A-Z0-9]{2,20}$/, "a Slack member id", "U024BE7LH");
export const teamsUser = word(
  /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  "a Microsoft Entra object id",
  "01234567-89ab-cdef-0123-456789abcdef",
);
export const slackChannel = word(
  /^(#[^\s#@,A-Z]{1,80}|[CG][A-Z0-9]{5,20})$/,
  "a Slack channel",
  "#care-parts",
  "C024BE91L",
);
export const teamsChannel = word(/^19:[^\s;]+@[^\s;]+$/, "a Teams channel id", "19:abc123@thread.tacv2");
export const consoleRoom = word(/^[a-z0-9][a-z0-9-]*$/, "the name of a console room", "parts");

export const holidayRegion = word(
  /^[A-Z]{2}(-[A-Za-z0-9]+){0,2}$/,
  "a country or a part of one",
  "US",
  "US-OH",
  "DE-BY",
);
export const holidayDate = word(/^\d{4}-\d\d-\d\d$/, "a date", "2026-12-24");
export const dayRange = word(
  /^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/,
  "a weekday or a range of them",
  "mon",
  "mon-fri",
);
export const handOver = word(
  /^(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d$/,
  "a weekday and a time",
  "mon 09:00",
  "fri 17:00",
);
export const timeOfDay = word(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day", "08:00");
export const dayList = word(
  /^(mon|tue|wed|thu|fri|sat|sun)([-, ]+(mon|tue|wed|thu|fri|sat|sun))*$/,
  "weekdays",
  "mon-fri",
  "mon, wed, fri",
);
export const digestTarget = word(idPattern, "the id of a person or a department", "dana", "parts");
export const tagName = name.max(40).meta({ title: "a name", examples: ["North"] });
/** The calendar's own reader judges it; the pattern is for editors. */
export const timeWindow = z.string().meta({
  title: "opening hours",
  examples: ["09:00-17:00"],
  pattern: "^(closed|\\d\\d:\\d\\d-\\d\\d:\\d\\d)$",
});

export const matchWord = name.max(80).meta({ title: "a word", examples: ["invoice"] });
export const languageTag = word(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language", "en", "de");
