const ways: Record<string, string> = {
  Bewertungsportal: "auf einem Bewertungsportal",
  Mail: "per Mail",
  Telefon: "am Telefon",
  Webformular: "über das Webformular",
  Chat: "im Chat",
};

/** Wo etwas gesagt wurde, mitten im Satz: Netzwerke bei ihrem Namen, das Übrige, wie man es sagt. */
export const through = (source: string): string => ways[source] ?? `auf ${source}`;
