import { Router } from "express";
import type { Deps } from "../flows/deps.ts";
import { showPicture } from "../flows/show-picture.ts";

/**
 * Pictures, for chat platforms that fetch them and for the console. The random id in the address is what lets one see
 * it; a picture holds numbers, names of departments and case numbers, and never what a customer wrote.
 */
export const pictureRoutes = (deps: Deps): Router => {
  const router = Router();
  router.get("/pictures/:name", async (request, response, next) => {
    const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(-dark)?\.(png|svg)$/.exec(request.params.name);
    const [, id, dark, format] = found ?? [];
    if (id === undefined || format === undefined) return next();
    const picture = await showPicture(deps, id, {
      format: format === "svg" ? "svg" : "png",
      theme: dark === undefined ? "light" : "dark",
    });
    if (picture === null) return next();
    response.set({
      "Content-Type": format === "svg" ? "image/svg+xml; charset=utf-8" : "image/png",
      "Cache-Control": "private, max-age=86400, immutable",
      // An SVG opened by itself must be a picture and nothing else.
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
    });
    response.send(typeof picture === "string" ? picture : Buffer.from(picture));
  });
  return router;
};
