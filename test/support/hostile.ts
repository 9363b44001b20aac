import fc from "fast-check";

/** What customers never write and attackers do: markup, mentions, links, invisible and turning characters, halves of characters, pages. */
const spikes = [
  "<!channel>",
  "<!here|here>",
  "<!subteam^S012|@parts>",
  "<@U0FOLLOWTHRU>",
  "<#C0123|general>",
  "<https://evil.example|your bank>",
  "https://evil.example/?a=b&c=d",
  "@everyone",
  "*bold* _italic_ ~gone~ `code` ```block```",
  "> quoted",
  ":smile:",
  "&lt;!channel&gt;",
  "[label](https://evil.example)",
  "\u202egnp.exe\u202c",
  "\u2066\u2067isolated",
  "שלום <@U1> עולם",
  "\u200b\u200d\u2060\ufeff",
  "\u0000\u0007\u001b[31m",
  "\ud800",
  "\udc00 \ud83d",
  "🧑‍🤝‍🧑🇩🇪",
  "a\u0301\u0301\u0301",
  "line\r\nline\u2028line",
  "'; drop table cases; --",
  '{"type":"modal"}',
];

export const hostile: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...spikes), fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 6 })
      .map((parts) => parts.join(" ")),
  },
  { weight: 1, arbitrary: fc.constantFrom(...spikes).map((spike) => spike.repeat(Math.ceil(20_000 / spike.length))) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "\n", "\u200b") },
);
