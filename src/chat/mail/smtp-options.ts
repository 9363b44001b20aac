import type { SMTPTransportOptions } from "nodemailer";

/**
 * How to speak with the server at `url` (`smtp://` or `smtps://`, with or without user and password). A password never
 * leaves this machine unencrypted: with one, `smtp://` insists on STARTTLS. Only a server on this machine is spoken to in
 * the clear, where encryption adds nothing and certificates are home-made.
 */
export const smtpOptions = (url: string, timeoutMs: number): SMTPTransportOptions => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const here = ["localhost", "127.0.0.1", "::1"].includes(host);
  return {
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !here && username !== "",
    ignoreTLS: !secure && here,
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    // Each step alone; the whole is bounded by a signal with every mail.
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};
