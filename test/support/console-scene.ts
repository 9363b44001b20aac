import type { Block, Button, Card, Line, Tone } from "../../src/card/card.ts";
import { withPlain } from "../../src/card/plain-card.ts";
import { link, person, quiet, said, strong, text } from "../../src/card/spans.ts";
import type { ConsoleBook, ConsoleChannel, ConsolePerson, Happening } from "../../src/chat/console/console-ports.ts";
import type { Ask, AskArgs, Basis } from "../../src/core/case/ask.ts";
import type { VerbName } from "../../src/core/case/verbs.ts";
import { HOUR, type Instant, instant, MINUTE, plus } from "../../src/core/time/instant.ts";

/** An invented firm on an invented Friday: what a console looks like in the middle of a day. */
export const zone = "America/Chicago";
export const friday = instant(Date.parse("2027-02-26T15:42:00-06:00"));

export const departments = [
  { id: "social", name: "Social" },
  { id: "callcentre", name: "Call centre" },
  { id: "parts", name: "Parts" },
  { id: "billing", name: "Billing" },
  { id: "technical", name: "Technical" },
];

export const channels: ConsoleChannel[] = [
  { id: "social", name: "social", department: "social", zone },
  { id: "callcentre", name: "call-centre", department: "callcentre", zone: "Europe/Lisbon" },
  { id: "parts", name: "parts", department: "parts", zone },
  { id: "billing", name: "billing", department: "billing", zone },
  { id: "technical", name: "technical", department: "technical", zone },
  { id: "operations", name: "desk-operations", department: null, zone },
];

const who = (
  id: string,
  name: string,
  department: string,
  roles: ConsolePerson["roles"] = ["agent"],
): ConsolePerson => ({
  id,
  name,
  department,
  roles,
  zone,
  mail: `${id}@example.com`,
});

export const people: ConsolePerson[] = [
  who("raj", "Raj Patel", "parts"),
  who("dana", "Dana Okafor", "parts", ["lead"]),
  who("mia", "Mia Lindqvist", "social"),
  who("theo", "Theo Brandt", "social", ["lead"]),
  who("maria", "Maria Costa", "callcentre"),
  who("lee", "Lee Nakamura", "billing", ["manager"]),
  who("ana", "Ana Petrova", "technical"),
];

const button = (
  label: string,
  verb: VerbName,
  numbers: number[],
  more: { style?: Button["style"]; opens?: boolean; args?: AskArgs; basis?: Basis } = {},
): Button => {
  const ask: Ask = { verb, numbers, args: more.args ?? {} };
  return { label, ask, basis: more.basis ?? null, style: more.style ?? "plain", opens: more.opens ?? false };
};

const more = (number: number): Button => button("More", "more", [number], { opens: true });
const fact = (label: string, ...value: Line) => ({ label, value });
const card = (tone: Tone, blocks: Block[]): Card => withPlain(tone, blocks);

export const unclaimed: Basis = { status: "unclaimed", assignee: null, offer: null };

/** The case the tests press on: unclaimed at first, then Raj's. */
export const dishwasher = (assignee: string | null): Card =>
  card(assignee === null ? "soon" : "calm", [
    {
      kind: "title",
      line: [strong("FT-57"), text(" · Medium · Parts")],
      aside: [text(assignee === null ? "unclaimed, claim due 15:55" : "resolve due Tue 16:30")],
    },
    {
      kind: "quote",
      words:
        "Ordered the lower rack in January. You sent the upper one. Twice. I now own two upper racks and no dishes.",
      by: [said("Owen Hartley"), text(" by mail, 14:58")],
    },
    {
      kind: "facts",
      facts: [
        assignee === null
          ? fact("Who", text("nobody yet · speaks with Owen: the Call centre"))
          : fact("Who", person(assignee, "Raj Patel"), text(", Parts, since 15:42 · speaks with Owen: Maria")),
        fact("Next", strong(assignee === null ? "Parts: somebody takes it" : "Raj: confirm the right rack ships")),
      ],
    },
    {
      kind: "buttons",
      buttons:
        assignee === null
          ? [
              button("Claim", "claim", [57], { style: "primary", basis: unclaimed }),
              button("Not ours", "notours", [57], { opens: true, basis: unclaimed }),
              more(57),
            ]
          : [
              button("Update", "update", [57], { style: "primary", opens: true }),
              button("Waiting for", "wait", [57], { opens: true }),
              more(57),
            ],
    },
  ]);

