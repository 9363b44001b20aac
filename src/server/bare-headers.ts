import type { RequestHandler } from "express";
import helmet from "helmet";
import { styleDigest } from "../chat/mail/draw-work-page.tsx";

/** For pages without scripts, cookies or a sign-in. No search engine, no cache and no other site may come to know them. */
export const bareHeaders = (publicUrl: string | null): RequestHandler[] => [headers(publicUrl), keptNowhere];

const keptNowhere: RequestHandler = (_request, response, next) => {
  response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow, noarchive" });
  next();
};

const headers = (publicUrl: string | null): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "style-src": [`'${styleDigest}'`],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl?.startsWith("https:") === true,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  });
