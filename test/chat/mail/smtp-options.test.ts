import { describe, expect, it } from "vitest";
import { smtpOptions } from "../../../src/chat/mail/smtp-options.ts";

describe("how a mail server is spoken with", () => {
  it.each([
    ["smtp://mail.example.com", { port: 587, secure: false, requireTLS: false, ignoreTLS: false }],
    ["smtp://mail.example.com:25", { port: 25, secure: false, requireTLS: false, ignoreTLS: false }],
    ["smtp://u:p@mail.example.com", { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ["smtps://u:p@mail.example.com", { port: 465, secure: true, requireTLS: false, ignoreTLS: false }],
    ["smtps://u:p@mail.example.com:2465", { port: 2465, secure: true }],
    ["smtp://u:p@localhost:25", { host: "localhost", secure: false, requireTLS: false, ignoreTLS: true }],
    ["smtp://[::1]:25", { host: "::1", secure: false, ignoreTLS: true }],
    ["smtps://127.0.0.1", { host: "127.0.0.1", secure: true, ignoreTLS: false }],
    ["smtp://127.0.0.1.example.com", { requireTLS: false, ignoreTLS: false }],
    ["smtp://u:p@127.0.0.1.example.com", { requireTLS: true, ignoreTLS: false }],
  ])("%s", (url, wanted) => {
    expect(smtpOptions(url, 1_000)).toMatchObject(wanted);
  });

  it("reads user and password as they were before they were written into an address", () => {
    expect(smtpOptions("smtps://desk%40firm.example:p%3A%2F%25@mail.example.com", 1_000).auth).toEqual({
      user: "desk@firm.example",
      pass: "p:/%",
    });
    expect(smtpOptions("smtps://mail.example.com", 1_000)).not.toHaveProperty("auth");
  });
});
