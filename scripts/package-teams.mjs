// Writes followthrough-teams.zip, the package that a Teams administrator uploads: the manifest with this desk's ids and
// addresses, and the two icons.
import { readFileSync, writeFileSync } from "node:fs";
import { zipSync } from "fflate";
import { filledManifest } from "../src/app/commands/print-manifest.ts";
import { manifestFolder } from "../src/chat/teams/manifest.ts";

const manifest = await filledManifest("teams").catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
const icon = (name) => readFileSync(new URL(name, manifestFolder));
const zip = zipSync({
  "manifest.json": Buffer.from(manifest),
  "color.png": icon("color.png"),
  "outline.png": icon("outline.png"),
});
writeFileSync("followthrough-teams.zip", zip);
process.stdout.write("followthrough-teams.zip is ready to be uploaded in the Teams admin center.\n");
