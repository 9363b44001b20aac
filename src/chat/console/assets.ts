import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { RequestHandler } from "express";

const require = createRequire(import.meta.url);
const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

const sources = {
  "htmx.js": require.resolve("htmx.org/dist/htmx.min.js"),
  "sse.js": require.resolve("htmx-ext-sse/dist/sse.min.js"),
  "console.js": own("console.js"),
  "console.css": own("console.css"),
  "mark.svg": own("mark.svg"),
} as const;

export type AssetName = keyof typeof sources;

const types: Record<string, string> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" };

type Asset = { body: Buffer; type: string; version: string };

const readAsset = (name: AssetName): Asset => {
  const body = readFileSync(sources[name]);
  const type = types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return { body, type, version: createHash("sha256").update(body).digest("base64url").slice(0, 12) };
};

const kept = new Map<string, Asset>();
const assetOf = (name: AssetName): Asset => {
  const asset = kept.get(name) ?? readAsset(name);
  kept.set(name, asset);
  return asset;
};

const isAsset = (name: string): name is AssetName => Object.hasOwn(sources, name);

/** The address of an asset; it changes with the content, so that browsers may keep what they have for good. */
export const assetUrl = (name: AssetName): string => `/console/assets/${name}?v=${assetOf(name).version}`;

/** Serves `/console/assets/:name`; nothing outside the list above can be named. */
export const serveAsset: RequestHandler<{ name: string }> = (request, response, next) => {
  const { name } = request.params;
  if (!isAsset(name)) return next();
  const asset = assetOf(name);
  const current = request.query.v === asset.version;
  response
    .set("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
    .type(asset.type)
    .send(asset.body);
};
