import { defineConfig } from "vitest/config";
import { CountReporter } from "./test/support/count-reporter.ts";

const countsFile = process.env.FOLLOWTHROUGH_TEST_COUNTS;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    reporters: countsFile === undefined ? ["default"] : ["default", new CountReporter(countsFile)],
  },
});
