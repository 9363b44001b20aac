/**
 * What Slack takes, written down so that a drawing can be checked without Slack. Where sources differ the narrower figure
 * stands. The sums over rich text and over a message are our own: Slack documents none and refuses at some point.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  blockId: 255,
  actionId: 255,
  callbackId: 255,
  text: 3_000,
  topText: 4_000,
  headerText: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  altText: 2_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  label: 2_000,
  inputLength: 3_000,
  viewTitle: 24,
  privateMetadata: 3_000,
  richText: 3_000,
  messageText: 12_000,
  /** In one message; Slack says so only when it refuses. */
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
} as const;

type Shape = Record<string, unknown>;

/** Everything Slack would not take of a message, in words; an empty list is a good message. */
export const checkMessage = (message: { text: string; blocks: readonly unknown[] }): string[] => {
  const problems: string[] = [];
  within(problems, "text", message.text, 1, limits.topText);
  if (/<[^>]*>/.test(message.text)) problems.push("text: an unescaped < > pair");
  checkBlocks(problems, message.blocks, limits.messageBlocks, messageBlocks);
  const charts = message.blocks.filter((block) => asShape(block).type === "data_visualization").length;
  if (charts > limits.charts) problems.push(`blocks: ${charts} charts, at most ${limits.charts}`);
  const sum = message.blocks.reduce<number>((total, block) => total + textLength(block), 0);
  if (sum > limits.messageText) problems.push(`blocks: ${sum} characters in all, at most ${limits.messageText}`);
  return problems;
};

/** The same for a modal view. */
export const checkView = (view: unknown): string[] => {
  const problems: string[] = [];
  const shape = asShape(view);
  if (shape.type !== "modal") problems.push("view: type is not modal");
  for (const part of ["title", "submit", "close"] as const)
    if (shape[part] !== undefined || part === "title") plainText(problems, part, shape[part], limits.viewTitle);
  if (shape.private_metadata !== undefined)
    within(problems, "private_metadata", shape.private_metadata, 0, limits.privateMetadata);
  if (shape.callback_id !== undefined) within(problems, "callback_id", shape.callback_id, 1, limits.callbackId);
  const blocks = asList(shape.blocks);
  checkBlocks(problems, blocks, limits.viewBlocks, viewBlocks);
  if (blocks.some((block) => asShape(block).type === "input") && shape.submit === undefined)
    problems.push("view: inputs without submit");
  return problems;
};

const bothBlocks = ["section", "context", "actions", "divider", "header", "rich_text", "image"];
const messageBlocks = new Set([...bothBlocks, "data_visualization"]);
const viewBlocks = new Set([...bothBlocks, "input"]);

const checkBlocks = (problems: string[], blocks: readonly unknown[], most: number, known: Set<string>): void => {
  if (blocks.length > most) problems.push(`blocks: ${blocks.length}, at most ${most}`);
  const ids = new Set<string>();
  for (const [index, each] of blocks.entries()) {
    const block = asShape(each);
    const at = `blocks/${index}`;
    const type = String(block.type);
    if (!known.has(type)) problems.push(`${at}: a block of type ${type}`);
    else blockChecks[type]?.(problems, at, block);
    if (block.block_id === undefined) continue;
    within(problems, `${at}/block_id`, block.block_id, 1, limits.blockId);
    if (ids.has(String(block.block_id))) problems.push(`${at}: block_id ${String(block.block_id)} twice`);
    ids.add(String(block.block_id));
  }
};

type Check = (problems: string[], at: string, block: Shape) => void;

