import type { types } from "@slack/bolt";
import type { Card } from "../../card/card.ts";
import { limits } from "./check-limits.ts";
import { type DrawOptions, drawInView } from "./draw-card.ts";
import { plainText } from "./draw-line.ts";

/** What the box on the home page is pressed with: the words in it are read as if they had been typed to the bot. */
export const typedHere = "typed";

/** The bot's page in Slack: a box to ask in, and beneath it what the desk says. */
export const drawHome = (card: Card, options: DrawOptions): types.HomeView => ({
  type: "home",
  blocks: [drawBox(options), ...drawInView(card, options)],
});

const drawBox = ({ stamp, words }: DrawOptions): types.InputBlock => ({
  type: "input",
  // Another name with each drawing, so that the box is empty again.
  block_id: `${stamp}.box`,
  dispatch_action: true,
  optional: true,
  label: plainText(words.door.ask, limits.label),
  element: {
    type: "plain_text_input",
    action_id: typedHere,
    placeholder: plainText(words.door.askHint, limits.placeholder),
    dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
  },
});
