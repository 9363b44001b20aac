import fc from "fast-check";

/** Pieces that have broken out of other people's pages, mixed with any text at all. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        `"><img src=x onerror=alert(1)>`,
        "</blockquote><script>alert(1)</script>",
        "</span></p></article></li></ol>",
        `' onmouseover='alert(1)`,
        "<!--",
        "-->",
        "]]>",
        "&lt;b&gt;",
        "&amp;",
        "&#60;",
        `hx-get="/console/sign-out"`,
        "javascript:alert(1)",
        "<style>*{display:none}</style>",
        "<svg/onload=alert(1)>",
        "\u202E\u2066\u0000\u2028",
        "{{constructor}}",
        "\uD800",
        "<!channel>",
        "*bold* _it_ `code`",
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(""));
