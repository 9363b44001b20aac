import { asJson, asList, type Json } from "./slack-front.ts";

/** All words a drawing shows, in order and with single spaces: what an eye would read of it. */
export const wordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return tidy(value.map(wordsOf));
  if (typeof value !== "object" || value === null) return "";
  return tidy(
    Object.entries(value).map(([key, each]) => (key === "text" && typeof each === "string" ? each : wordsOf(each))),
  );
};
const tidy = (parts: string[]): string => parts.join(" ").replace(/ +/g, " ").trim();

/** The labels of the buttons on a drawing. */
export const labelsOf = (blocks: readonly Json[]): string[] =>
  buttonsIn(blocks).map((button) => String(asJson(button.text).text));

const buttonsIn = (blocks: readonly Json[]): Json[] =>
  blocks.flatMap((block) =>
    [...asList(block.elements), ...(block.accessory === undefined ? [] : [asJson(block.accessory)])]
      .filter((element) => element.type === "button")
      .map((element) => ({ ...element, block_id: block.block_id })),
  );

/** The button with this label, as a click names it. */
export const buttonIn = (blocks: readonly Json[], label: string): Json => {
  const found = buttonsIn(blocks).find((button) => asJson(button.text).text === label);
  if (found === undefined)
    throw new Error(`There is no button "${label}"; there are ${labelsOf(blocks).join(", ") || "none"}.`);
  return { action_id: found.action_id, block_id: found.block_id, value: found.value, text: found.text };
};

/** What Slack says an input holds: what was given, else what the form showed. */
export const stateOf = (block: Json, values: Record<string, string>): Json => {
  const element = asJson(block.element);
  const given = values[String(block.block_id)];
  if (element.type === "static_select") {
    const options = [
      ...asList(element.options),
      ...asList(element.option_groups).flatMap((group) => asList(group.options)),
    ];
    const chosen = given === undefined ? element.initial_option : options.find((option) => option.value === given);
    return { [String(element.action_id)]: { type: "static_select", selected_option: chosen ?? null } };
  }
  const value = given ?? element.initial_value ?? null;
  return { [String(element.action_id)]: { type: "plain_text_input", value: value === "" ? null : value } };
};
