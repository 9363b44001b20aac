/** Where the window keeps how people and places are reached, as verified activities told. The app wires it to the store. */
export type TeamsBook = {
  /** Keeps what an activity said; what it did not say stays as it was. `chatIsNew`: the direct chat was not known before. */
  keepPerson(person: KnownPerson): Promise<{ chatIsNew: boolean }>;
  /** By Entra object id, or by the bot's own id for them (`29:…`). */
  person(id: string): Promise<KnownPerson | null>;
  /** The direct chat does not exist any more. */
  forgetChat(userId: string): Promise<void>;
  keepPlace(place: KnownPlace): Promise<{ isNew: boolean }>;
  place(id: string): Promise<KnownPlace | null>;
  /** The server by which a place or a direct chat is reached. */
  serverOf(id: string): Promise<string | null>;
  /** Every team the bot was added to. */
  teams(): Promise<KnownPlace[]>;
  /** The bot was taken out of a chat or of a whole team. */
  forgetPlace(id: string): Promise<void>;
};

export type KnownPerson = {
  /** Entra object id, in small letters. */
  userId: string;
  account: string;
  serviceUrl: string;
  /** The direct chat with the bot, where there is one. */
  chat: string | null;
  /** A conversation they were seen in, to be asked who they are. */
  seenIn: string;
};

export type KnownPlace = {
  id: string;
  kind: "team" | "channel" | "chat";
  serviceUrl: string;
  /** The team of a channel; null for anything else. */
  team: string | null;
};
