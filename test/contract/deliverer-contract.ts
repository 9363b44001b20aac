import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/card/card.ts";
import { lineCard } from "../../src/card/door-notes.ts";
import { withPlain } from "../../src/card/plain-card.ts";
import { person, said, strong, text } from "../../src/card/spans.ts";
import type { Deliverer, PlaceAddress, Post, PostRef, PutOutcome } from "../../src/chat/ports.ts";
import { hostile } from "../support/hostile.ts";
import { line } from "../support/lines.ts";

/** One thing that reached the platform as something new, seen with its eyes and not with ours. */
export type Arrival = {
  /** By what whoever gets it twice can tell that it is the same. */
  mark: string;
  /** All it says, in any form. */
  words: string;
  /** What it is made of apart from words: tags, kinds of element, headers, fields. No word of others may add to it. */
  shape: string[];
};

/** A platform to deliver to, and ways to break it. */
export type DelivererRig = {
  deliverer: Deliverer;
  place: PlaceAddress;
  /** Where the platform knows nobody; null when it takes any. */
  nowhere: PlaceAddress | null;
  arrivals(): Promise<Arrival[]>;
  /** From `begin` on every put ends as `ends` says, until `heal`. A platform that cannot fail has none. */
  faults: { name: string; begin(): void; ends: Exclude<PutOutcome["did"], "put"> }[];
  heal(): void;
  close(): Promise<void>;
};

/** What every way out must do, whatever platform it leads to. `faults` are named here because tests are made before rigs. */
export const delivererContract = (name: string, faults: readonly string[], open: () => Promise<DelivererRig>): void => {
  describe(`${name} as a way out`, () => {
    let rig: DelivererRig;
    beforeAll(async () => {
      rig = await open();
    });
    afterEach(() => rig.heal());
    afterAll(() => rig.close());

    let posts = 0;
    const post = (card: Card, over: Partial<Post> = {}): Post => {
      posts += 1;
      return { postId: `${name}-${posts}`, ref: null, thread: null, content: { card }, pin: false, ...over };
    };
    const put = async (what: Post): Promise<PostRef> => {
      const outcome = await rig.deliverer.put(rig.place, what);
      if (outcome.did !== "put") throw new Error(JSON.stringify(outcome));
      return outcome.ref;
    };
    const news = async (work: () => Promise<unknown>): Promise<Arrival[]> => {
      const before = (await rig.arrivals()).length;
      await work();
      return (await rig.arrivals()).slice(before);
    };

    it("says where it put a post, once the post is there", async () => {
      const what = post(lineCard("FT-42 falls due at 16:30."));
      const [arrival, ...others] = await news(async () => {
        const ref = await put(what);
        expect(ref.channel).toMatch(/./);
        expect(ref.message).toMatch(/./);
      });
      expect(arrival?.words).toContain("FT-42 falls due at 16:30.");
      expect(others).toEqual([]);
    });

    it("takes lines under a card, pinned cards and cards of every kind of block", async () => {
      const card = everyBlock("Third visit.");
      const ref = await put(post(card, { pin: true }));
      const [history] = await news(() =>
        put(post(card, { thread: ref, content: { lines: [line("10:05 Raj claimed it.")] } })),
      );
      expect(history?.words).toContain("10:05 Raj claimed it.");
    });

    it("marks a post by its id: sent twice it is found, or both bear the same mark", async () => {
      const what = post(lineCard("once"));
      let first: PostRef | null = null;
      const arrivals = await news(async () => {
        first = await put(what);
        const found = await rig.deliverer.find(rig.place, what.postId);
        if (found !== null) expect(found).toEqual(first);
        await put(what);
      });
      expect(arrivals.length).toBeGreaterThan(0);
      expect(new Set(arrivals.map(({ mark }) => mark)).size).toBe(1);
      const [other] = await news(() => put(post(lineCard("once"))));
      expect(other?.mark).not.toBe(arrivals[0]?.mark);
    });

    it("answers an edit with the same message, and never with a second one", async () => {
      const what = post(lineCard("unclaimed"));
      const ref = await put(what);
      const edited = { ...what, ref, content: { card: lineCard("claimed") } };
      expect(await news(async () => expect(await put(edited)).toEqual(ref))).toEqual([]);
    });

    it("finds nothing that was never sent", async () => {
      expect(await rig.deliverer.find(rig.place, `${name}-never`)).toBeNull();
    });

    it("takes back what it can, and is not troubled by what is gone", async () => {
      const ref = await put(post(lineCard("orphan")));
      await rig.deliverer.remove(ref);
      await rig.deliverer.remove(ref);
    });

    it("tells of a place that is not there", async () => {
      if (rig.nowhere === null) return;
      expect(await rig.deliverer.put(rig.nowhere, post(lineCard("x")))).toMatchObject({ did: "lost-place" });
    });

    it.skipIf(faults.length === 0).each(faults)(
      "hands it back as a value when the platform fails: %s",
      async (fault) => {
        const found = rig.faults.find((one) => one.name === fault);
        if (found === undefined) throw new Error(`The rig has no ${fault}.`);
        const what = post(lineCard("through thick and thin"));
        found.begin();
        const outcome = await rig.deliverer.put(rig.place, what);
        expect(outcome.did).toBe(found.ends);
        expect(JSON.stringify(outcome)).not.toContain("thick");
        rig.heal();
        await put(what);
      },
    );

    it("names every fault of its rig", () => {
      expect(rig.faults.map((fault) => fault.name)).toEqual(faults);
    });

    it("lets no word of others add to what a message is made of", async () => {
      const [harmless] = await news(() => put(post(everyBlock("Third visit."))));
      await fc.assert(
        fc.asyncProperty(hostile, async (words) => {
          const [arrival] = await news(() => put(post(everyBlock(words))));
          // Long words may leave no room for a part of the card, so that less is no fault.
          expect(arrival?.shape.filter((part) => !harmless?.shape.includes(part))).toEqual([]);
          expect(arrival?.words).toContain("FT-42");
        }),
        { numRuns: 15 },
      );
    });

    it("asks for no less than no time between posts", () => {
      expect(rig.deliverer.limits.betweenPostsMs).toBeGreaterThanOrEqual(0);
    });
  });
};

/** Somebody's words in every spot a card has for them. */
const everyBlock = (words: string): Card =>
  withPlain("late", [
    { kind: "title", line: [strong("FT-42"), text(" · High "), said(words)], aside: [text("overdue since 14:30")] },
    { kind: "quote", words: `“${words}”`, by: [said(`Jane ${words}`), text(" on X")] },
    { kind: "line", line: [text("Told: "), said(`“${words}”`)] },
    { kind: "facts", facts: [{ label: "Who", value: [person("raj", "Raj Patel"), said(` “${words}”`)] }] },
    { kind: "list", items: [{ line: [text("FT-42 "), said(`“${words}”`)], button: null }] },
    {
      kind: "buttons",
      buttons: [
        {
          label: "Claim",
          ask: { verb: "claim", numbers: [42], args: {} },
          basis: null,
          style: "primary",
          opens: false,
        },
      ],
    },
  ]);
