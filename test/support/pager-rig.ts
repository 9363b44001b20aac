import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

type ReceivedPage = { path: string; headers: IncomingHttpHeaders; body: Buffer };
type PagerAnswer = { status: number; headers?: Record<string, string> } | "hang" | "drop";

/** A pager's webhook: keeps what is posted and answers as it is told. */
export const startPagerRig = async () => {
  const pages: ReceivedPage[] = [];
  let answer: PagerAnswer = { status: 202 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    pages.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
    if (answer === "drop") request.socket.destroy();
    else if (answer !== "hang") response.writeHead(answer.status, answer.headers).end('{"ok":true}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    pages,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/page?key=k`,
    answerWith: (next: PagerAnswer): void => {
      answer = next;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
