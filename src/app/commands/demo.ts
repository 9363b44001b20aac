/** Placeholder until the story is written. */
export const demo = async (_pace: number): Promise<void> => {};
