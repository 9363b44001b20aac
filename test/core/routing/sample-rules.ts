import type { Department, RoutingRule } from "../../../src/core/desk/desk.ts";

const list = (words: string): string[] => words.split(",").map((word) => word.trim());

const department = (id: string): Department => ({
  id,
  name: id,
  zone: "Europe/Berlin",
  calendar: "24x7",
  places: {},
  lead: null,
  deputy: null,
  fallback: null,
  targets: {},
  rota: null,
  leaseMs: null,
  shadow: false,
  currency: "USD",
});

export const departments: Department[] = ["call_centre", "billing", "parts", "delivery", "technical", "other"].map(
  department,
);

/** Rules as a firm might write them: the dangerous first, then the words that mean one department only. */
export const rules: RoutingRule[] = [
  {
    name: "danger",
    when: { words: list("fire, smoke, burnt, burned, electric shock, gas leak, food poisoning, injured, plastic in") },
    to: "triage",
    severity: "critical",
  },
  {
    name: "money",
    when: {
      words: list(
        "refund, refunds, refunded, bill, bills, billing, billed, charge, charged, charges, overcharge, overcharged, fee, fees, invoice, data cap, data caps, cap, payment, debit card, credit card, dispute, loan, debt, promo, promotion, credit for, price, rechnung, erstattung, reembolso, cobrança",
      ),
    },
    to: "billing",
    severity: null,
  },
  {
    name: "parcels and bags",
    when: {
      words: list(
        "parcel, parcels, package, packages, delivery, delivered, deliver, shipped, shipping, shipment, courier, carrier facility, luggage, baggage, my bag, bag, bags, never arrived, paket, lieferung, entrega, pedido, produto, prazo, chegou, chegar",
      ),
    },
    to: "delivery",
    severity: null,
  },
  {
    name: "parts",
    when: {
      words: list(
        "filter, filters, heating element, thermofuse, agitator, door seal, hose, vent, spare part, spare, warranty, handle, OEM, range hood, ersatzteil, dryer, stove, machine, defective",
      ),
    },
    to: "parts",
    severity: null,
  },
  {
    name: "service and devices",
    when: {
      words: list(
        "internet, wifi, wi-fi, outage, latency, speed, speeds, throttling, throttles, cable box, cable, netflix, playstation, ps4, ios, iphone, macbook, app, login, log in, password, account, keyboard, code, playlist, playlists, service at home, no service, network, connection, connectivity, störung",
      ),
    },
    to: "technical",
    severity: null,
  },
  {
    name: "people and phones",
    when: {
      words: list(
        "customer service, on hold, hung up, hangs up, answer their phones, answer the phone, reps, agent, agents, rude, support, no answer, get through, your staff, hotline, warteschleife, atendimento",
      ),
    },
    to: "call_centre",
    severity: null,
  },
];