const blockChecks: Record<string, Check | undefined> = {
  section: (problems, at, block) => {
    textObject(problems, `${at}/text`, block.text, limits.text);
    if (block.accessory !== undefined) element(problems, `${at}/accessory`, asShape(block.accessory));
  },
  image: (problems, at, block) => {
    const file = asShape(block.slack_file).id;
    if (file === undefined) within(problems, `${at}/image_url`, block.image_url, 1, limits.url);
    else if (block.image_url !== undefined || !/^F[A-Z0-9]{8,}$/.test(String(file)))
      problems.push(`${at}/slack_file: not one file`);
    within(problems, `${at}/alt_text`, block.alt_text, 1, limits.altText);
    if (block.title !== undefined) plainText(problems, `${at}/title`, block.title, limits.altText);
  },
  data_visualization: (problems, at, block) => {
    within(problems, `${at}/title`, block.title, 1, limits.chartTitle);
    const { type, series, axis_config } = asShape(block.chart);
    if (type !== "line" && type !== "bar") problems.push(`${at}: a chart of type ${String(type)}`);
    const categories = counted(problems, `${at}/categories`, asShape(axis_config).categories, limits.chartCategories);
    for (const each of categories) within(problems, `${at}/categories`, each, 1, limits.chartLabel);
    const all = counted(problems, `${at}/series`, series, limits.chartSeries).map(asShape);
    if (new Set(all.map(({ name }) => name)).size < all.length) problems.push(`${at}: series of one name`);
    if (new Set(categories).size < categories.length) problems.push(`${at}: categories of one name`);
    for (const { name, data } of all) {
      within(problems, `${at}/name`, name, 1, limits.chartLabel);
      const points = asList(data).map(asShape);
      if (points.map(({ label }) => label).join("\n") !== categories.join("\n"))
        problems.push(`${at}: points that are not the categories`);
      if (!points.every(({ value }) => Number.isFinite(value))) problems.push(`${at}: a value that is no number`);
    }
  },
  header: (problems, at, block) => plainText(problems, `${at}/text`, block.text, limits.headerText),
  context: (problems, at, block) => {
    const elements = counted(problems, at, block.elements, limits.contextElements);
    for (const [index, each] of elements.entries()) textObject(problems, `${at}/${index}`, each, limits.text);
  },
  actions: (problems, at, block) => {
    const elements = counted(problems, at, block.elements, limits.actionElements);
    const ids = new Set<unknown>();
    for (const [index, each] of elements.entries()) {
      const shape = asShape(each);
      element(problems, `${at}/${index}`, shape);
      if (ids.has(shape.action_id)) problems.push(`${at}: action_id ${String(shape.action_id)} twice`);
      ids.add(shape.action_id);
    }
  },
  input: (problems, at, block) => {
    plainText(problems, `${at}/label`, block.label, limits.label);
    if (block.hint !== undefined) plainText(problems, `${at}/hint`, block.hint, limits.label);
    element(problems, `${at}/element`, asShape(block.element));
  },
  rich_text: (problems, at, block) => {
    const parts = counted(problems, at, block.elements, Number.POSITIVE_INFINITY);
    for (const [index, part] of parts.entries()) richPart(problems, `${at}/${index}`, asShape(part));
    const length = textLength(block);
    if (length > limits.richText) problems.push(`${at}: ${length} characters of rich text, at most ${limits.richText}`);
  },
};

