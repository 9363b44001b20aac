import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * What a browser may do with a console page: run, draw and fetch what comes from here, and nothing else. There is no
 * inline script or style anywhere, so a customer's words could do nothing even if they became markup.
 */
export const securityHeaders = (publicUrl: string | null): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl?.startsWith("https:") === true,
    // With `no-referrer` browsers send `Origin: null` on our own forms, and every write would look foreign.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
