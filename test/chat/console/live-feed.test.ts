import { get, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { plus } from "../../../src/core/time/instant.ts";
import { openClient } from "../../support/console-client.ts";
import { type ConsoleFixture, openConsoleFixture } from "../../support/console-fixture.ts";
import { friday } from "../../support/console-scene.ts";

let desk: ConsoleFixture;
afterEach(async () => await desk.stop());

/** A page's line: `next` waits for what is told after what was read before. */
const listen = async (channel: string) => {
  const client = openClient(desk.url);
  await client.get("/");
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${desk.url}/console/live?in=${channel}`, { headers: { cookie: client.cookie() } }, resolve).on(
      "error",
      reject,
    );
  });
  const chunks = response.setEncoding("utf8")[Symbol.asyncIterator]();
  const next = async (): Promise<string[]> => {
    const { value, done } = await chunks.next();
    return done === true ? ["end"] : [...String(value).matchAll(/event: (\w+)/g)].map(([, name]) => name ?? "");
  };
  return { response, next, close: () => response.destroy() };
};

const text = { lines: [[{ kind: "text" as const, text: "new" }]] };
const write = (channel: string, postId: string) =>
  desk.book.write({ channel, threadOf: null, postId, content: text, pin: false });

describe("the line that keeps pages up to date", () => {
  it("tells a fresh page to look at everything once", async () => {
    desk = await openConsoleFixture();
    const line = await listen("parts");
    expect(line.response.headers).toMatchObject({ "content-type": "text/event-stream", "cache-control": "no-store" });
    expect(await line.next()).toEqual(["here", "places", "time"]);
    line.close();
  });

  it("gathers a burst into one word of each kind", async () => {
    desk = await openConsoleFixture();
    const line = await listen("parts");
    await line.next();
    for (let index = 0; index < 20; index += 1) await write("parts", `p${index}`);
    expect(await line.next()).toEqual(["here", "places", "time"]);
    line.close();
  });

  it("tells of other places without disturbing the conversation", async () => {
    desk = await openConsoleFixture();
    const line = await listen("parts");
    await line.next();
    await write("billing", "b1");
    expect(await line.next()).toEqual(["places", "time"]);
    line.close();
  });

  it("tells nothing of somebody else's direct chat", async () => {
    desk = await openConsoleFixture();
    const line = await listen("parts");
    await line.next();
    await write("dm:dana", "d1");
    desk.moveDesk(plus(friday, 60_000));
    expect(await line.next()).toEqual(["time"]);
    line.close();
  });

  it("ends with the desk, so that the server can close", async () => {
    desk = await openConsoleFixture();
    const line = await listen("parts");
    await line.next();
    await desk.stop();
    expect(await line.next()).toEqual(["end"]);
    desk = await openConsoleFixture();
  });
});
