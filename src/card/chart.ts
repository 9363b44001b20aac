/**
 * A picture as plain data, drawn by `pictures/`. `title` says the finding, `subtitle` what is shown; the alternative text
 * stands in the card and says as much in words. Shapes and labels tell apart what colours do, so that nobody needs them.
 */
export type Chart = LinesChart | BandsChart | WeekChart;

/** How many, over time: a line each, named at its end. */
export type LinesChart = {
  shape: "lines";
  title: string;
  subtitle: string;
  /** The names of the points, the last one now. */
  points: string[];
  series: { name: string; values: number[] }[];
};

/**
 * How long, by kind: the band holds the middle half, the mark is the median. Milliseconds; `note` stands at the end.
 * `bars` is for who can only draw bars: a unit of the axis in milliseconds, what the axis is called, and what a bar of
 * each of the three lengths says.
 */
export type BandsChart = {
  shape: "bands";
  title: string;
  subtitle: string;
  rows: { name: string; low: number; middle: number; high: number; note: string }[];
  ticks: { at: number; label: string }[];
  bars: { unit: number; axis: string } & Record<"low" | "middle" | "high", string>;
};

/** Who is there when, a row for each department, and what falls due. Instants. */
export type WeekChart = {
  shape: "week";
  title: string;
  subtitle: string;
  from: number;
  to: number;
  days: { at: number; label: string }[];
  rows: { name: string; stretches: { from: number; to: number; kind: Presence }[] }[];
  /** `alone`: nobody is there for it. */
  due: { row: number; at: number; label: string; alone: boolean }[];
  legend: Record<Presence | "due" | "alone", string>;
};

/** `nobody`: somebody was promised and is not there. */
export type Presence = "there" | "closed" | "nobody";
