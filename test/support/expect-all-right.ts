import { expect } from "vitest";
import { caseCard } from "../../src/card/case-card.ts";
import { historyLine } from "../../src/card/history-line.ts";
import { plainLine } from "../../src/card/spans.ts";
import type { Deps } from "../../src/flows/deps.ts";
import { readerAt, viewFor } from "../../src/flows/draw.ts";
import { loadEvents, loadTexts, loadViews, textIdsOfEvents } from "../../src/store/load-case.ts";

/** A card as a platform has it: its text and the lines under it. */
export type CardThere = { place: string; text: string; thread: string[] };

/** What a card says of a case in a place now, and every line of its history. */
const cardWanted = async (
  deps: Deps,
  number: number,
  department: string | null,
): Promise<{ text: string; thread: string[] }> => {
  const [stored] = await loadViews(deps.db, [number]);
  if (stored === undefined) throw new Error(`There is no FT-${number}.`);
  const events = await loadEvents(deps.db, number);
  const texts = { ...stored.texts, ...(await loadTexts(deps.db, textIdsOfEvents(events))) };
  const view = viewFor({ ...stored, texts }, department);
  const reader = readerAt(deps, department);
  const lines = events
    .filter(({ type }) => type !== "opened")
    .map((event) => historyLine(event, view, reader))
    .filter((line) => line !== null);
  return { text: caseCard(view, reader).plain, thread: lines.map(plainLine) };
};

/**
 * Every place that is to show a case shows it once, as it is now, with each line of its history once and in order. For
 * as long as desk time stands: cards name times by how far off they are.
 */
export const expectAllRight = async (deps: Deps, cardsOf: (placeId: string) => CardThere[]): Promise<void> => {
  const rows = await deps.db.$queryRaw<{ number: number; place: string; department: string | null }[]>`
    select case_number as number, place_id as place, department from shown join places on places.id = place_id
    where lost_why is null order by 2, 1`;
  for (const { number, place, department } of rows) {
    const { text, thread } = await cardWanted(deps, number, department);
    const there = cardsOf(place).filter((card) => card.text.startsWith(`FT-${number} `));
    expect({ place, number, cards: there.map((card) => card.text) }).toEqual({ place, number, cards: [text] });
    expect({ place, number, thread: there[0]?.thread }).toEqual({ place, number, thread });
  }
  const { length } = rows;
  const places = new Set(rows.map(({ place }) => place));
  const cards = [...places].flatMap(cardsOf).filter(({ text }) => /^FT-\d+ · /.test(text));
  expect(cards).toHaveLength(length);
};
