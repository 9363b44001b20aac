/** No time takes more words than this; what does is somebody's text. */
const LONGEST = 240;

/** A German time in English words. What it has no rule for stays as it is. */
export const fromGerman = (words: string): string => {
  if (words.length > LONGEST) return words;
  let asked = words.trim().toLowerCase().replace(/\s+/gu, " ").replace(/[–—]/gu, "-");
  for (const [pattern, english] of rules) asked = asked.replace(pattern, english as string);
  return asked.replace(/\s+/gu, " ").trim();
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthNames: [german: string, english: string][] = [
  ["januar|jänner|jan", "jan"],
  ["februar|feber|feb", "feb"],
  ["märz|maerz|mär|mrz", "mar"],
  ["april|apr", "apr"],
  ["mai", "may"],
  ["juni|jun", "jun"],
  ["juli|jul", "jul"],
  ["august|aug", "aug"],
  ["september|sept|sep", "sep"],
  ["oktober|okt", "oct"],
  ["november|nov", "nov"],
  ["dezember|dez", "dec"],
];
const dayNames: [german: string, english: string][] = [
  ["montags?|mo", "mon"],
  ["dienstags?|di", "tue"],
  ["mittwochs?|mi", "wed"],
  ["donnerstags?|do", "thu"],
  ["freitags?|fr", "fri"],
  ["samstags?|sonnabends?|sa", "sat"],
  ["sonntags?|so", "sun"],
];
const counted = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"];

type Rule = [pattern: RegExp, english: string | ((...found: string[]) => string)];
/** A whole word, whatever letters surround it; a full stop after it may shorten it. */
const word = (pattern: string, english: Rule[1]): Rule => [
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, "gu"),
  english,
];
const shortened = (pattern: string, english: string): Rule => [
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})\.?(?![\p{L}\p{N}])`, "gu"),
  english,
];

/** `3.4.` is the third of April and nothing else; a date that there is not stays and is not understood. */
const dated = (found: string, day = "", month = "", year = ""): string => {
  const name = months[Number(month) - 1];
  if (name === undefined) return found;
  return year === "" ? `${day} ${name}` : `${day} ${name} ${year.length === 2 ? `20${year}` : year}`;
};

const later = (found: string, hour = "", half = ""): string => {
  const h = Number(hour);
  if (h < 1 || h > 12) return found;
  return `${h}${half === "abends" || half === "nachmittags" ? "pm" : "am"}`;
};

const allMonths = monthNames.map(([names]) => names).join("|");

/** In this order: what is longer comes before what it holds. */
const rules: Rule[] = [
  // Where a keyboard has no umlauts.
  [/(?<=\bn)ae(?=chst)|(?<=\bsp)ae(?=test)/gu, "ä"],
  [/(?<=fr)ue(?=h(?!\p{L}))|(?<=\bf)ue(?=nf\b)|\bue(?=bermorgen)/gu, "ü"],
  // Dates.
  [/(?<![\p{N}.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?![\p{N}])/gu, dated],
  [new RegExp(String.raw`(\d{1,2})\.? ?(?:-|bis) ?(\d{1,2})\. ?(?=(?:${allMonths})(?!\p{L}))`, "gu"), "$1-$2 "],
  [new RegExp(String.raw`(?<!\d)(\d{1,2})\. ?(?=(?:${allMonths})(?!\p{L}))`, "gu"), "$1 "],
  ...monthNames.map(([names, english]) => shortened(names, english)),
  // Times of day.
  [/(\d{1,2})[:.](\d{2}) ?uhr(?!\p{L})/gu, "$1:$2"],
  [/(?<!\d)(\d{1,2}) ?uhr (morgens|vormittags|früh|nachmittags|abends)(?!\p{L})/gu, later],
  [/(?<!\d)(\d{1,2}) ?uhr (\d{2})(?![\d.:])/gu, "$1:$2"],
  [/(?<!\d)(\d{1,2}) ?uhr(?!\p{L})/gu, "$1:00"],
  word("mitternacht", "midnight"),
  // Stretches.
  word("(?:am |dieses |das |übers )?wochenende", "weekend"),
  word("(?:zum )?feierabend|(?:zum )?ende des (?:arbeits)?tag(?:e)?s|tagesende", "end of day"),
  word("(?:zum )?ende der (?:arbeits)?woche", "end of week"),
  word("(?:zum )?ende des monats|(?:zum )?monatsende", "end of month"),
  word("(?:(?:in )?(?:einer|eine) )?halben? stunde", "half an hour"),
  word("(?:einen |ein )?halber? tag|(?:einen )?halben tag", "half a day"),
  word("(?:anderthalb|eineinhalb) stunden?", "90 min"),
  word("(?:ein(?:e[rmn]?)?)(?= (?:minute|stunde|tag|woche|monat|werktag|arbeitstag))", "1"),
  ...counted.slice(2).map((name, index) => word(name, String(index + 2))),
  word("(?:am |zum )?(?:nächsten|nächster|kommenden) (?:werktag|arbeitstag)", "next business day"),
  word("(?:werk|arbeits)tage?n?", "business days"),
  word("arbeitsstunden?", "business hours"),
  word("minuten?", "minutes"),
  word("stunden?|std\\.?", "hours"),
  word("tage?n?", "days"),
  word("wochen(?! ?ende)", "weeks"),
  word("monaten?|monate", "months"),
  // Days.
  word("übermorgen", "the day after tomorrow"),
  word("(?:morgen)(?: (?:früh|vormittag))", "tomorrow morning"),
  word("heute (?:morgen|früh|vormittag)", "this morning"),
  word("heute nachmittag", "this afternoon"),
  word("heute abend", "this evening"),
  word("heute nacht", "tonight"),
  word("heute", "today"),
  word("morgen", "tomorrow"),
  word("gestern", "yesterday"),
  word("jetzt", "now"),
  word("nächste woche", "next week"),
  word("(?:nächsten|nächster|im nächsten) monat", "next month"),
  word("1 woche|woche", (found) => (found.startsWith("1") ? "1 week" : "week")),
  word("1 monat|monat", (found) => (found.startsWith("1") ? "1 month" : "month")),
  [
    /(?<!\p{L})(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?=(?:morgen|vormittag|mittag|nachmittag|abend|nacht|früh)(?!\p{L}))/gu,
    "$1 ",
  ],
  ...dayNames.map(([names, english]) => shortened(names, english)),
  word("vormittags?|früh|morgens", "morning"),
  word("nachmittags?", "afternoon"),
  word("abends?", "evening"),
  word("nachts?", "night"),
  word("mittags?", "noon"),
  word("nächste[nrms]?(?= (?:mon|tue|wed|thu|fri|sat|sun))", "next"),
  word("(?:die )?nächsten?(?= \\d)", "the next"),
  word("(?:kommende[nrms]?|diese[nrms]?)(?= (?:mon|tue|wed|thu|fri|sat|sun))", ""),
  word("(?:letzte[nrms]?|vorige[nrms]?)(?= (?:mon|tue|wed|thu|fri|sat|sun))", "last"),
  // Little words.
  [/^vor (.+)$/u, "$1 ago"],
  [/^(now )?bis(?: zum)? /u, "$1until "],
  word("bis einschließlich|bis(?: zum)?", "to"),
  word("um", "at"),
  word("gegen", "around"),
  word("spätestens", "latest"),
  word("ab|von|vom", "from"),
  word("und", "and"),
  word("oder", "or"),
  // "9 am" is English, and so it stays.
  [/(?<![\p{L}\p{N}]|\d )am (?=(?:mon|tue|wed|thu|fri|sat|sun|\d|weekend))/gu, "on "],
  [/(?<![\p{L}\p{N}])(?:den|dem) (?=\d)/gu, ""],
  word("lang", ""),
];