const dryer = card("late", [
  {
    kind: "title",
    line: [strong("FT-42"), text(" · High · Parts")],
    aside: [text("resolve overdue since 14:30")],
  },
  {
    kind: "quote",
    words:
      "Third visit, still no heating element. Dryer dead since 12 February. Is anybody there actually talking to each other?",
    by: [
      said("Jane D."),
      text(" on X, 09:12 · "),
      link("open post", "https://example.com/post/1"),
      quiet(" · 2 contacts"),
    ],
  },
  {
    kind: "line",
    line: [text("Wrote to us by mail 9 days ago, unanswered: her wait counts from there.")],
  },
  {
    kind: "facts",
    facts: [
      fact(
        "Who",
        person("raj", "Raj Patel"),
        text(", Parts, since 10:05 · speaks with "),
        said("Jane"),
        text(": "),
        person("mia", "Mia"),
      ),
      fact("Heat", text("angry: "), said("“third visit”, second contact")),
      fact("Told", said("“The part arrives Monday 1 March.” "), quiet("Mia, 09:20, public")),
      fact("Promise", text("p1 part delivered by Mon 1 Mar 17:00, accepted by Parts")),
      fact("Next", strong("Raj: confirm the shipment, then tell Mia what to say")),
    ],
  },
  {
    kind: "buttons",
    buttons: [
      button("Update", "update", [42], { style: "primary", opens: true }),
      button("Waiting for", "wait", [42], { opens: true }),
      more(42),
    ],
  },
]);

const fridge = card("calm", [
  {
    kind: "title",
    line: [strong("FT-51"), text(" · Low · Parts")],
    aside: [text("waiting for the customer until Thu 12:00")],
  },
  {
    kind: "quote",
    words: "مرحبا، باب الثلاجة لا يغلق جيدا منذ التركيب. هل يمكنكم إرسال مفصل جديد؟",
    by: [said("@samir_k"), text(" on Instagram, Thu 17:31")],
  },
  {
    kind: "facts",
    facts: [
      fact(
        "Who",
        person("dana", "Dana Okafor"),
        text(", Parts, since Thu 17:50 · speaks with "),
        said("Samir"),
        text(": Mia"),
      ),
      fact("Waiting", said("a photo of the type plate"), quiet(" until Thu 12:00")),
      fact("Next", strong("Dana: order the hinge when the photo is here")),
    ],
  },
  {
    kind: "buttons",
    buttons: [
      button("Update", "update", [51], { style: "primary", opens: true }),
      button("Resume", "resume", [51]),
      more(51),
    ],
  },
]);

const closed = card("done", [
  {
    kind: "title",
    line: [strong("FT-33"), text(" · Medium · Parts")],
    aside: [text("the customer agrees it is fixed")],
  },
  {
    kind: "line",
    line: [said("“The knob came off in my hand”"), quiet(" · "), said("sent a new knob, fitted Tuesday")],
  },
  {
    kind: "buttons",
    buttons: [button("Reopen", "reopen", [33]), button("Show", "show", [33], { args: { scope: "full" } })],
  },
]);

const queue = card("late", [
  { kind: "title", line: [strong("Parts: what is waiting")], aside: [text("1 unclaimed, 3 open")] },
  {
    kind: "list",
    items: [
      {
        line: [
          strong("FT-42"),
          text(" · High · resolve overdue since 14:30, Raj · "),
          said("“Third visit, still no heating element. Dryer dead…”"),
        ],
        button: null,
      },
      {
        line: [
          strong("FT-57"),
          text(" · Medium · unclaimed, claim due 15:55 · "),
          said("“Ordered the lower rack in January. You sent…”"),
        ],
        button: null,
      },
      {
        line: [
          strong("FT-51"),
          text(" · Low · waiting until Thu 12:00, Dana · "),
          said("“مرحبا، باب الثلاجة لا يغلق جيدا…”"),
        ],
        button: null,
      },
    ],
  },
  { kind: "line", line: [quiet("On duty: "), person("raj", "Raj Patel"), text(", "), person("dana", "Dana Okafor")] },
  { kind: "buttons", buttons: [button("Take the next one", "next", [], { style: "primary" })] },
]);

const nag = card("late", [
  {
    kind: "line",
    line: [
      strong("FT-42"),
      text(" has been overdue since 14:30, for 1 h 12 min. "),
      said("Jane"),
      text(" has been told "),
      said("“The part arrives Monday 1 March.”"),
    ],
  },
  {
    kind: "buttons",
    buttons: [
      button("Open", "show", [42], { style: "primary", args: { scope: "full" } }),
      button("On it until 17:00", "on-it", [42], { args: { until: "17:00" } }),
    ],
  },
]);

