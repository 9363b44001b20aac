import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { asJson, type Json } from "./slack-front.ts";

/**
 * The far end of Socket Mode: answers `apps.connections.open` and speaks just enough WebSocket (text frames under 64 KB)
 * to send envelopes and hear their acknowledgements.
 */
export const startSlackSocket = async () => {
  const acknowledged = new Map<string, Json>();
  const waiting = new Map<string, (payload: Json) => void>();
  let socket: Socket | null = null;
  let opened = 0;

  const server = createServer((request, response) => {
    request.resume();
    opened++;
    const body = { ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.on("upgrade", (request, connection: Socket) => {
    const accept = createHash("sha1")
      .update(`${String(request.headers["sec-websocket-key"])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    connection.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket = connection;
    let rest = Buffer.alloc(0);
    connection.on("error", () => {});
    connection.on("data", (data: Buffer) => {
      rest = Buffer.concat([rest, data]);
      for (let frame = readFrame(rest); frame !== null; frame = readFrame(rest)) {
        rest = rest.subarray(frame.length);
        if (frame.opcode === 8) connection.end(Buffer.from([0x88, 0]));
        if (frame.opcode === 9) connection.write(Buffer.from([0x8a, 0]));
        if (frame.opcode !== 1) continue;
        const message = asJson(JSON.parse(frame.text));
        const id = String(message.envelope_id);
        acknowledged.set(id, asJson(message.payload));
        waiting.get(id)?.(asJson(message.payload));
      }
    });
    connection.write(textFrame(JSON.stringify({ type: "hello", num_connections: 1 })));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    opened: () => opened,
    acknowledged,
    /** Sends an envelope; the promise is its acknowledgement. */
    send: (id: string, type: string, payload: Json): Promise<Json> => {
      const heard = new Promise<Json>((resolve) => waiting.set(id, resolve));
      socket?.write(textFrame(JSON.stringify({ envelope_id: id, type, accepts_response_payload: true, payload })));
      return heard;
    },
    close: async (): Promise<void> => {
      socket?.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

const textFrame = (text: string): Buffer => {
  const body = Buffer.from(text, "utf8");
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
};

/** The first whole frame of a client, which always masks; null while it is not all there. */
const readFrame = (data: Buffer): { opcode: number; text: string; length: number } | null => {
  if (data.length < 6) return null;
  const short = data.readUInt8(1) & 127;
  const start = short === 126 ? 4 : 2;
  const size = short === 126 ? data.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (data.length < length) return null;
  const mask = data.subarray(start, start + 4);
  const body = data.subarray(start + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { opcode: data.readUInt8(0) & 15, text: Buffer.from(body).toString("utf8"), length };
};
