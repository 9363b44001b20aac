import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError } from "./config-error.ts";

/** The text of a desk file with the name that problems call it by; `sample` when it is the sample company. */
export type DeskSource = { source: string; name: string; sample: boolean };

const samplePath = fileURLToPath(new URL("./sample-company.yaml", import.meta.url));
/** In bytes. `readDeskFile` draws the exact line; this one only keeps a wrong path from filling the memory. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** Reads the desk file at `path`, or the sample company for null. Throws a `ConfigError` when it cannot be read. */
export const loadDeskSource = async (path: string | null): Promise<DeskSource> => {
  if (path === null) return { source: await readText(samplePath), name: basename(samplePath), sample: true };
  return { source: await readText(path), name: path, sample: false };
};

const readText = async (path: string): Promise<string> => {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE)
      throw new ConfigError([`The desk file ${path} has ${size} bytes. Check that it is the one.`]);
    // A wrong encoding would otherwise turn names into question marks without a word.
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([whyUnreadable(path, error)]);
  }
};

const whyUnreadable = (path: string, error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return `There is no desk file ${path} (looked for ${resolve(path)}). Set FOLLOWTHROUGH_CONFIG to one, or leave it out for the sample company.`;
  }
  if (code === "EISDIR") return `${path} is a folder. Set FOLLOWTHROUGH_CONFIG to the desk file inside it.`;
  if (code === "EACCES" || code === "EPERM") return `The desk file ${path} may not be read. Check its permissions.`;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return `The desk file ${path} is not UTF-8. Save it as UTF-8.`;
  return `The desk file ${path} cannot be read (${code || String(error)}). Check the path and the disk.`;
};
