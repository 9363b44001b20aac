/** An element id from an opaque one, safe in selectors: anything but letters, digits and `-` is written as its code. */
export const domId = (kind: string, id: string): string =>
  `${kind}-${id.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}`;
