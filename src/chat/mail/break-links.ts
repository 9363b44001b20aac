/**
 * Mail programs make links of whatever looks like an address. A joint nobody sees, put where an address hangs together,
 * keeps somebody's words as they are and a link from growing in them. Version numbers, times and `FT-42.p1` stay whole.
 */
export const breakLinks = (text: string): string =>
  text
    .replace(/:(?=\/\/)/g, `:${joint}`)
    .replace(/\\(?=\\)/g, `\\${joint}`)
    .replace(/(?<=\S)[@＠](?=\S)/g, `${joint}$&${joint}`)
    .replace(/(?<=\S)[.．。｡](?=\p{L}{2})/gu, `${joint}$&${joint}`);

/** Zero-width non-joiner: a line may not break at it, and no address may hold it. */
export const joint = "\u200c";
