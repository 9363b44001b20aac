import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { type ReadMail, readMail } from "./read-mail.ts";

type ReceivedMail = { from: string; to: string[]; user: string | null; raw: string; mail: ReadMail };

/**
 * A mail server that takes mail for real. With `login` it wants to be signed in to with exactly that. With `encrypted` it
 * speaks TLS, under a certificate that nobody has reason to trust.
 */
export const startMailRig = async (options: { login?: { user: string; pass: string }; encrypted?: boolean } = {}) => {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: options.login === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    secure: options.encrypted === true,
    closeTimeout: 1,
    onAuth: (auth, _session, done) => {
      const right = auth.username === options.login?.user && auth.password === options.login?.pass;
      done(right ? null : new Error("5.7.8 Who are you"), { user: auth.username });
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks);
        mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          user: typeof session.user === "string" ? session.user : null,
          raw: raw.toString("utf8"),
          mail: readMail(raw),
        });
        done(null, "taken");
      });
    },
  });
  // A client that hangs up is an ordinary day.
  server.on("error", () => {});
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  return {
    mails,
    url: `${options.encrypted === true ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    urlAs: (user: string, pass: string) =>
      `smtp://${encodeURIComponent(user)}:${encodeURIComponent(pass)}@127.0.0.1:${port}`,
    close: (): Promise<void> => new Promise((resolve) => server.close(() => resolve())),
  };
};

/** Where in the talk something goes wrong; `mail` is the answer to the whole mail. */
export type Step = "greeting" | "EHLO" | "STARTTLS" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "mail";
/** An answer to give instead, or silence for ever, or a cut line, or an answer that never comes to its end. */
export type Oddness = string | "hang" | "drop" | "drip";

/** A mail server that says what it is told to say, for the answers no sound server gives at will. */
export const startOddMailServer = async () => {
  let odd: Partial<Record<Step, Oddness>> = {};
  /** Whole mails that arrived, whatever was answered. */
  const arrived: string[] = [];
  const sockets = new Set<Socket>();
  const usual: Record<Step, string> = {
    greeting: "220 odd",
    EHLO: "250-odd\r\n250 AUTH PLAIN",
    STARTTLS: "502 no",
    AUTH: "235 welcome",
    MAIL: "250 ok",
    RCPT: "250 ok",
    DATA: "354 go on",
    mail: "250 taken",
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    const drip = (): void => {
      if (!socket.destroyed) socket.write("250-\r\n", () => setImmediate(drip));
    };
    const say = (step: Step): void => {
      const answer = odd[step] ?? usual[step];
      if (answer === "drop") socket.destroy();
      else if (answer === "drip") drip();
      else if (answer !== "hang") socket.write(`${answer}\r\n`);
    };
    let buffer = "";
    let inMail = false;
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      buffer += chunk;
      for (;;) {
        const end = buffer.indexOf(inMail ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (inMail ? 5 : 2));
        if (inMail) {
          arrived.push(text.replace(/^\.\./gm, "."));
          inMail = false;
          say("mail");
          continue;
        }
        const verb = text.split(/[ :]/)[0]?.toUpperCase() ?? "";
        const step = (["EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"] as const).find((one) => one === verb);
        if (step === undefined) socket.write("250 fine\r\n");
        else say(step);
        inMail = step === "DATA" && (odd.DATA ?? usual.DATA).startsWith("354");
      }
    });
    say("greeting");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    arrived,
    url: `smtp://127.0.0.1:${port}`,
    urlAs: (user: string, pass: string) => `smtp://${user}:${pass}@127.0.0.1:${port}`,
    /** From now on; without an argument it behaves. */
    behave: (next: Partial<Record<Step, Oddness>> = {}): void => {
      odd = next;
    },
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
