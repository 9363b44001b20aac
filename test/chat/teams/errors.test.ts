import { describe, expect, it } from "vitest";
import { type Doing, outcomeOf, reasonOf } from "../../../src/chat/teams/errors.ts";
import { ConnectorRefused, ConnectorSilent } from "../../../src/chat/teams/one-shot.ts";

describe("what the connector's no means", () => {
  it.each<[number, string, Doing, string]>([
    [412, "", "post", "wait"],
    [429, "", "post", "wait"],
    [502, "", "edit", "wait"],
    [503, "", "reply", "wait"],
    [504, "", "post", "wait"],
    [401, "", "post", "wait"],
    [400, "BadSyntax", "post", "refused"],
    [413, "MessageSizeTooBig", "post", "refused"],
    [403, "BotNotInConversationRoster", "post", "lost-place"],
    [403, "ForbiddenOperationException", "edit", "lost-place"],
    [404, "ConversationNotFound", "post", "lost-place"],
    [404, "ConversationNotFound", "edit", "lost-place"],
    [404, "ActivityNotFoundInConversation", "edit", "lost-message"],
    [404, "ActivityNotFound", "reply", "lost-message"],
    [404, "", "edit", "lost-message"],
    [404, "", "post", "lost-place"],
    [404, "BotNotInConversationRoster", "edit", "lost-place"],
    [408, "", "post", "unknown"],
    [500, "", "post", "unknown"],
    [307, "", "post", "unknown"],
  ])("%i %s in a %s is %s", (status, code, doing, did) => {
    expect(outcomeOf(new ConnectorRefused(status, code, null), doing).did).toBe(did);
  });

  it.each([
    [5_000, 5_000],
    [0, 1_000],
    [null, 10_000],
    [86_400_000, 600_000],
  ])("waits as long as it is asked to, within reason: %s", (asked, ms) => {
    expect(outcomeOf(new ConnectorRefused(429, "", asked), "post")).toEqual({ did: "wait", ms, scope: "place" });
  });

  it("keeps the whole tenant waiting when it is the tenant's limit or the bot's own secret", () => {
    expect(outcomeOf(new ConnectorRefused(429, "", null), "open-chat")).toMatchObject({ scope: "workspace" });
    expect(outcomeOf(new ConnectorRefused(401, "", null), "post")).toMatchObject({ scope: "workspace" });
  });

  it("does not know what became of a call that nobody answered, and says nothing of what was sent", () => {
    expect(outcomeOf(new ConnectorSilent("timed out"), "post")).toEqual({ did: "unknown", why: "timed out" });
    expect(reasonOf(new Error("Jane's words"))).toBe("Error");
  });
});
