import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { TOO_LATE_MS } from "../flows/report-lateness.ts";
import type { SweepFigures } from "../sweeps/sweeps.ts";

/** A sweep of the clocks that has not come round for this long is stuck. */
const STUCK_MS = 60_000;
/** For how long being late keeps the desk from calling itself ready. */
const LATE_FOR_MS = 300_000;

export type DeskFigures = SweepFigures & { registry: Registry; troubles(): string[] };

/** The figures `/metrics` shows and what `/readyz` concludes from them. Labels never hold what people wrote or who they are. */
export const openFigures = (machineNow: () => number): DeskFigures => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const lateness = new Gauge({
    name: "followthrough_sweep_lateness_seconds",
    help: "How late the latest sweep decided what it found due.",
    registers,
  });
  const decided = new Counter({
    name: "followthrough_steps_decided_total",
    help: "Escalation steps decided.",
    registers,
  });
  const served = new Counter({
    name: "followthrough_places_served_total",
    help: "Places brought up to date.",
    registers,
  });
  let sweptAt = machineNow();
  let late: { ms: number; at: number } | null = null;
  let trusted = true;
  return {
    registry,
    swept: (steps, latestByMs) => {
      sweptAt = machineNow();
      trusted = true;
      lateness.set(latestByMs / 1_000);
      decided.inc(steps);
      if (latestByMs > TOO_LATE_MS) late = { ms: latestByMs, at: sweptAt };
    },
    distrusted: () => {
      sweptAt = machineNow();
      trusted = false;
    },
    served: (places) => served.inc(places),
    troubles: () => [
      ...(trusted ? [] : ["This machine's clock is off the database's; reminders wait until it is set right."]),
      ...(machineNow() - sweptAt > STUCK_MS ? ["Reminders have not been looked at for over a minute."] : []),
      ...(late !== null && machineNow() - late.at < LATE_FOR_MS
        ? [`Reminders were ${Math.floor(late.ms / 60_000)} min late a moment ago.`]
        : []),
    ],
  };
};
