import type { Platform } from "../core/desk/desk.ts";

/** A place that is to show a case from now on, or whose queue it changes. */
export type WantedPlace = {
  id: string;
  platform: Platform;
  kind: "channel" | "person";
  address: string;
  department: string | null;
  personId: string | null;
  card: boolean;
  queue: boolean;
};
