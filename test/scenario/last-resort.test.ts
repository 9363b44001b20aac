import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAppRig } from "../support/app-rig.ts";
import { startMailRig } from "../support/mail-rig.ts";
import { startPagerRig } from "../support/pager-rig.ts";

/** Parts sleeps at night and nobody is on call. Grace is named as the last; she is known in Teams, which is not open here. */
const desk = `
organisation: Norrwick
zone: America/New_York
speakers: {public: parts, private: parts}
triage: parts
operations: {console: operations}
departments:
  parts: {name: Parts, places: {console: parts}, lead: raj}
  office: {name: Office, places: {console: office}, lead: grace}
people:
  raj: {name: Raj Patel, department: parts, roles: [agent]}
  grace:
    name: Grace Okafor
    department: office
    roles: [manager]
    mail: grace@firm.example
    teams: 7b1a6d5e-2f3c-4b7a-9a51-0c6f8e2d9a11
last-resort: {person: grace, mail: true, pager: true}
routing:
  - {name: Danger, when: {words: [smoke]}, to: parts, severity: critical}
connectors: {webhook: {kind: webhook}}
`;

let mail: Awaited<ReturnType<typeof startMailRig>>;
let pager: Awaited<ReturnType<typeof startPagerRig>>;
let rig: Awaited<ReturnType<typeof openAppRig>>;

beforeAll(async () => {
  mail = await startMailRig();
  pager = await startPagerRig();
  rig = await openAppRig({
    desk,
    startAt: "2026-11-24T07:00:00Z", // Tuesday 02:00 in New York
    env: {
      SMTP_URL: mail.url,
      MAIL_FROM: "desk@firm.example",
      PAGER_URL: pager.url,
      PAGER_SECRET: "a-secret-for-the-pager",
    },
  });
});
afterAll(async () => {
  await rig.close();
  await mail.close();
  await pager.close();
});

test("at night with nobody on duty the last person is told in chat, by a signed page and by mail, at once", async () => {
  expect(await rig.complain({ id: "c1", author: "jane", text: "There is smoke." })).toMatchObject({ case: "FT-1" });
  await rig.moveTo("2026-11-24T07:14:00Z");
  expect([pager.pages.length, mail.mails.length]).toEqual([0, 0]);
  await rig.moveTo("2026-11-24T07:15:00Z");
  await rig.settle();

  const [page] = pager.pages;
  const body = JSON.parse(String(page?.body));
  expect(body).toMatchObject({ case: "FT-1", recipient: "grace", tone: "late" });
  expect(body.text).toContain("There is smoke.");
  expect(body.summary).not.toContain("smoke");
  const stamp = String(page?.headers["x-timestamp"]);
  const signed = createHmac("sha256", "a-secret-for-the-pager")
    .update(`${stamp}.`)
    .update(page?.body ?? "")
    .digest("hex");
  expect(page?.headers["x-signature-256"]).toBe(`sha256=${signed}`);

  expect(mail.mails.map(({ to }) => to)).toContainEqual(["grace@firm.example"]);
  const rows = await rig.db.$queryRaw<{ way: string; state: string }[]>`
    select distinct way, state from nags where loud order by way`;
  expect(rows).toEqual(["chat", "mail", "pager"].map((way) => ({ way, state: "delivered" })));
  const gaps = await rig.db.$queryRaw`select department, because from gaps`;
  expect(gaps).toContainEqual({ department: "parts", because: "closed" });
  expect(rig.faults).toEqual([]);
});
