/** One record of an import file before it is read as a complaint. `offset` is the number of bytes up to its end. */
export type ImportRow = { line: number; offset: number } & ({ value: unknown } | { problem: string });
