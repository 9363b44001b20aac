import type { Response } from "express";
import { MINUTE } from "../../core/time/instant.ts";
import type { ConsoleChange, ConsoleChanges, ConsoleDesk } from "./console-ports.ts";

/** What a page is told: something changed in the place it shows, in any place it lists, or the time moved. */
type Word = "here" | "places" | "time";

/** A sweep changes many messages within a moment; a page hears of it once. */
const gatherMs = 40;

/**
 * Keeps open pages up to date. Only the fact that something changed is sent; the page fetches what it may see, so
 * there is one way in which it is drawn, and a lost line is healed by the next one.
 */
export const liveFeed = (changes: ConsoleChanges, desk: Pick<ConsoleDesk, "now">) => {
  const open = new Set<() => void>();

  return {
    /** Holds the response open until the browser leaves or the desk stops. `sees` are the channels of this person. */
    join(response: Response, channel: string, sees: (channel: string) => boolean): void {
      response.writeHead(200, {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      });
      const waiting = new Set<Word>();
      let gathering: NodeJS.Timeout | null = null;
      const flush = (): void => {
        gathering = null;
        // A browser drops an event without data.
        response.write([...waiting].map((word) => `event: ${word}\ndata: .\n\n`).join(""));
        waiting.clear();
      };
      const tell = (...words: Word[]): void => {
        for (const word of words) waiting.add(word);
        gathering ??= setTimeout(flush, gatherMs).unref();
      };
      const onChange = (change: ConsoleChange): void => {
        if ("time" in change) tell("time");
        else if (change.channel === channel) tell("here", "places", "time");
        else if (sees(change.channel)) tell("places", "time");
      };
      const untilNextMinute = (): number => MINUTE - (desk.now() % MINUTE);
      let minute = setTimeout(onMinute, untilNextMinute()).unref();
      function onMinute(): void {
        tell("time");
        minute = setTimeout(onMinute, untilNextMinute()).unref();
      }
      const unsubscribe = changes.subscribe(onChange);
      const leave = (): void => {
        unsubscribe();
        clearTimeout(minute);
        if (gathering !== null) clearTimeout(gathering);
        open.delete(leave);
        response.end();
      };
      open.add(leave);
      response.on("close", leave);
      // What happened between drawing the page and this line, or while the connection was lost.
      tell("here", "places", "time");
    },
    close(): void {
      for (const leave of [...open]) leave();
    },
  };
};
