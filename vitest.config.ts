import { defineConfig } from "vitest/config";
import { CountReporter } from "./test/support/count-reporter.ts";

const countsFile = process.env.FOLLOWTHROUGH_TEST_COUNTS;

/** Pure rooms hold no state of a process, so their tests share one and load the code once. */
const pure = ["test/core/**/*.test.ts", "test/card/**/*.test.ts", "test/config/**/*.test.ts"];
const all = ["test/**/*.test.ts", "test/**/*.test.tsx"];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "rules", include: pure, isolate: false } },
      {
        extends: true,
        test: { name: "desk", include: all, exclude: pure, globalSetup: ["test/support/global-setup.ts"] },
      },
    ],
    // A guard against what never ends, far above what anything takes: a busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: "forks",
    maxWorkers: 2,
    reporters: countsFile === undefined ? ["default"] : ["default", new CountReporter(countsFile)],
  },
});
