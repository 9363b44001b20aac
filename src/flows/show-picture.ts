import type { Chart } from "../card/chart.ts";
import { drawPng, drawSvg } from "../pictures/draw-picture.ts";
import { loadPicture } from "../store/pictures.ts";
import type { Deps } from "./deps.ts";

/** Draws a picture by its id; null when there is none, or none any more. */
export const showPicture = async (
  deps: Pick<Deps, "db">,
  id: string,
  as: { format: "png" | "svg"; theme: "light" | "dark" },
): Promise<string | Uint8Array | null> => {
  const chart = (await loadPicture(deps.db, id)) as Chart | null;
  if (chart === null) return null;
  return as.format === "svg" ? drawSvg(chart, as.theme) : drawPng(chart, as.theme);
};
