import type { Asked } from "../chat/ports.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { personOfIdentity } from "../store/identities.ts";
import type { Deps } from "./deps.ts";
import { whoAsks } from "./who-asks.ts";

/** Who a platform's mention in the words is, looked up before the pure reading begins. */
export const knownMentions = async (
  deps: Deps,
  asked: Pick<Asked, "by">,
  mention: string | undefined,
): Promise<Map<string, PersonId>> => {
  const known = new Map<string, PersonId>();
  const userId = mention === undefined ? undefined : /^<@([A-Za-z0-9-]+)(?:\|[^>]*)?>$/.exec(mention)?.[1];
  if (mention === undefined || userId === undefined) return known;
  const { desk } = deps.policy();
  const identity = { platform: asked.by.platform, tenant: asked.by.tenant, userId };
  const bound = (await personOfIdentity(deps.db, identity)) ?? (await whoAsks(deps, { ...identity, name: null }))?.id;
  if (bound !== undefined && findPerson(desk, bound) !== undefined) known.set(mention, bound);
  return known;
};
