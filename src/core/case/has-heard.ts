import type { Case } from "./case.ts";

/** Has the customer said anything since it was resolved? */
export const hasHeard = ({ resolution, lastWord }: Pick<Case, "resolution" | "lastWord">): boolean =>
  resolution !== null && lastWord.at > resolution.at;
