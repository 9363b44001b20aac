import type { Ask } from "../../core/case/ask.ts";
import type { Source } from "../../core/complaint/complaint.ts";
import type { PersonId } from "../../core/desk/desk.ts";

/** One thing that happens in the story, at a time in the desk's zone. `tells` is printed. */
export type Scene = { at: string; tells?: string } & Deed;

type Deed =
  /** A complaint comes in as a connector delivers it. `written` is when it was made, where that was long before. */
  | { hears: Heard }
  /** Somebody types a line to the desk. */
  | { by: PersonId; types: string }
  /** Somebody sends a form. */
  | { by: PersonId; sends: Ask }
  /** Time alone does it. */
  | { passes: true };

export type Heard = {
  id: string;
  source: Source;
  author: { handle?: string; name?: string; email?: string };
  text: string;
  written?: string;
  url?: string;
  inReplyTo?: string;
  orderNumber?: string;
  product?: string;
};

/** The made-up firm has had cases before; the story's own begin after this number. */
export const CASES_BEFORE = 40;

/** A word of thanks from last year, by which the firm knows Jane; and the account she gave when she registered. */
export const knownCustomer: { heard: Heard; account: { kind: Source; value: string } } = {
  account: { kind: "x", value: "jane_doe" },
  heard: {
    id: "mail-2310",
    source: "email",
    author: { email: "jane.doe@mail.example", name: "Jane Doe" },
    text: "The new dryer is here and runs. Thank you.",
    written: "2026-11-14 10:20",
    orderNumber: "N-20417",
  },
};

export const STORY_BEGINS = "2027-02-17 08:20";
export const STORY_ENDS = "2027-03-05 16:20";

