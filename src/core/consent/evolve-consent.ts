import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { Consent } from "./consent.ts";
import type { ConsentBody } from "./consent-body.ts";

type ConsentEvent = Extract<CaseEvent, { type: ConsentBody["type"] }>;

/** The case after something happened to a customer's yes. To ask them is something for whoever speaks with them to say. */
export const evolveConsent = (kase: Case, event: ConsentEvent): Case => {
  const by = personOf(event.actor) ?? "";
  switch (event.type) {
    case "consent-asked": {
      const { consent: id, about, whatId, to } = event;
      const asked: Consent = { id, about, state: "asked", whatId, to, askedBy: by, answered: null, piece: null };
      const news = { since: kase.news?.since ?? event.at, asked: { by, whatId } };
      return { ...kase, consents: [...kase.consents, asked], consentsAsked: kase.consentsAsked + 1, news };
    }
    case "consent-given":
    case "consent-declined": {
      const state = event.type === "consent-given" ? ("agreed" as const) : ("declined" as const);
      const answered = { by, at: event.at, where: event.where, whoId: event.whoId, wordsId: event.wordsId };
      const known = kase.consents.some(({ id }) => id === event.consent);
      const fresh: Consent = {
        id: event.consent,
        about: event.about,
        state,
        whatId: null,
        to: null,
        askedBy: null,
        answered,
        piece: null,
      };
      return {
        ...kase,
        consents: known
          ? kase.consents.map((one) => (one.id === event.consent ? { ...one, state, answered } : one))
          : [...kase.consents, fresh],
        consentsAsked: known ? kase.consentsAsked : kase.consentsAsked + 1,
      };
    }
    case "consent-missing": {
      const { consent: id, about, piece } = event;
      const answered = { by, at: event.at, where: null, whoId: null, wordsId: null };
      if (kase.consents.some((one) => one.id === id)) {
        const unasked = { state: "unasked" as const, answered, piece };
        return { ...kase, consents: kase.consents.map((one) => (one.id === id ? { ...one, ...unasked } : one)) };
      }
      const missing: Consent = { id, about, state: "unasked", whatId: null, to: null, askedBy: null, answered, piece };
      return { ...kase, consents: [...kase.consents, missing], consentsAsked: kase.consentsAsked + 1 };
    }
    case "consent-used":
      return {
        ...kase,
        consents: kase.consents.map((one) => (one.id === event.consent ? { ...one, piece: event.piece } : one)),
      };
  }
};
