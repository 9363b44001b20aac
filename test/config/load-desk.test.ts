import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashDesk } from "../../src/config/hash-desk.ts";
import { loadDeskSource } from "../../src/config/load-desk.ts";

describe("loadDeskSource", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "desk-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("reads the file it is given, without a byte order mark", async () => {
    const path = join(folder, "desk.yaml");
    await writeFile(path, "\ufefforganisation: Käse\r\n");
    expect(await loadDeskSource(path)).toEqual({ source: "organisation: Käse\r\n", name: path, sample: false });
  });

  it("reads the sample company without one", async () => {
    const { source, name, sample } = await loadDeskSource(null);
    expect({ name, sample }).toEqual({ name: "sample-company.yaml", sample: true });
    expect(source).toContain("\norganisation: ");
  });

  it.each([
    ["a file that is not there", "gone.yaml", null, /^There is no desk file .*gone\.yaml/],
    ["a folder", ".", null, /is a folder\. Set FOLLOWTHROUGH_CONFIG/],
    ["a path through a file", "latin.yaml/desk.yaml", "x", /^There is no desk file/],
    ["another encoding", "latin.yaml", Buffer.from([0x6e, 0xe4, 0x0a]), /is not UTF-8\. Save it/],
    ["something far too large", "large.yaml", Buffer.alloc(9 * 1024 * 1024), /has 9437184 bytes/],
  ])("says what is wrong with %s", async (_what, name, content, says) => {
    if (content !== null) await writeFile(join(folder, name.split("/")[0] ?? ""), content);
    await expect(loadDeskSource(join(folder, name))).rejects.toMatchObject({
      name: "ConfigError",
      message: expect.stringMatching(says),
    });
  });
});

describe("hashDesk", () => {
  it("is SHA-256 of the text in UTF-8", () => {
    expect(hashDesk("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(hashDesk("ä")).not.toBe(hashDesk("a"));
  });
});
