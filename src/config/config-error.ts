/**
 * A setting that keeps the program from starting. `lines` holds one whole sentence (or two) per thing to put right and
 * `message` all of them, a line each; `main` prints it and exits with code 2. Secrets never stand in it.
 */
export class ConfigError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "ConfigError";
    this.lines = lines;
  }
}
