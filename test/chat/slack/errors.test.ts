import { webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import type { PutOutcome } from "../../../src/chat/ports.ts";
import { outcomeOf, reasonOf } from "../../../src/chat/slack/errors.ts";

const said = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

describe("outcomeOf", () => {
  it.each<[string, PutOutcome]>([
    ["channel_not_found", { did: "lost-place", why: "channel_not_found" }],
    ["is_archived", { did: "lost-place", why: "is_archived" }],
    ["not_in_channel", { did: "lost-place", why: "not_in_channel" }],
    ["account_inactive", { did: "lost-place", why: "account_inactive" }],
    ["message_not_found", { did: "lost-message" }],
    ["cant_update_message", { did: "lost-message" }],
    ["edit_window_closed", { did: "lost-message" }],
    ["msg_too_long", { did: "refused", why: "msg_too_long" }],
    ["invalid_blocks", { did: "refused", why: "invalid_blocks" }],
    ["something_new", { did: "refused", why: "something_new" }],
    ["internal_error", { did: "unknown", why: "internal_error" }],
    ["fatal_error", { did: "unknown", why: "fatal_error" }],
    ["token_revoked", { did: "wait", ms: 300_000, scope: "workspace" }],
    ["ratelimited", { did: "wait", ms: 30_000, scope: "place" }],
    ["<html>Sorry, we are down</html>", { did: "unknown", why: "an answer that is not Slack's" }],
  ])("takes %s as %j", (code, wanted) => {
    expect(outcomeOf(said(code), "chat.postMessage")).toEqual(wanted);
  });

  it("makes the place wait after a post and the workspace after an edit", () => {
    const limited = new webApi.WebAPIRateLimitedError(7);
    expect(outcomeOf(limited, "chat.postMessage")).toEqual({ did: "wait", ms: 7_000, scope: "place" });
    expect(outcomeOf(limited, "chat.update")).toEqual({ did: "wait", ms: 7_000, scope: "workspace" });
  });

  it("knows that it does not know", () => {
    expect(outcomeOf(new webApi.WebAPIHTTPError(502, "Bad Gateway", {}), "chat.postMessage")).toEqual({
      did: "unknown",
      why: "HTTP 502",
    });
    expect(outcomeOf(new webApi.WebAPIRequestError(new Error("ECONNRESET")), "chat.postMessage")).toEqual({
      did: "unknown",
      why: "no connection",
    });
    expect(outcomeOf(new TypeError("a bug"), "chat.postMessage")).toEqual({ did: "unknown", why: "TypeError" });
  });

  it("never repeats what was sent", () => {
    expect(reasonOf(new Error("Jane's dryer"))).toBe("Error");
  });
});
