import { statuses } from "../core/case/case.ts";
import { sources } from "../core/complaint/complaint.ts";
import { MOST_A_PAGE } from "./read-api.ts";

type Schema = Record<string, unknown>;

const text = (description?: string): Schema => ({ type: "string", ...(description ? { description } : {}) });
const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema.type, "null"] });
const time: Schema = { type: "string", format: "date-time" };
const parameter = (name: string, schema: Schema, description: string): Schema => ({
  name,
  in: "query",
  required: false,
  schema,
  description,
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, schema: Schema): Schema => ({
  description,
  content: { "application/json": { schema } },
});
const problem = (description: string): Schema => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});
const refusals: Schema = {
  "400": problem("A parameter is unknown or cannot be read."),
  "401": problem("There is no token, or it is not known."),
  "403": problem("The token's scope does not hold this."),
  "500": problem("It did not work; the log says why."),
  "429": problem("Too many requests; Retry-After says for how many seconds to wait."),
};
const page = [
  parameter("after", text(), "Where to go on: `next` of the answer before."),
  parameter("limit", { type: "integer", minimum: 1, maximum: MOST_A_PAGE, default: 50 }, "How many at most."),
];
const flag: Schema = { type: "string", enum: ["true", "false"] };

/** What can be read over HTTP, as OpenAPI 3.1 has it. */
export const describeApi = (publicUrl: string | null): Schema => ({
  openapi: "3.1.0",
  info: {
    title: "Followthrough",
    version: "1",
    summary: "Reads cases and events. Nothing can be changed here.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: publicUrl ?? "/" }],
  security: [{ token: [] }],
  paths: {
    "/api/cases": {
      get: {
        operationId: "listCases",
        summary: "Cases in the order of their numbers.",
        parameters: [
          ...page,
          parameter("department", text(), "Ids with commas: has it, is offered it or does a piece of it."),
          parameter("status", text(), `With commas: ${statuses.join(", ")}. Left out: all.`),
          parameter("severity", text(), "Ids with commas."),
          parameter("source", text(), `With commas: ${sources.join(", ")}.`),
          parameter("assignee", text(), "The id of a person."),
          parameter("product", text(), "What it is about; other words for the same thing are found too."),
          parameter("customer", text(), "A handle, a mail address, a phone number or a name. Scope personal."),
          parameter("incident", text(), "The id of an incident."),
          parameter("older", text(), "The customer has waited longer than this: 36h, 3d, 2w."),
          parameter("overdue", flag, "Only open cases that are overdue."),
          parameter("waiting", flag, "Only what waits for something."),
          parameter("unclaimed", flag, "Only what nobody has taken."),
        ],
        responses: { "200": json("A page of cases.", ref("CasePage")), ...refusals },
      },
    },
    "/api/cases/{id}": {
      get: {
        operationId: "readCase",
        summary: "One case.",
        parameters: [{ name: "id", in: "path", required: true, schema: text(), description: "`FT-42` or `42`." }],
        responses: { "200": json("The case.", ref("Case")), "404": problem("There is no such case."), ...refusals },
      },
    },
    "/api/events": {
      get: {
        operationId: "listEvents",
        summary: "Events in the order in which they were recorded. Keep `next` and ask again: none is left out.",
        parameters: [...page, parameter("type", text(), "Only these types, with commas.")],
        responses: { "200": json("A page of events.", ref("EventPage")), ...refusals },
      },
    },
    "/api/openapi.json": {
      get: {
        operationId: "readDescription",
        summary: "This document.",
        security: [],
        responses: { "200": json("OpenAPI 3.1.", { type: "object" }) },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "Made by `followthrough token create`." },
    },
    schemas: {
      Case: caseSchema,
      CasePage: {
        type: "object",
        required: ["cases", "next"],
        properties: { cases: { type: "array", items: ref("Case") }, next: orNull(text("Null on the last page.")) },
      },
      Event: eventSchema,
      EventPage: {
        type: "object",
        required: ["events", "next", "more"],
        properties: {
          events: { type: "array", items: ref("Event") },
          next: text("Always there: ask again with it for what comes later."),
          more: { type: "boolean" },
        },
      },
      Problem: {
        type: "object",
        required: ["type", "title", "status", "detail"],
        properties: { type: text(), title: text(), status: { type: "integer" }, detail: text("What to do.") },
      },
    },
  },
});

const caseSchema: Schema = {
  type: "object",
  required: [
    "case",
    "status",
    "department",
    "assignee",
    "speakerDepartment",
    "speaker",
    "severity",
    "source",
    "product",
    "customer",
    "heat",
    "contacts",
    "since",
    "started",
    "updated",
    "due",
    "overdue",
    "waitingUntil",
    "offeredTo",
    "toldAt",
    "resolvedAt",
    "customerSaid",
    "openTasks",
    "mergedInto",
  ],
  additionalProperties: false,
  properties: {
    case: text(),
    status: { type: "string", enum: [...statuses] },
    department: text(),
    assignee: orNull(text()),
    speakerDepartment: text(),
    speaker: orNull(text("Who talks to the customer.")),
    severity: text(),
    source: { type: "string", enum: [...sources] },
    product: orNull(text()),
    customer: text("An id of ours."),
    heat: { type: "string", enum: ["calm", "annoyed", "angry"] },
    contacts: { type: "integer" },
    since: { ...time, description: "Since when the customer waits." },
    started: { ...time, description: "Since when we have it." },
    updated: time,
    due: orNull(time),
    overdue: { type: "boolean" },
    waitingUntil: orNull(time),
    offeredTo: orNull(text()),
    toldAt: orNull(time),
    resolvedAt: orNull(time),
    customerSaid: { type: ["string", "null"], enum: ["yes", "no", "silence", null] },
    openTasks: { type: "integer" },
    mergedInto: orNull(text()),
    orderNumber: orNull(text("Scope personal.")),
    url: orNull(text("Scope personal.")),
    name: orNull(text("Scope personal.")),
    handles: { type: "array", items: text(), description: "Scope personal." },
    firstWords: orNull(text("Scope personal.")),
    lastWords: orNull(text("Scope personal.")),
    toldWords: orNull(text("Scope personal.")),
  },
};

const eventSchema: Schema = {
  type: "object",
  required: ["id", "case", "seq", "type", "version", "at", "recorded", "actor", "person", "data"],
  additionalProperties: false,
  properties: {
    id: text("The same for ever."),
    case: text(),
    seq: { type: "integer" },
    type: text(),
    version: { type: "integer" },
    at: time,
    recorded: time,
    actor: { type: "string", enum: ["person", "customer", "company", "outside", "desk"] },
    person: orNull(text()),
    data: {
      type: "object",
      description: "Ids, codes, amounts and times in epoch milliseconds; docs/glossary.md has the words.",
    },
  },
};
