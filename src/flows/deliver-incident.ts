import { incidentCard } from "../card/incident-cards.ts";
import { beginIncidentCard, incidentCardShown, nextIncidentCard } from "../store/incident-cards.ts";
import { casesOfIncident, loadIncident } from "../store/incidents.ts";
import { readerAt } from "./draw.ts";
import { putLatest, type Sending, type Sent } from "./sending.ts";

/** The one card of an incident in a place, edited as the incident goes on. */
export const deliverIncident = async (sending: Sending): Promise<Sent> => {
  const { deps, place } = sending;
  const card = await nextIncidentCard(deps.db, place.id);
  if (card === null) return { did: "nothing" };
  const { incidentId: id, wanted, ref } = card;
  const incident = await loadIncident(deps.db, id);
  if (incident === null) throw new Error(`INC-${id} is to be shown and is not there.`);
  const cases = (await casesOfIncident(deps.db, id)).length;
  if (ref === null && !card.sending) await beginIncidentCard(deps.db, id, place.id);
  const content = { card: incidentCard(incident, cases, readerAt(deps, place.department, place.platform)) };
  const post = { postId: card.postId, ref, thread: null, content, pin: false };
  const outcome = await putLatest(sending, post, card.sending);
  switch (outcome.did) {
    case "put":
      await incidentCardShown(deps.db, id, place.id, { ref: outcome.ref, shown: wanted });
      return { did: "sent" };
    case "lost-message":
      await incidentCardShown(deps.db, id, place.id, { ref: null, shown: wanted - 1 });
      return { did: "sent" };
    case "refused":
      deps.log.error({ place: place.id, why: outcome.why }, "The card of an incident was refused by the platform.");
      await incidentCardShown(deps.db, id, place.id, { ref, shown: wanted });
      return { did: "sent" };
    default:
      return outcome;
  }
};
