import { describe, expect, it } from "vitest";
import { type LocalRequest, type LocalRules, localOnly } from "../../src/chat/local-only.ts";

const rules: LocalRules = { port: 3000, publicUrl: null, platformConfigured: false };
const from = (headers: LocalRequest["headers"], method = "GET", remoteAddress = "127.0.0.1"): LocalRequest => ({
  method,
  headers: { host: "localhost:3000", ...headers },
  socket: { remoteAddress },
});

describe("a surface for this machine only", () => {
  it.each<[string, LocalRequest, Partial<LocalRules>]>([
    ["a look from localhost", from({}), {}],
    ["a look from 127.0.0.1", from({ host: "127.0.0.1:3000" }), {}],
    ["the IPv6 loopback", from({}, "GET", "::1"), {}],
    ["a mapped IPv4 loopback", from({}, "GET", "::ffff:127.0.0.1"), {}],
    ["another address of the loopback net", from({}, "GET", "127.8.0.9"), {}],
    ["port 80, which browsers leave out", from({ host: "localhost" }), { port: 80 }],
    ["a write of the page itself", from({ origin: "http://localhost:3000" }, "POST"), {}],
    ["a write the browser calls same-origin", from({ "sec-fetch-site": "same-origin" }, "POST"), {}],
    ["a write that proves itself by token", from({}, "POST"), { tokenProved: true }],
    ["a look with somebody else's origin", from({ origin: "https://example.com" }), {}],
  ])("lets in %s", (_what, request, more) => {
    expect(localOnly(request, { ...rules, ...more })).toBeNull();
  });

  it.each<[string, LocalRequest, Partial<LocalRules>, RegExp]>([
    ["PUBLIC_URL", from({}), { publicUrl: "https://desk.example.com" }, /PUBLIC_URL is set/],
    ["a connected platform", from({}), { platformConfigured: true }, /Slack or Teams is connected/],
    ["another machine", from({}, "GET", "192.168.1.20"), {}, /come from another one/],
    ["a container's gateway", from({}, "GET", "172.17.0.1"), {}, /come from another one/],
    ["a mapped foreign address", from({}, "GET", "::ffff:10.0.0.2"), {}, /come from another one/],
    ["an address that only begins alike", from({}, "GET", "127.0.0.1.example"), {}, /come from another one/],
    ["no known peer", { ...from({}), socket: {} }, {}, /come from another one/],
    ["X-Forwarded-For", from({ "x-forwarded-for": "127.0.0.1" }), {}, /proxy passed you on \(x-forwarded-for\)/],
    ["X-Forwarded-Host", from({ "x-forwarded-host": "localhost" }), {}, /x-forwarded-host/],
    ["X-Forwarded-Anything", from({ "x-forwarded-anything": "1" }), {}, /x-forwarded-anything/],
    ["Forwarded", from({ forwarded: "for=1.2.3.4" }), {}, /forwarded/],
    ["X-Real-IP", from({ "x-real-ip": "1.2.3.4" }), {}, /x-real-ip/],
    ["Via", from({ via: "1.1 proxy" }), {}, /via/],
    ["a tunnel's own header", from({ "cf-connecting-ip": "1.2.3.4" }), {}, /cf-connecting-ip/],
    ["a name that was bound to this address", from({ host: "desk.example.com:3000" }), {}, /http:\/\/localhost:3000/],
    ["localhost of another port", from({ host: "localhost:4000" }), {}, /http:\/\/localhost:3000/],
    ["localhost without its port", from({ host: "localhost" }), {}, /http:\/\/localhost:3000/],
    ["a name that begins alike", from({ host: "localhost.example.com:3000" }), {}, /http:\/\/localhost:3000/],
    ["no host at all", from({ host: undefined }), {}, /http:\/\/localhost:3000/],
    ["a write from another site", from({ origin: "https://example.com" }, "POST"), {}, /another site/],
    ["a write from another port", from({ origin: "http://localhost:4000" }, "POST"), {}, /another site/],
    ["a write from a sealed frame", from({ origin: "null" }, "POST"), {}, /another site/],
    ["a write that says nothing of itself", from({}, "POST"), {}, /another site/],
    ["a write the browser calls cross-site", from({ "sec-fetch-site": "cross-site" }, "DELETE"), {}, /another site/],
  ])("turns away %s with one sentence", (_what, request, more, sentence) => {
    const reason = localOnly(request, { ...rules, ...more });
    expect(reason).toMatch(sentence);
    expect(reason).not.toMatch(/[!\n]/);
  });
});
