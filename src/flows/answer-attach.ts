import { note, refusalCard } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { ft } from "../card/case-card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { decide } from "../core/case/decide.ts";
import { isRefusal } from "../core/case/refusal.ts";
import type { Person } from "../core/desk/desk.ts";
import { wasAsked } from "../store/asked.ts";
import { commitTogether } from "../store/commit-together.ts";
import { complaintAt, complaintById, complaintsOf, type FoundComplaint } from "../store/find-complaint.ts";
import { survivorsOf } from "../store/kin.ts";
import { loadCase } from "../store/load-case.ts";
import type { AskedQuery } from "./asked-query.ts";
import { changeTogether } from "./change-together.ts";
import type { Deps } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";
import { planChange } from "./plan-change.ts";

/** A message of the customer belongs to this case: named by its link or its id (`known`), or as the latest of another case. */
export const answerAttach = async (
  deps: Deps,
  { ask, key }: AskedQuery,
  me: Person,
  reader: Reader,
  known?: string,
): Promise<Answer> => {
  const { links, answers } = reader.words;
  const [number = 0, from] = ask.numbers;
  const words = (ask.args.words ?? "").trim();
  if (await wasAsked(deps.db, key)) return {};
  if (words === "" && from === undefined && known === undefined) {
    return { card: note([links.attachWhich(commandLine(reader, `attach ${number} 43`))]) };
  }
  if ((await loadCase(deps.db, number)) === null) return { card: note([await noSuchCase(deps, number, reader)]) };
  const complaint = await meant(deps, { words, from, known });
  if (complaint === null) return { card: note([links.attachNone]) };
  if (complaint.complaint.role === "company") return { card: note([links.attachOurs]) };
  const lies = complaint.caseNumber;
  if (lies === null) return { card: await takeIn(deps, number, complaint, key, me, reader) };
  const there = (await survivorsOf(deps.db, [lies])).get(lies) ?? lies;
  if (there === number) return { card: note([links.attachedAlready(ft(number))]) };
  const moved = { id: complaint.id, from: lies, to: number };
  const done = await changeTogether(
    deps,
    [number, there],
    async () => [
      { verb: "take-in", word: complaint.word, from: there },
      { verb: "let-go", complaintId: complaint.id, to: number, words: await wordsOf(deps, there) },
    ],
    { person: me.id, key, joinsCustomers: false, moved },
  );
  switch (done.did) {
    case "missing":
      return { card: note([await noSuchCase(deps, done.number, reader)]) };
    case "busy":
      return { card: note([answers.tryAgain(ft(number))]) };
    case "repeated":
    case "nothing":
      return {};
    case "refused":
      // The only message of a case goes nowhere without it: the two are one then.
      return done.refusal.code === "one-message"
        ? {
            card: note(
              [links.onlyMessage(ft(there)), links.mergeInstead(ft(number), ft(there))],
              [plainButton("merge", links.mergeButton(ft(there)), [number, there])],
            ),
          }
        : { card: refusalCard(done.refusal, done.kase, reader) };
    case "changed":
      return { card: note([links.attached(ft(number), ft(there))], [undoButton(number, reader)]) };
  }
};

const undoButton = (number: number, { words }: Reader) => plainButton("undo", words.buttons.undo, [number]);

type Meant = { words: string; from: number | undefined; known: string | undefined };
const meant = async (deps: Deps, { words, from, known }: Meant): Promise<FoundComplaint | null> => {
  if (known !== undefined) return complaintById(deps.db, known);
  return from === undefined ? complaintAt(deps.db, words) : ((await complaintsOf(deps.db, from)).at(-1) ?? null);
};

const wordsOf = async (deps: Deps, number: number): Promise<FoundComplaint["word"][]> =>
  (await complaintsOf(deps.db, number)).map(({ word }) => word);

/** One that was only kept, as history is, and is of no case yet. */
const takeIn = async (
  deps: Deps,
  number: number,
  { id, word }: FoundComplaint,
  key: string,
  me: Person,
  reader: Reader,
) => {
  const policy = deps.policy();
  const kase = await loadCase(deps.db, number);
  if (kase === null) return note([await noSuchCase(deps, number, reader)]);
  const actor = { kind: "person", person: me.id } as const;
  const { desk, calendars } = policy;
  const context = { now: deps.now(), actor, desk, calendars, commandId: deps.newId() };
  const decision = decide(kase, { verb: "take-in", word, from: null }, context);
  if (isRefusal(decision)) return refusalCard(decision, kase, reader);
  const outcome = await commitTogether(deps.db, {
    changes: [planChange(kase, decision, deps, policy, { askedKey: key })],
    moved: { id, from: null, to: number },
  });
  if (outcome === "conflict") return note([reader.words.answers.tryAgain(ft(number))]);
  deps.wake();
  return note([reader.words.links.attachedOnly(ft(number))]);
};
