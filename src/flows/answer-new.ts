import { note } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { ft } from "../card/case-card.ts";
import { formFor } from "../card/forms.ts";
import { departmentOf, type Reader } from "../card/reader.ts";
import { askFirstWords } from "../card/word-facts.ts";
import type { Answer } from "../chat/ports.ts";
import { cleanText } from "../core/complaint/clean-text.ts";
import { type Complaint, type Source, sources } from "../core/complaint/complaint.ts";
import type { Person } from "../core/desk/desk.ts";
import { loadViews } from "../store/load-case.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";
import { receiveComplaint } from "./receive-complaint.ts";

/** A complaint a colleague heard: by phone, at the counter. Words alone open a case; without words the form asks. */
export const answerNew = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { args } = asked.ask;
  const words = cleanText(args.words ?? "");
  if (words === "") {
    if (asked.way === "form") return { problems: [{ field: "words", sentence: reader.words.forms.required }] };
    const form = formFor(asked.ask, null, me.id, reader);
    return form === null ? {} : { form };
  }
  const source: Source = sources.find((one) => one === args.source) ?? "phone";
  const given = (value: string | undefined): string | null =>
    value === undefined || value.trim() === "" ? null : value.trim();
  const complaint: Complaint = {
    connector: "colleague",
    // The same message of the chat, filed twice, is one complaint.
    externalId: args.id === undefined ? asked.key : `message ${args.id}`,
    source,
    role: "customer",
    author: { handle: given(args.handle), name: given(args.name), email: given(args.mail), phone: given(args.phone) },
    text: words,
    createdAt: deps.now(),
    url: null,
    threadId: null,
    inReplyTo: null,
    orderNumber: given(args.order),
    language: null,
    product: null,
    attachments: [],
  };
  const received = await receiveComplaint(deps, complaint, "live");
  const [stored] = received.case === null ? [] : await loadViews(deps.db, [received.case]);
  if (stored === undefined) return {};
  const { kase } = stored;
  const { answers, buttons } = reader.words;
  const sentence = {
    created:
      kase.status === "triage"
        ? answers.openedTriage(ft(kase.number))
        : answers.opened(ft(kase.number), departmentOf(reader, kase.department)),
    attached: answers.attached(ft(kase.number)),
    updated: answers.attached(ft(kase.number)),
    duplicate: answers.duplicate(ft(kase.number)),
    ignored: answers.duplicate(ft(kase.number)),
  }[received.outcome];
  const first = askFirstWords(viewFor(stored, me.department), reader);
  // Before anything else is said to the customer, who is on the phone now.
  return {
    card: note(
      [...(first === null ? [] : [first]), sentence],
      [plainButton("show", buttons.show, [kase.number], { args: { scope: "full" } })],
    ),
  };
};
