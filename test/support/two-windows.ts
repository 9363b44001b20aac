import { parseCommand } from "../../src/chat/parse-command.ts";
import type { Answer, Asked, ChatSpot } from "../../src/chat/ports.ts";
import type { Desk, Platform } from "../../src/core/desk/desk.ts";
import { answerAsk } from "../../src/flows/answer-ask.ts";
import { type DeskRig, openDeskRig } from "./desk-rig.ts";
import { rigDesk } from "./rig-desk.ts";

/** The rig's desk with every department in Slack and in Teams. */
export const twinDesk: Desk = {
  ...rigDesk,
  operations: { slack: "#operations", teams: "19:operations" },
  departments: rigDesk.departments.map((one) => ({
    ...one,
    places: { slack: `#${one.id}`, teams: `19:${one.id}` },
  })),
};

/** A desk that works in Slack and in Teams, with both windows there to be looked at. */
export const openTwinRig = async (desk: Desk = twinDesk, windows: Platform[] = ["slack", "teams"]) => {
  const rig = await openDeskRig({ desk, windows });
  const windowOf = (platform: Platform) => {
    const found = rig.windows.find((window) => window.platform === platform);
    if (found === undefined) throw new Error(`There is no ${platform} here.`);
    return found;
  };
  return { rig, slack: windowOf("slack"), teams: windowOf("teams") };
};

let said = 0;
/** Somebody types a line in one of the windows: directly, or for others to read. */
export const sayIn = async (
  rig: DeskRig,
  by: { platform: Platform; userId: string },
  words: string,
  where: "directly" | "in-public" | "as-a-command" = "directly",
): Promise<Answer & { text: string }> => {
  said += 1;
  const at: ChatSpot = {
    channel: "C-somewhere",
    thread: null,
    direct: where === "directly",
    overheard: where === "in-public",
  };
  const asked: Asked = {
    by: { tenant: "T1", name: null, ...by },
    at,
    key: `said-in-${by.platform}-${said}`,
    ask: parseCommand(words, { thread: false }),
    basis: null,
    way: "words",
  };
  const answer = await answerAsk(rig.deps, asked);
  return { ...answer, text: answer.card?.plain ?? "" };
};
