import { describe, expect, it } from "vitest";
import { demoEnvironment } from "../../../src/app/demo/demo-environment.ts";

describe("the demo's environment", () => {
  it("brings its own database and desk, and reaches nobody", () => {
    const { environment, unused } = demoEnvironment({}, "/somewhere");
    expect(environment).toMatchObject({
      databaseUrl: null,
      dataFolder: "/somewhere",
      deskFile: null,
      port: 3000,
      host: "127.0.0.1",
      publicUrl: null,
      slack: null,
      teams: null,
      consolePassword: null,
      logLevel: "warn",
    });
    expect(unused).toEqual([]);
  });

  it("takes the port and the log level, and names what has no effect, even what could not be read", () => {
    const { environment, unused } = demoEnvironment(
      {
        PORT: "4000",
        LOG_LEVEL: "info",
        DATABASE_URL: "no address at all",
        SLACK_BOT_TOKEN: "xoxb-1",
        FOLLOWTHROUGH_CONFIG: "desk.yaml",
        INTAKE_SECRET_WEBHOOK: "secret",
        PUBLIC_URL: " ",
        HOME: "/root",
      },
      "/somewhere",
    );
    expect(environment).toMatchObject({ port: 4000, logLevel: "info", databaseUrl: null, slack: null });
    expect(unused).toEqual(["DATABASE_URL", "SLACK_BOT_TOKEN", "FOLLOWTHROUGH_CONFIG", "INTAKE_SECRET_WEBHOOK"]);
  });

  it("says so when the port is no port", () => {
    expect(() => demoEnvironment({ PORT: "lots" }, "/somewhere")).toThrow(/PORT/);
  });
});
