import { describe, expect, test } from "vitest";
import { deedIn } from "../../../src/core/consent/deed-in.ts";
import type { ConsentKind } from "../../../src/core/desk/desk.ts";

const desk = { consentWords: { wipe: ["re-imaged"], cancel: ["c++ plan", "gekündigt"] } };

describe("what was done, or is promised, and cannot be undone for the customer", () => {
  test.each<[string, ConsentKind]>([
    ["wiped the phone", "wipe"],
    ["Had to wipe it and set it up again", "wipe"],
    ["technician erased the disk, restored from the cloud", "wipe"],
    ["did a factory reset", "wipe"],
    ["reset it to factory settings", "wipe"],
    ["deleted her old account", "wipe"],
    ["her photos were deleted", "wipe"],
    ["re-imaged the controller", "wipe"],
    ["cancelled her order and refunded it", "cancel"],
    ["we canceled it", "cancel"],
    ["order W-1 is cancelled", "cancel"],
    ["her flight was canceled, she has the money", "cancel"],
    ["moved her to the c++ plan", "cancel"],
    ["replaced the heating element", "replace"],
    ["Omar replaces the drum on Friday", "replace"],
    ["the dryer will be replaced", "replace"],
    ["we swapped the machine", "replace"],
    ["exchanged the controller", "replace"],
    ["charged her card 40 USD", "charge"],
    ["we charge the visit on Monday", "charge"],
    ["she was charged 40 USD for the visit", "charge"],
    ["billed the call-out", "charge"],
    ["billing collects 40 USD", "charge"],
    ["did not wipe the disk, deleted her account", "wipe"],
    ["not charged for the visit but the drum was replaced", "replace"],
  ])("%s: %s", (words, kind) => {
    expect(deedIn(words, desk)).toBe(kind);
  });

  test.each([
    "did not cancel",
    "did not cancel her order",
    "didn't wipe it",
    "no charge",
    "free of charge",
    "replaced nothing",
    "charged nothing",
    "charged no fee",
    "will not be charged",
    "she won't be charged for the visit",
    "nothing was replaced",
    "repaired without replacing the drum",
    "cleaned the filter instead of replacing it",
    "asked whether to cancel, she keeps it",
    "if it fails again we replace it",
    "she cancelled it herself",
    "the customer has cancelled the order",
    "they replaced the fuse themselves",
    "reinstated her cancelled order",
    "the replaced part works",
    "the replacement ships",
    "replacement delivered",
    "was charged twice, refunded the second",
    "charged by mistake, the money is back",
    "the order had been cancelled by mistake, it is on its way now",
    "removed the charge",
    "refunded the charge and the bill",
    "battery charged overnight",
    "charged the battery",
    "wiped the seal dry",
    "wiped down the drum",
    "erased the error code",
    "noise cancelling works again",
    "exchanged mails with her",
    "swiped the card",
    "who is in charge?",
    "should we cancel it?",
    'she wrote "cancel my order" by mistake',
    "refund of 40 USD",
    "the part arrives Monday",
    "found a spare element",
    "w",
    "",
    // What companies and customers really wrote.
    "their telephone number is on the site (calls are charged at local rate)",
    "To qualify for a full refund you would have to cancel your reservation within 24 hours",
    "she would like it replaced not refunded, none in stock",
    "I want to cancel my taxi. It doesn't work.",
    "Order was wrong AND they charged my credit card twice",
    "We'd like to verify which trip you'd like to cancel",
  ])("%s: plain talk", (words) => {
    expect(deedIn(words, desk)).toBeNull();
  });

  test.each([
    "wipe ",
    "delete a a a ",
    "cancel not ",
    "reset it ",
    "charged ",
    "deleted data ",
    " ".repeat(3),
    '"',
    "the ",
  ])("takes 100 kB of %j at once", (piece) => {
    const begun = performance.now();
    deedIn(piece.repeat(100_000 / piece.length), desk);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