const richPart: Check = (problems, at, part) => {
  const elements = counted(problems, at, part.elements, Number.POSITIVE_INFINITY);
  for (const [index, each] of elements.entries()) {
    const shape = asShape(each);
    const where = `${at}/${index}`;
    if (part.type === "rich_text_list") {
      if (shape.type !== "rich_text_section") problems.push(`${where}: a list holds sections`);
      richPart(problems, where, shape);
    } else if (shape.type === "text") within(problems, where, shape.text, 1, limits.text);
    else if (shape.type === "link") {
      within(problems, `${where}/url`, shape.url, 1, limits.url);
      if (!/^https?:\/\//.test(String(shape.url))) problems.push(`${where}: a link to ${String(shape.url)}`);
    } else if (shape.type === "user") within(problems, where, shape.user_id, 1, limits.blockId);
    else if (shape.type !== "emoji") problems.push(`${where}: a rich element of type ${String(shape.type)}`);
  }
};

const element: Check = (problems, at, shape) => {
  within(problems, `${at}/action_id`, shape.action_id, 1, limits.actionId);
  if (shape.placeholder !== undefined) plainText(problems, `${at}/placeholder`, shape.placeholder, limits.placeholder);
  if (shape.type === "button") {
    plainText(problems, `${at}/text`, shape.text, limits.buttonText);
    if (shape.value !== undefined) within(problems, `${at}/value`, shape.value, 1, limits.buttonValue);
    if (shape.style !== undefined && shape.style !== "primary" && shape.style !== "danger")
      problems.push(`${at}: a button of style ${String(shape.style)}`);
  } else if (shape.type === "plain_text_input") {
    const most = Number(shape.max_length ?? limits.inputLength);
    if (!(most >= 1 && most <= limits.inputLength)) problems.push(`${at}: max_length ${most}`);
    if (shape.initial_value !== undefined) within(problems, `${at}/initial_value`, shape.initial_value, 0, most);
  } else if (shape.type === "static_select") select(problems, at, shape);
  else problems.push(`${at}: an element of type ${String(shape.type)}`);
};

const select: Check = (problems, at, shape) => {
  const groups =
    shape.option_groups === undefined ? [shape] : counted(problems, at, shape.option_groups, limits.options);
  const all: unknown[] = [];
  for (const each of groups) {
    const group = asShape(each);
    if (shape.option_groups !== undefined) plainText(problems, `${at}/label`, group.label, limits.optionText);
    for (const [index, option] of counted(problems, at, group.options, limits.options).entries()) {
      plainText(problems, `${at}/${index}`, asShape(option).text, limits.optionText);
      within(problems, `${at}/${index}/value`, asShape(option).value, 1, limits.optionValue);
      all.push(option);
    }
  }
  const initial = shape.initial_option;
  if (initial !== undefined && !all.some((option) => JSON.stringify(option) === JSON.stringify(initial)))
    problems.push(`${at}: initial_option is not one of the options`);
};

const textObject = (problems: string[], at: string, value: unknown, max: number): void => {
  const shape = asShape(value);
  if (shape.type === "plain_text") plainText(problems, at, value, max);
  else if (shape.type !== "mrkdwn") problems.push(`${at}: a text of type ${String(shape.type)}`);
  else {
    if (shape.verbatim !== true) problems.push(`${at}: mrkdwn that is not verbatim`);
    within(problems, at, shape.text, 1, max);
  }
};

const plainText = (problems: string[], at: string, value: unknown, max: number): void => {
  const shape = asShape(value);
  if (shape.type !== "plain_text") problems.push(`${at}: not plain_text`);
  if (shape.emoji !== false) problems.push(`${at}: plain_text that turns words into emoji`);
  within(problems, at, shape.text, 1, max);
};

const counted = (problems: string[], at: string, value: unknown, most: number): unknown[] => {
  const list = asList(value);
  if (list.length < 1 || list.length > most) problems.push(`${at}: ${list.length} elements, 1 to ${most}`);
  return list;
};

const within = (problems: string[], at: string, value: unknown, least: number, most: number): void => {
  if (typeof value !== "string") problems.push(`${at}: not a string`);
  else if (value.length < least || value.length > most)
    problems.push(`${at}: ${value.length} characters, ${least} to ${most}`);
  else if (/\p{Surrogate}/u.test(value)) problems.push(`${at}: half a character`);
};

/** The characters a reader sees of a block, however deep they lie. */
const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((total, each) => total + textLength(each), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (total, [key, each]) => total + (key === "text" && typeof each === "string" ? each.length : textLength(each)),
    0,
  );
};

const asShape = (value: unknown): Shape => (typeof value === "object" && value !== null ? { ...value } : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
