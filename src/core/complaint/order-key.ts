/** An order's number as it compares, however it was written: `#a-4711` and `A4711` are one. */
export const orderKey = (order: string): string => order.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
