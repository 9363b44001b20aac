/** A mail as a mail program would read it. Header names are lower-case; each holds every value it was given, in order. */
export type ReadMail = { headers: Map<string, string[]>; parts: MailPart[] };
type MailPart = { type: string; body: string };

/**
 * Reads a mail off the wire by the standards alone, apart from whatever wrote it: folded headers, encoded words, multipart
 * bodies, both transfer encodings. Throws on anything that is not one of these.
 */
export const readMail = (raw: Buffer): ReadMail => {
  const { headers, body } = splitEntity(raw.toString("latin1"));
  return { headers: decoded(headers), parts: partsOf(headers, body) };
};

export const headerOf = (mail: ReadMail, name: string): string => {
  const values = mail.headers.get(name) ?? [];
  if (values.length !== 1) throw new Error(`The mail has ${values.length} headers ${name}.`);
  return values[0] ?? "";
};

/** The body of the part of this type, with plain newlines. */
export const partOf = (mail: ReadMail, type: string): string => {
  const found = mail.parts.filter((part) => part.type === type);
  if (found.length !== 1) throw new Error(`The mail has ${found.length} parts ${type}.`);
  return (found[0]?.body ?? "").replaceAll("\r\n", "\n");
};

type RawHeaders = [name: string, value: string][];

const splitEntity = (text: string): { headers: RawHeaders; body: string } => {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("The mail has no end of its headers.");
  const headers = text
    .slice(0, end)
    .replace(/\r\n(?=[ \t])/g, "")
    .split("\r\n")
    .map((line): [string, string] => {
      const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/s.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`This is no header: ${line}`);
      return [name.toLowerCase(), value];
    });
  return { headers, body: text.slice(end + 4) };
};

const partsOf = (headers: RawHeaders, body: string): MailPart[] => {
  const header = (name: string): string => headers.find(([one]) => one === name)?.[1] ?? "";
  const type = header("content-type");
  const [, boundary] = /^multipart\/[a-z]+;.*boundary="?([^";]+)"?/is.exec(type) ?? [];
  if (boundary !== undefined) {
    const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
    if (!pieces.at(-1)?.startsWith("--")) throw new Error("The parts of the mail never end.");
    return pieces.slice(1, -1).flatMap((piece) => {
      const inner = splitEntity(piece.replace(/^[ \t]*\r\n/, ""));
      return partsOf(inner.headers, inner.body);
    });
  }
  if (!/;\s*charset="?utf-8"?/i.test(type)) throw new Error(`A part is not UTF-8: ${type}`);
  return [{ type: /^[^;]+/.exec(type)?.[0].trim() ?? "", body: decodeBody(body, header("content-transfer-encoding")) }];
};

const decodeBody = (body: string, encoding: string): string => {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable" && encoding !== "7bit") throw new Error(`A part is encoded as ${encoding}.`);
  const bytes = encoding === "7bit" ? body : unescaped(body.replace(/=\r\n/g, ""), /=([0-9A-F]{2})/g);
  return Buffer.from(bytes, "latin1").toString("utf8");
};

const unescaped = (text: string, sign: RegExp): string =>
  text.replace(sign, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const decoded = (headers: RawHeaders): Map<string, string[]> => {
  const map = new Map<string, string[]>();
  for (const [name, value] of headers) map.set(name, [...(map.get(name) ?? []), decodeWords(value)]);
  return map;
};

/** Encoded words; space between two of them belongs to neither. Their bytes are put together before they are read. */
const decodeWords = (value: string): string =>
  value.replace(/=\?utf-8\?[bq]\?[^?]*\?=(?:[ \t]+=\?utf-8\?[bq]\?[^?]*\?=)*/gi, (run) => {
    const bytes = [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind, text = ""]) =>
      kind?.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("latin1")
        : unescaped(text.replaceAll("_", " "), /=([0-9A-Fa-f]{2})/g),
    );
    return Buffer.from(bytes.join(""), "latin1").toString("utf8");
  });