export const story: Scene[] = [
  { at: STORY_BEGINS, tells: "Jane Doe writes a mail: her dryer is dead. Nobody reads that inbox.", passes: true },
  {
    at: "2027-02-26 08:50",
    hears: {
      id: "x-900",
      source: "x",
      author: { handle: "@lars_k" },
      text: "What is the song in your new advert? Half my office is humming it.",
      url: "https://x.example/lars_k/status/900",
    },
  },
  { at: "2027-02-26 08:54", by: "theo", types: "dismiss 41" },

  {
    at: "2027-02-26 09:12",
    tells: "Nine days later Jane posts it on X, and it becomes FT-42. The rules send it to the Call centre.",
    hears: {
      id: "x-1042",
      source: "x",
      author: { handle: "@jane_doe" },
      text: "Dryer dead since 12 February. Third visit, and your hotline hung up on me again. Is anybody there?",
      url: "https://x.example/jane_doe/status/1042",
    },
  },
  { at: "2027-02-26 09:15", by: "mia", types: "severity 42 high third visit, two weeks without a dryer" },
  {
    at: "2027-02-26 09:18",
    tells: "Mia of Social answers in public.",
    by: "mia",
    types:
      "told 42 in public: I am sorry, Jane. Three visits are two too many. I am finding out who can finish this, and write here again by noon.",
  },
  {
    at: "2027-02-26 09:31",
    tells: "The forgotten inbox is found. The mail joins FT-42: the wait counts from there.",
    hears: {
      id: "mail-2588",
      source: "email",
      author: { email: "jane.doe@mail.example", name: "Jane Doe" },
      text: "My dryer stopped heating on 12 February. Your technician has been here twice and had no heating element with him. When does somebody bring one?",
      written: "2027-02-17 08:20",
      orderNumber: "N-20417",
      product: "Dryer DX-200",
    },
  },
  { at: "2027-02-26 10:05", by: "ana", types: "claim 42" },
  {
    at: "2027-02-26 10:40",
    by: "ana",
    types: "update 42 Technician's report: it needs a heating element, and there was never one on the van.",
  },
  {
    at: "2027-02-26 11:50",
    by: "mia",
    types: "told 42 in public: Jane, nobody had packed the heating element. I am getting one found for you today.",
  },
  {
    at: "2027-02-26 15:20",
    by: "mia",
    types: "told 42 in public: Our depot in Dayton may have one, Jane. I write again tonight, with a date.",
  },
  {
    at: "2027-02-26 16:40",
    tells: "Ana of the Call centre passes it to Parts, and says why. Parts closes at five.",
    by: "ana",
    types: "pass 42 parts a heating element for the DX-200, order N-20417; Dayton may have one",
  },
  {
    at: "2027-02-26 17:40",
    tells: "Friday evening: nobody in Parts has answered. Lee leads Parts, and is told at once.",
    passes: true,
  },
  { at: "2027-02-26 17:52", tells: "Lee says yes for Parts.", by: "lee", types: "yes 42" },
  { at: "2027-02-26 18:05", by: "raj", types: "claim 42" },
  {
    at: "2027-02-26 18:08",
    tells: "Raj has claimed it, and waits for a heating element until Monday.",
    by: "raj",
    types: "wait 42 for the heating element from Dayton until mon 10:00",
  },
  {
    at: "2027-02-26 18:15",
    by: "mia",
    types: "told 42 in public: The part arrives on Monday 1 March, Jane. Then I can tell you the day of the visit.",
  },
  {
    at: "2027-02-28 11:20",
    tells: "Jane asks whether Monday is certain. It is her third message, so somebody is to phone her.",
    hears: {
      id: "x-1077",
      source: "x",
      author: { handle: "@jane_doe" },
      text: "Is Monday certain? There are five of us, and it is raining.",
      url: "https://x.example/jane_doe/status/1077",
      inReplyTo: "x-1042",
    },
  },
  { at: "2027-02-28 11:31", by: "mia", types: "reach 42 +1 937 555 0142, not before eleven" },
  { at: "2027-02-28 11:36", by: "mia", types: "calling 42" },
  { at: "2027-02-28 11:52", by: "mia", types: "called 42 no reply" },
  {
    at: "2027-02-28 14:31",
    tells: "Mia is on duty. She gets no reply, is reminded of the second try, and reaches her.",
    by: "mia",
    types: "called 42 reached: Yes, Jane. It left Dayton on Saturday and is with Raj tomorrow morning.",
  },
  {
    at: "2027-03-01 10:12",
    tells: "The part is here. A technician can come on Thursday.",
    by: "raj",
    types: "update 42 The element is here and tested. Technical fits it on Thursday between 9 and 12.",
  },
  { at: "2027-03-01 10:14", by: "raj", types: "wait 42 for the technician's visit until thu 12:00" },
  {
    at: "2027-03-01 10:20",
    by: "mia",
    types:
      "told 42 in public: It is here. The technician comes on Thursday 4 March between 9 and 12, with the element.",
  },
  {
    at: "2027-03-04 11:24",
    tells: "The technician has been. Raj resolves it, and Mia asks Jane.",
    by: "raj",
    types: "done 42 Heating element fitted, forty minutes of test run, dries as it should.",
  },
  {
    at: "2027-03-04 11:31",
    by: "mia",
    types: "told 42 in public: Jane, the new element is in. Does the dryer do what it should?",
  },

  {
    at: "2027-03-04 16:10",
    hears: {
      id: "mail-2641",
      source: "email",
      author: { email: "peter.holm@mail.example", name: "Peter Holm" },
      text: "I was charged twice for one water filter, invoice 88121 and invoice 88134. Please take one of them back.",
    },
  },
  { at: "2027-03-04 16:31", by: "omar", types: "claim 43" },
  {
    at: "2027-03-04 16:50",
    by: "maria",
    types: "told 43 by mail: I have both invoices, and Billing is taking one back. You hear from me tomorrow morning.",
  },

  {
    at: "2027-03-05 15:05",
    hears: {
      id: "fb-310",
      source: "facebook",
      author: { handle: "ines.moreau", name: "Ines Moreau" },
      text: "You promised a free descaler to everybody who answers your post. I answered three weeks ago.",
      url: "https://facebook.example/norrwick/posts/310",
    },
  },
  { at: "2027-03-05 15:12", by: "sam", types: "notours 44 social" },
  {
    at: "2027-03-05 15:14",
    by: "theo",
    types: "told 44 in public: You are right to ask, Ines. I am looking for your answer, and for your descaler.",
  },
  {
    at: "2027-03-05 15:48",
    by: "priya",
    sends: {
      verb: "new",
      numbers: [],
      args: {
        words: "The fridge is not cooling since noon. My son's insulin is in it.",
        source: "phone",
        name: "Helen Brandt",
        phone: "+1 212 555 0143",
      },
    },
  },
  { at: "2027-03-05 15:49", by: "priya", types: "severity 45 high insulin in the fridge" },
  {
    at: "2027-03-05 15:52",
    by: "priya",
    types: "told 45 by phone: Put the insulin on ice now, please. A technician calls you within the hour.",
  },
  { at: "2027-03-05 15:58", by: "ben", types: "claim 45" },
  {
    at: "2027-03-05 16:01",
    by: "ben",
    types: "update 45 Called Helen. It is the compressor, under warranty; the van brings a loan fridge on Saturday.",
  },
  { at: "2027-03-05 16:02", by: "ben", types: "wait 45 for the loan fridge until sat 11:00" },
  {
    at: "2027-03-05 16:05",
    tells: "Jane writes that it works.",
    hears: {
      id: "x-1190",
      source: "x",
      author: { handle: "@jane_doe" },
      text: "Dry towels for the first time in three weeks. Thank you, Mia and Raj.",
      url: "https://x.example/jane_doe/status/1190",
      inReplyTo: "x-1042",
    },
  },
  {
    at: "2027-03-05 16:08",
    hears: {
      id: "review-88",
      source: "review",
      author: { handle: "r-5512", name: "Marta W." },
      text: "Two stars. The washer is leaking since somebody changed the door seal, and the shop says that is not its business.",
      url: "https://reviews.example/norrwick/88",
    },
  },
  { at: STORY_ENDS, passes: true },
];
