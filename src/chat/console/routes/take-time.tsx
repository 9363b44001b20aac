/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { type Source, sources } from "../../../core/complaint/complaint.ts";
import { HOUR, MINUTE } from "../../../core/time/instant.ts";
import type { ConsoleParts, TimeMove } from "../console-ports.ts";
import { say, type Take } from "../gate.ts";
import { drawTimeline } from "../pages/timeline.tsx";
import { bodyFields } from "./read-fields.ts";
import { sendPart } from "./send-part.ts";

const moves: Record<string, TimeMove> = {
  "15m": { ms: 15 * MINUTE },
  "1h": { ms: HOUR },
  "next-opening": { to: "next-opening" },
  monday: { to: "monday" },
};

const demoOnly = "Only the demo can do this. Start it with `npm run demo`.";

/** What exists in the demo only: letting time pass and being a customer. */
export const takeTime = ({ desk, demo }: Pick<ConsoleParts, "desk" | "demo">) => ({
  move: (async (visitor, request, response) => {
    const by = moves[bodyFields(request).by ?? ""];
    if (demo === null || desk.mode !== "demo") return say(response, 404, demoOnly);
    if (by === undefined) return say(response, 400, "Pick one of the four steps in time.");
    const from = desk.now();
    const happened = await demo.move(by);
    const journey = { from, to: desk.now(), zone: desk.zone, happened, me: visitor.person.id };
    sendPart(
      response,
      <div id="sheet-host" hx-swap-oob="innerHTML">
        {drawTimeline(journey)}
      </div>,
    );
  }) satisfies Take,

  complain: (async (_visitor, request, response) => {
    const { source, handle = "", text = "" } = bodyFields(request);
    if (demo === null || desk.mode !== "demo") return say(response, 404, demoOnly);
    if (!isSource(source)) return say(response, 400, "Pick where the complaint is made.");
    if (handle.trim() === "") return say(response, 400, "Say who complains, for example @jane_d.");
    if (text.trim() === "") return say(response, 400, "Write what the customer says.");
    const { said } = await demo.complain({ source, handle: handle.trim().slice(0, 100), text: text.slice(0, 4_000) });
    response.set("HX-Trigger", "console:complained");
    sendPart(
      response,
      <p id="complain-said" role="status" hx-swap-oob="true">
        {said}
      </p>,
    );
  }) satisfies Take,
});

const isSource = (name: string | undefined): name is Source => sources.some((source) => source === name);
