/**
 * What Teams takes, written down so that a drawing can be checked without Teams. Where sources differ the narrower figure
 * stands. Teams counts a message in UTF-16, so each unit of its JSON is two bytes here.
 */
export const limits = {
  /** Bytes of a whole message; Teams refuses at about 100 KB. */
  message: 80_000,
  /** Bytes of a card, which leaves room for what travels with it. */
  card: 70_000,
  summary: 2_000,
  actionsInSet: 6,
  buttonTitle: 75,
  buttonValue: 2_000,
  memory: 3_000,
  url: 2_000,
  inputLength: 3_000,
  choices: 300,
  choiceTitle: 120,
  dialogTitle: 64,
  chartTitle: 200,
  chartName: 60,
  /** As many as a legend of colours alone keeps apart; Teams names no limit. */
  chartSeries: 7,
} as const;

type Shape = Record<string, unknown>;

/** Bytes of something that is sent as JSON. */
export const bytesOf = (value: unknown): number => JSON.stringify(value).length * 2;

/** Everything Teams would not take of a message, in words; an empty list is a good message. */
export const checkMessage = (message: { summary: string; attachments: readonly unknown[] }): string[] => {
  const problems: string[] = [];
  const bytes = bytesOf(message);
  if (bytes > limits.message) problems.push(`${bytes} bytes, at most ${limits.message}`);
  if ("text" in message) problems.push("text beside a card: Teams would split the message");
  if (message.summary.trim() === "" || message.summary.length > limits.summary)
    problems.push(`summary: ${message.summary.length} characters, 1 to ${limits.summary}`);
  if (/[<>]/.test(message.summary)) problems.push("summary: a bracket");
  for (const each of message.attachments) problems.push(...checkCard(asShape(each).content));
  return problems;
};

/** The same for a card by itself, as dialogs and answers carry it. */
export const checkCard = (value: unknown): string[] => {
  const problems: string[] = [];
  const card = asShape(value);
  if (card.type !== "AdaptiveCard" || card.version !== "1.5") problems.push("not an Adaptive Card 1.5");
  const bytes = bytesOf(card);
  if (bytes > limits.card) problems.push(`${bytes} bytes of card, at most ${limits.card}`);
  const mentions = asList(asShape(card.msteams).entities).map((entity) => String(asShape(entity).text));
  const ids = new Set<string>();
  walk(card.body, "body", (at, element) => {
    const type = String(element.type);
    if (!known.has(type)) problems.push(`${at}: an element of type ${type}`);
    if (type === "TextBlock") checkText(problems, at, String(element.text), mentions);
    if (type === "ActionSet") checkActions(problems, at, asList(element.actions));
    if (type.startsWith("Chart.")) checkChart(problems, at, element);
    if (type.startsWith("Input.")) checkInput(problems, at, element, ids);
    if (type === "TextRun") within(problems, at, element.text, 1, limits.message);
    for (const words of Object.values(element))
      if (typeof words === "string" && /\p{Surrogate}/u.test(words)) problems.push(`${at}: half a character`);
  });
  return problems;
};

const known = new Set([
  "TextBlock",
  "RichTextBlock",
  "TextRun",
  "Container",
  "ColumnSet",
  "Column",
  "ActionSet",
  "Image",
  "Input.Text",
  "Input.ChoiceSet",
  "Chart.Line",
  "Chart.VerticalBar.Grouped",
]);

/** Only what is mentioned stands in brackets, and nothing looks like markdown. */
const checkText = (problems: string[], at: string, text: string, mentions: readonly string[]): void => {
  let rest = text;
  for (const mention of mentions) rest = rest.split(mention).join("");
  if (/[<>*_~`[\]\\]/.test(rest)) problems.push(`${at}: markup in a text block`);
};

const checkActions = (problems: string[], at: string, actions: readonly unknown[]): void => {
  if (actions.length < 1 || actions.length > limits.actionsInSet)
    problems.push(`${at}: ${actions.length} actions, 1 to ${limits.actionsInSet}`);
  for (const [index, each] of actions.entries()) {
    const action = asShape(each);
    const where = `${at}/${index}`;
    within(problems, `${where}/title`, action.title, 1, limits.buttonTitle);
    if (action.type === "Action.Execute" && asShape(action.fallback).type !== "Action.Submit")
      problems.push(`${where}: nothing to fall back to`);
    else if (action.type !== "Action.Execute" && action.type !== "Action.Submit")
      problems.push(`${where}: an action of type ${String(action.type)}`);
    if (asShape(asShape(action.data).followthrough).stamp === undefined) problems.push(`${where}: no data of ours`);
  }
};

/** Older clients know no charts, and would say that the card cannot be shown. */
const checkChart = (problems: string[], at: string, chart: Shape): void => {
  if (!["Image", "RichTextBlock"].includes(String(asShape(chart.fallback).type)))
    problems.push(`${at}: nothing to fall back to`);
  within(problems, `${at}/title`, chart.title, 1, limits.chartTitle);
  const series = asList(chart.data).map(asShape);
  if (series.length < 1 || series.length > limits.chartSeries) problems.push(`${at}: ${series.length} series`);
  for (const [index, { legend, values }] of series.entries()) {
    within(problems, `${at}/data/${index}/legend`, legend, 1, limits.chartName);
    const points = asList(values).map(asShape);
    const names = new Set(points.map(({ x }) => x));
    if (points.length === 0 || names.size < points.length) problems.push(`${at}/data/${index}: points of one name`);
    if (!points.every(({ x, y }) => typeof x === "string" && x !== "" && Number.isFinite(y)))
      problems.push(`${at}/data/${index}: a point that is none`);
  }
};

const checkInput = (problems: string[], at: string, input: Shape, ids: Set<string>): void => {
  within(problems, `${at}/id`, input.id, 1, 64);
  within(problems, `${at}/label`, input.label, 1, 200);
  if (ids.has(String(input.id))) problems.push(`${at}: id ${String(input.id)} twice`);
  ids.add(String(input.id));
  if (input.isRequired === true) within(problems, `${at}/errorMessage`, input.errorMessage, 1, 200);
  if (input.type !== "Input.ChoiceSet") return;
  const values = asList(input.choices).map((choice) => asShape(choice).value);
  if (values.length < 1 || values.length > limits.choices) problems.push(`${at}: ${values.length} choices`);
  if (input.value !== undefined && !values.includes(input.value)) problems.push(`${at}: chosen is what cannot be`);
};

const walk = (value: unknown, at: string, visit: (at: string, element: Shape) => void): void => {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) walk(each, `${at}/${index}`, visit);
    return;
  }
  const element = asShape(value);
  if (element.type === undefined) return;
  visit(at, element);
  for (const part of ["items", "columns", "inlines"]) walk(element[part], `${at}/${part}`, visit);
};

const within = (problems: string[], at: string, value: unknown, least: number, most: number): void => {
  if (typeof value !== "string") problems.push(`${at}: not a string`);
  else if (value.length < least || value.length > most)
    problems.push(`${at}: ${value.length} characters, ${least} to ${most}`);
};

const asShape = (value: unknown): Shape => (typeof value === "object" && value !== null ? { ...value } : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
