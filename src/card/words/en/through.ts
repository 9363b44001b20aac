const ways: Record<string, string> = {
  "review site": "on a review site",
  mail: "by mail",
  phone: "by phone",
  "web form": "through the web form",
  chat: "in chat",
};

/** Where something was said, in the middle of a sentence: networks by their names, the rest as people say it. */
export const through = (source: string): string => ways[source] ?? `on ${source}`;
