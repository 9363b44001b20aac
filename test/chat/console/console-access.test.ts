import { afterEach, describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/core/time/instant.ts";
import { openClient, send } from "../../support/console-client.ts";
import { type ConsoleFixture, openConsoleFixture } from "../../support/console-fixture.ts";
import { elements, readHtml, textOf } from "../../support/read-html.ts";

let desk: ConsoleFixture;
afterEach(async () => await desk.stop());

const password = "seven quiet hours";
const signIn = { mail: "raj@example.com", password };

describe("who may come into the console", () => {
  it.each([
    ["a proxy", { "x-forwarded-for": "203.0.113.9" }, /proxy passed you on/],
    ["another name", { host: "desk.example.com" }, /http:\/\/localhost:/],
  ])("turns away %s with a plain sentence, everywhere", async (_who, headers, sentence) => {
    desk = await openConsoleFixture();
    for (const path of ["/", "/console/stream?in=parts", "/console/assets/console.css", "/console/live?in=parts"]) {
      const reply = await send(`${desk.url}${path}`, { headers });
      expect(reply.status).toBe(403);
      expect(reply.headers["content-type"]).toContain("text/plain");
      expect(reply.text).toMatch(sentence);
    }
  });

  it("leaves the app's other routes alone", async () => {
    desk = await openConsoleFixture();
    const reply = await send(`${desk.url}/healthz`, { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(reply.text).toBe("ok");
    expect(reply.headers["content-security-policy"]).toBeUndefined();
  });

  it.each([
    ["PUBLIC_URL", { publicUrl: "https://desk.example.com" }],
    ["a connected platform", { platformConfigured: true }],
  ])("is closed without sign-in when there is %s", async (_what, access) => {
    desk = await openConsoleFixture({ access });
    expect((await openClient(desk.url).get("/")).status).toBe(403);
  });

  it("does not let anybody be anybody on a real desk", async () => {
    desk = await openConsoleFixture({ mode: "real" });
    const reply = await openClient(desk.url).get("/");
    expect(reply.status).toBe(403);
    expect(reply.text).toContain("Set CONSOLE_PASSWORD");
  });

  it("sends a policy under which no inline script or style can run, and no header that asks for one", async () => {
    desk = await openConsoleFixture();
    const reply = await openClient(desk.url).get("/");
    const policy = String(reply.headers["content-security-policy"]);
    expect(policy.split(";")).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    const all = elements(readHtml(reply.text));
    expect(all.filter(({ tag, attributes }) => tag === "script" && !("src" in attributes))).toEqual([]);
    expect(all.filter(({ tag }) => tag === "style")).toEqual([]);
    const names = all.flatMap(({ attributes }) => Object.keys(attributes));
    expect(names.filter((name) => name === "style" || /^on|^hx-on|^hx-vars/.test(name))).toEqual([]);
  });

  it("is never kept by a browser", async () => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    for (const path of ["/", "/console/stream?in=parts", "/console/time?in=parts"]) {
      expect((await client.get(path)).headers["cache-control"]).toBe("no-store");
    }
  });

  it("keeps the session where scripts and other sites cannot reach it", async () => {
    desk = await openConsoleFixture();
    const reply = await openClient(desk.url).get("/");
    expect(String(reply.headers["set-cookie"])).toMatch(
      /^followthrough-\d+=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });
});

describe("writing to the console", () => {
  const paths = ["say", "press", "submit", "time", "complain", "persona", "sign-out"];

  it.each(paths)("/console/%s needs the page's own token", async (path) => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    await client.get("/");
    for (const token of ["", "x", `${client.token()}x`]) {
      const reply = await client.post(`/console/${path}`, { in: "parts", text: "claim 42" }, { "x-csrf-token": token });
      expect(reply.status).toBe(403);
    }
    expect(desk.asked).toEqual([]);
  });

  it.each(paths)("/console/%s is refused to another site, even with the token", async (path) => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    await client.get("/");
    for (const origin of ["https://example.com", "null", "http://localhost:1"]) {
      const reply = await client.post(`/console/${path}`, { in: "parts", text: "claim 42" }, { origin });
      expect(reply.status).toBe(403);
      expect(reply.text).toContain("another site");
    }
    expect(desk.asked).toEqual([]);
  });

  it("takes no token of another session", async () => {
    desk = await openConsoleFixture();
    const [one, other] = [openClient(desk.url), openClient(desk.url)];
    await one.get("/");
    await other.get("/");
    const reply = await one.post("/console/say", { in: "parts", text: "next" }, { "x-csrf-token": other.token() });
    expect(reply.status).toBe(403);
  });

  it.each([
    [
      "a changed person",
      (cookie: string) => cookie.replace(/=[^.]+/, `=${Buffer.from('{"person":"dana"}').toString("base64url")}`),
    ],
    ["a changed signature", (cookie: string) => `${cookie}x`],
    ["no signature", (cookie: string) => cookie.split(".")[0] ?? ""],
    ["nothing", () => ""],
  ])("does not know a cookie with %s", async (_what, change) => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    await client.get("/");
    const reply = await client.get("/console/stream?in=parts", { cookie: change(client.cookie()) });
    expect(reply.status).toBe(401);
  });
});

