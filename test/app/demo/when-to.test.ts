import { describe, expect, it } from "vitest";
import { storyTime } from "../../../src/app/demo/play-scene.ts";
import { whenTo } from "../../../src/app/demo/when-to.ts";
import { readDesk } from "../../../src/app/open-desk.ts";
import type { TimeMove } from "../../../src/chat/console/console-ports.ts";
import { calendarsOf } from "../../../src/core/coverage/calendars.ts";
import { HOUR, MINUTE } from "../../../src/core/time/instant.ts";

const at = (written: string) => storyTime(written, "America/New_York");
const { desk } = await readDesk(null, at("2027-01-01 12:00"));
const policy = { version: 1, desk, calendars: calendarsOf(desk) };

describe("where a step in time leads", () => {
  it.each<[string, TimeMove, string]>([
    ["2027-03-05 16:20", { ms: 15 * MINUTE }, "2027-03-05 16:35"],
    ["2027-03-05 16:20", { ms: -HOUR }, "2027-03-05 16:20"],
    ["2027-03-05 16:20", { to: "monday" }, "2027-03-08 08:00"],
    ["2027-03-07 23:59", { to: "monday" }, "2027-03-08 08:00"],
    ["2027-03-08 07:59", { to: "monday" }, "2027-03-08 08:00"],
    ["2027-03-08 08:00", { to: "monday" }, "2027-03-15 08:00"],
    // The clocks go forward on Sunday.
    ["2027-03-12 17:00", { to: "monday" }, "2027-03-15 08:00"],
    // Billing comes back from lunch before anybody else opens.
    ["2027-03-05 12:45", { to: "next-opening" }, "2027-03-05 13:30"],
    // Social opens first on a Saturday, then Parts.
    ["2027-03-05 16:20", { to: "next-opening" }, "2027-03-06 07:00"],
    ["2027-03-06 07:00", { to: "next-opening" }, "2027-03-06 08:00"],
    // Technical is in Berlin: seven o'clock there is one at night here.
    ["2027-03-08 00:10", { to: "next-opening" }, "2027-03-08 01:00"],
  ])("from %s by %o to %s", (from, by, to) => {
    expect(whenTo(by, at(from), policy)).toBe(at(to));
  });
});