const morning: Line[] = [
  [
    text("Good morning Raj. Two of yours need you today: "),
    strong("FT-42"),
    text(" due 14:30; "),
    strong("FT-60"),
    text(" promise due 12:00."),
  ],
  [quiet("One reminder was held back overnight; it is in this list.")],
];

/** Fills a book as if a day had passed. `at` sets the desk's time for what is written next. */
export const fillBook = async (book: ConsoleBook, at: (when: Instant) => void): Promise<void> => {
  let posts = 0;
  const write = async (
    channel: string,
    when: number,
    content: { card: Card } | { lines: Line[] },
    pin = false,
    threadOf: string | null = null,
  ) => {
    at(plus(friday, when));
    posts += 1;
    return await book.write({ channel, threadOf, postId: `scene-${posts}`, content, pin });
  };
  const history = async (channel: string, of: string, when: number, line: Line) =>
    await write(channel, when, { lines: [line] }, false, of);

  await write("parts", -30 * HOUR, { card: queue }, true);
  await write("parts", -27 * HOUR, { card: closed });
  await write("parts", -22 * HOUR, { card: fridge });
  const late = await write("parts", -6 * HOUR, { card: dryer });
  await history("parts", late.message, -6 * HOUR, [quiet("09:42 "), text("Opened from X, for Parts.")]);
  await history("parts", late.message, -5 * HOUR - 37 * MINUTE, [quiet("10:05 "), text("Raj claimed it.")]);
  await history("parts", late.message, -5 * HOUR - 2 * MINUTE, [
    quiet("10:40 "),
    text("Parts said yes to Call centre's pass (offered 10:12, 28 min in transit)."),
  ]);
  await history("parts", late.message, -HOUR - 12 * MINUTE, [quiet("14:30 "), text("Resolve is overdue. Told Raj.")]);
  await write("parts", -44 * MINUTE, { card: dishwasher(null) });
  await write("dm:raj", -7 * HOUR, { lines: morning });
  await write("dm:raj", -2 * MINUTE, { card: nag });
  await write("social", -50 * MINUTE, { card: dryer });
  await write("social", -40 * MINUTE, { card: dishwasher(null) });
  await write("callcentre", -40 * MINUTE, { card: dishwasher(null) });
  at(friday);
};

const coming = (hours: number, ...line: Line): Happening => ({ at: plus(friday, hours * HOUR), line });

export const upcoming: Happening[] = [
  coming(0.22, text("Claim of "), strong("FT-57"), text(" falls due: Parts hears of it")),
  coming(0.8, strong("FT-42"), text(" still overdue: "), person("dana", "Dana Okafor"), text(" hears of it")),
  coming(1.3, text("Parts closes until Mon 08:00; Friday's coverage goes to "), person("dana", "Dana Okafor")),
  coming(20.3, strong("FT-60"), text(" promise is due, nobody is on call")),
];

export const weekend: Happening[] = [
  coming(0.22, strong("FT-57"), text(" was not claimed in time. Parts was told.")),
  coming(0.8, strong("FT-42"), text(" is still overdue. "), person("dana", "Dana Okafor"), text(" was told.")),
  coming(1.3, text("Parts closed until Mon 08:00. Nobody is on call; four cases fall due before it opens.")),
  coming(1.35, person("dana", "Dana Okafor"), text(" got Friday's coverage: who takes Saturday?")),
  coming(
    3.4,
    said("@nightowl_liz"),
    text(" wrote on X: "),
    said("“Fridge is 14 degrees and beeping. Baby food in there.”"),
    text(" "),
    strong("FT-61"),
    text(", High, to Technical."),
  ),
  coming(3.9, person("ana", "Ana Petrova"), text(" was paged for "), strong("FT-61"), text(": 24 hours a day, High.")),
  coming(18.3, text("Saturday's phone line opened in Lisbon.")),
  coming(20.3, strong("FT-60"), text(" promise fell due and was broken. Billing reads it first thing on Monday.")),
  coming(20.4, person("lee", "Lee Nakamura"), text(" was told at once: he is the named last one.")),
  coming(43.2, said("Jane D."), text(" wrote again on X: "), said("“Monday then. I will believe it when it spins.”")),
  coming(
    64.3,
    text("Parts opened. "),
    person("raj", "Raj Patel"),
    text(" got his morning list: three cases, two reminders held back over the weekend."),
  ),
];

/** The next Monday 08:00 of the scene. */
export const monday = instant(Date.parse("2027-03-01T08:00:00-06:00"));
