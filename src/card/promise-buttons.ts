import { type CustomerPromise, isPromiseOpen } from "../core/promise/promise.ts";
import { plainButton } from "./buttons.ts";
import type { Button } from "./card.ts";
import type { Reader } from "./reader.ts";

/** What the department that must keep it does with a promise: answers it, or says how it went. */
export const promiseButtons = (number: number, promise: CustomerPromise, reader: Reader): Button[] => {
  const { buttons } = reader.words.promises;
  const args = { piece: promise.id };
  if (!isPromiseOpen(promise)) return [];
  if (promise.state === "proposed") {
    const yes = plainButton("yes", buttons.yes, [number], { args, style: "primary" });
    return promise.told === null
      ? [yes, plainButton("no", buttons.no, [number], { args, opens: true })]
      : [yes, moveButton(number, promise.id, buttons.otherDate)];
  }
  return [
    plainButton("promise", promise.dueAt <= reader.now ? buttons.wasKept : buttons.kept, [number], {
      args: { ...args, said: "kept" },
      style: "primary",
    }),
    moveButton(number, promise.id, buttons.move),
  ];
};

export const moveButton = (number: number, piece: string, label: string): Button =>
  plainButton("promise", label, [number], { args: { piece, said: "moved" }, opens: true });
