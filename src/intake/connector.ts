import type { Complaint } from "../core/complaint/complaint.ts";
import type { Instant, MachineTime } from "../core/time/instant.ts";

/** A way in for complaints: says whether a request is genuine, then reads it. Nothing a sender does makes it throw. */
export interface Connector {
  readonly name: string;
  readonly kind: string;
  /** Over the raw bytes, before anything is parsed: senders sign what they sent, not what it means. */
  verify(request: RawRequest, secret: string, now: MachineTime): Verdict;
  /** All or nothing: one malformed item refuses the whole body. `receivedAt` is desk time. */
  parse(body: Buffer, receivedAt: Instant): ParseResult;
}

/** A request as it came in. Header names are lower-case, as Node hands them over. */
export type RawRequest = {
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
  query: Readonly<Record<string, string | undefined>>;
};

/** `status` is the HTTP status to answer with, `why` a sentence for the sender that gives nothing away. */
export type Verdict = { ok: true } | { ok: false; status: 401 | 413; why: string };

export type ParseResult =
  | { ok: true; complaints: Complaint[] }
  | { ok: false; status: 400 | 413; path: string; why: string };
