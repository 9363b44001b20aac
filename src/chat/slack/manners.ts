/** Sent with every message and every edit, since an edit forgets them: nothing in it unfurls, mentions or links by itself. */
export const manners = { parse: "none", unfurl_links: false, unfurl_media: false } as const;
