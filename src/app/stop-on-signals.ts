/**
 * `stopping` resolves on the first SIGINT or SIGTERM, or when `stop` is called; the exit code is set by then. A second
 * signal ends the process at once: whoever presses Ctrl-C twice means it, and nothing accepted is lost by it.
 */
export const stopOnSignals = (say: (line: string) => void): { stopping: Promise<void>; stop(code: number): void } => {
  let stop: (code: number) => void = () => {};
  const stopping = new Promise<void>((resolve) => {
    stop = (code) => {
      process.exitCode = code;
      resolve();
    };
  });
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      say("Stopping…");
      stop(0);
    });
  }
  return { stopping, stop };
};
