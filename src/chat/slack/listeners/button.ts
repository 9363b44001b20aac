import type { App } from "@slack/bolt";
import { doorNote } from "../../../card/door-notes.ts";
import type { ButtonValue } from "../../button-value.ts";
import { cardOf, orSorry, type Reply, type Request, withoutForm } from "../../reply.ts";
import { drawForm, drawNote, type Origin } from "../draw-form.ts";
import { type OpenView, openForm, openLoading, updateView } from "../open-form.ts";
import { publishHome } from "../publish-home.ts";
import { type Click, readClick } from "../read-input.ts";
import { respond, respondOrTell } from "../show-answer.ts";
import type { SlackWindow } from "../slack-window.ts";

/** Every button, on cards and in forms. A click is acknowledged when the desk has written down what it did. */
export const listenForButtons = (app: App, window: SlackWindow): void => {
  app.action(/.*/, async ({ body, ack }) => {
    const click = readClick(body);
    if (click === null) return ack();
    const { value } = click;
    if (click.view?.home === true) {
      window.later(answerAtHome(window, click));
      return ack();
    }
    if (value === null) {
      window.later(showReply(window, click, { note: doorNote("oldButton", window.words()) }, null));
      return ack();
    }
    const view = viewFor(window, click, value);
    const work = orSorry(
      window.knock(click, async () => ({ ask: value.ask, basis: value.basis, way: "button" })),
      "Slack",
      window,
    );
    const outcome = await window.patiently(work);
    if (outcome === "late" && !value.opens && click.view === null)
      window.later(respondOrTell(window, click, { note: doorNote("workingOnIt", window.words()) }));
    window.later(work.then(async (reply) => showReply(window, click, reply, await view)));
    await ack();
  });
};

/** On the home page: the answer opens over it, and the page is drawn anew beneath. */
const answerAtHome = async (window: SlackWindow, click: Click): Promise<void> => {
  const { value, typed } = click;
  const view = await openLoading(window, click.triggerId);
  const request = async (): Promise<Request> =>
    typed !== null || value === null
      ? { ask: await window.read(typed ?? "", false), basis: null, way: "words" }
      : { ask: value.ask, basis: value.basis, way: "button" };
  const reply =
    value === null && typed === null
      ? { note: doorNote("oldButton", window.words()) }
      : await orSorry(window.knock(click, request), "Slack", window);
  if (view === null) await respondOrTell(window, click, reply);
  else await showInView(window, click, reply, view);
  await publishHome(window, { ...click, key: `${click.key}/home` });
};

/** Where the answer is drawn: the form that was clicked in, or one that opens now because the label says so. */
const viewFor = async (window: SlackWindow, click: Click, value: ButtonValue): Promise<OpenView | null> => {
  if (click.view !== null) return click.view;
  return value.opens ? openLoading(window, click.triggerId) : null;
};

const showReply = async (window: SlackWindow, click: Click, reply: Reply, view: OpenView | null): Promise<void> => {
  // Only a message that the bot itself put there is drawn anew; in a form there is none.
  if ("answer" in reply && reply.answer.refresh !== undefined && click.responseUrl !== null)
    await respond(
      window,
      click.responseUrl,
      reply.answer.refresh,
      click.ephemeral ? "instead-for-one" : "instead-for-all",
    );
  if (view !== null) return showInView(window, click, reply, view);
  if (!("answer" in reply) || reply.answer.form === undefined) return respondOrTell(window, click, reply);
  const opened = await openForm(window, click.triggerId, reply.answer.form, originOf(click));
  await respondOrTell(window, click, opened === null ? reply : { answer: withoutForm(reply.answer) });
};

const showInView = async (window: SlackWindow, click: Click, reply: Reply, view: OpenView): Promise<void> => {
  const options = window.drawOptions();
  const form = "answer" in reply ? reply.answer.form : undefined;
  const card = cardOf("answer" in reply ? { answer: withoutForm(reply.answer) } : reply, window.words());
  const drawn =
    form === undefined
      ? drawNote(card ?? doorNote("doneHere", window.words()), null, options)
      : drawForm(form, originOf(click), options);
  const shown = await updateView(window, view, drawn);
  // Closed meanwhile: what was done is still told where it was asked; a form nobody waits for is not.
  if (!shown && form === undefined) await respondOrTell(window, click, reply);
};

const originOf = (click: Click): Origin => ({ channel: click.at.channel, thread: click.at.thread?.message ?? null });
