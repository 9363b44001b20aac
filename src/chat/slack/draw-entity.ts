import type { types } from "@slack/bolt";
import type { Block, Card } from "../../card/card.ts";
import { plainLine } from "../../card/spans.ts";
import type { Words } from "../../card/words/en.ts";
import { literal } from "../literal.ts";

/** Slack documents no limits here; these are what a reader takes in, and less than anything it refuses elsewhere. */
const longest = { value: 2_000, label: 75, fields: 20 };

/**
 * A case as one of Slack's Work Objects, by https://docs.slack.dev/messaging/work-objects-implementation. All of it is
 * plain strings without a `format`, so that nothing in them is markup. Its id is what the link says already.
 */
export const drawEntity = (number: number, url: string, card: Card, { door }: Words): types.EntityMetadata => ({
  entity_type: "slack#/entities/item",
  url,
  external_ref: { id: `FT-${number}`, type: "case" },
  entity_payload: {
    attributes: { title: { text: `FT-${number}` }, display_type: door.entity.type, product_name: door.title },
    custom_fields: card.blocks
      .flatMap((block) => fieldsOf(block, door.entity))
      .filter(({ value }) => value.trim() !== "")
      .slice(0, longest.fields)
      .map(({ label, value, long }, index) => ({
        key: `f${index}`,
        label: literal(label, longest.label),
        type: "string",
        value: literal(value, longest.value),
        ...(long ? { long } : {}),
      })),
  },
});

type Field = { label: string; value: string; long: boolean };

/** What a card says; its buttons stay in messages, where a press is told from the next. */
const fieldsOf = (block: Block, words: Words["door"]["entity"]): Field[] => {
  switch (block.kind) {
    case "title":
      return [{ label: words.stands, value: plainLine([...block.line, gap, ...block.aside]), long: true }];
    case "quote":
      return [{ label: plainLine(block.by), value: block.words, long: true }];
    case "line":
      return [{ label: words.stands, value: plainLine(block.line), long: true }];
    case "facts":
      return block.facts.map(({ label, value }) => ({ label, value: plainLine(value), long: false }));
    case "list":
      return block.items.map(({ line }) => ({ label: words.stands, value: plainLine(line), long: true }));
    case "picture":
    case "buttons":
      return [];
  }
};
const gap = { kind: "text" as const, text: " · " };
