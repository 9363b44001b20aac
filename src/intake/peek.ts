const enough = 65_536;

/**
 * The beginning of a stream (its first line, or 64 KB of it) and the whole stream again. `close` lets go of the source
 * when the rest is not wanted.
 */
export type Peeked = { head: Buffer; chunks: AsyncIterable<Buffer>; close: () => Promise<void> };

export async function peek(source: AsyncIterable<Buffer>): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let bytes = 0;
  while (bytes < enough) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    bytes += next.value.length;
    if (next.value.includes(0x0a)) break;
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const close = async (): Promise<void> => {
    await iterator.return?.();
  };
  return { head: Buffer.concat(first), chunks: all(), close };
}