describe("signing in", () => {
  const open = async (mode: "demo" | "real" = "real") => {
    desk = await openConsoleFixture({ mode, access: { password } });
    const client = openClient(desk.url);
    return client;
  };

  it("is asked for wherever there is a password, and lets in as oneself", async () => {
    const client = await open();
    expect((await client.get("/")).headers.location).toBe("/console/sign-in");
    await client.get("/console/sign-in");
    const reply = await client.post("/console/sign-in", { ...signIn, mail: " Raj@Example.com " });
    expect([reply.status, reply.headers.location]).toEqual([303, "/"]);
    const page = readHtml((await client.get("/")).text);
    expect(textOf(page)).toContain("Raj Patel");
    expect(textOf(page)).not.toContain("Be somebody else");
    expect(textOf(page)).not.toContain("Let time pass");
  });

  it("works from elsewhere, by another name", async () => {
    const client = await open();
    const host = { host: "desk.example.com", "x-forwarded-for": "203.0.113.9" };
    await client.get("/console/sign-in", host);
    const reply = await client.post("/console/sign-in", signIn, { ...host, origin: "http://desk.example.com" });
    expect(reply.status).toBe(303);
  });

  it.each([
    ["a wrong password", { ...signIn, password: "seven" }],
    ["an empty password", { ...signIn, password: "" }],
    ["an unknown mail address", { ...signIn, mail: "nobody@example.com" }],
  ])("says the same of %s as of any other", async (_what, tried) => {
    const client = await open();
    await client.get("/console/sign-in");
    const reply = await client.post("/console/sign-in", tried);
    expect(reply.status).toBe(403);
    expect(reply.text).toContain("This mail address and password do not fit.");
    expect((await client.get("/")).status).toBe(303);
  });

  it("stops listening after five wrong tries, by the machine's time and not the desk's", async () => {
    const client = await open();
    await client.get("/console/sign-in");
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await client.post("/console/sign-in", { ...signIn, password: "no" })).status).toBe(403);
    }
    const refused = await client.post("/console/sign-in", signIn);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("Try again in 15 minutes.");
    desk.moveMachine(15 * MINUTE);
    expect((await client.post("/console/sign-in", signIn)).status).toBe(303);
  });

  it("ends after twelve hours, and when one signs out", async () => {
    const client = await open();
    await client.get("/console/sign-in");
    await client.post("/console/sign-in", signIn);
    expect((await client.get("/")).status).toBe(200);
    desk.moveMachine(12 * 60 * MINUTE + 1);
    expect((await client.get("/")).status).toBe(303);
    await client.get("/console/sign-in");
    await client.post("/console/sign-in", signIn);
    await client.get("/");
    expect((await client.post("/console/sign-out", {})).headers.location).toBe("/console/sign-in");
    expect((await client.get("/")).status).toBe(303);
  });

  it("needs the token of its own page too", async () => {
    const client = await open();
    await client.get("/console/sign-in");
    expect((await client.post("/console/sign-in", signIn, { "x-csrf-token": "x" })).status).toBe(403);
  });

  it("fixes the person, in the demo as well", async () => {
    const client = await open("demo");
    await client.get("/console/sign-in");
    await client.post("/console/sign-in", signIn);
    await client.get("/");
    const reply = await client.post("/console/persona", { person: "dana", in: "parts" });
    expect(reply.status).toBe(403);
  });
});

describe("being somebody else", () => {
  it.each(["demo", "sample"] as const)("is possible in mode %s on this machine", async (mode) => {
    desk = await openConsoleFixture({ mode });
    const client = openClient(desk.url);
    await client.get("/");
    const reply = await client.post("/console/persona", { person: "mia", in: "social" });
    expect([reply.status, reply.headers.location]).toEqual([303, "/?in=social"]);
    expect(textOf(readHtml((await client.get("/")).text))).toContain("Mia Lindqvist");
  });

  it("leaves the direct chat of the one who was, and cannot look into it", async () => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    await client.get("/?in=dm:raj");
    const reply = await client.post("/console/persona", { person: "mia", in: "dm:raj" });
    expect(reply.headers.location).toBe("/");
    expect((await client.get("/console/stream?in=dm:raj")).status).toBe(404);
    expect((await client.get("/console/live?in=dm:raj")).status).toBe(404);
    const page = await client.get("/?in=dm:raj");
    expect(page.text).not.toContain("Good morning Raj");
  });

  it("outlives a cookie the desk no longer knows, where anybody may be anybody", async () => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    await client.get("/");
    await client.post("/console/persona", { person: "ana", in: "parts" });
    const forgotten = client.cookie().replace(/\.[^.]+$/, ".x");
    expect(textOf(readHtml((await client.get("/", { cookie: forgotten })).text))).toContain("Ana Petrova");
    expect((await client.get("/console/stream?in=parts", { cookie: forgotten })).status).toBe(401);
  });

  it("needs a person who is there", async () => {
    desk = await openConsoleFixture();
    const client = openClient(desk.url);
    await client.get("/");
    expect((await client.post("/console/persona", { person: "nobody" })).status).toBe(404);
  });
});
