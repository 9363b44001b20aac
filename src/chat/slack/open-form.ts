import type { Form } from "../../card/card.ts";
import { lineCard } from "../../card/door-notes.ts";
import { drawForm, drawNote, type Origin } from "./draw-form.ts";
import { reasonOf } from "./errors.ts";
import type { SlackWindow } from "./slack-window.ts";

/** A view that is open in front of somebody. */
export type OpenView = { id: string; hash: string };

/** Opens an empty view at once: a trigger lives three seconds, and the desk may take two of them. Null when it was too late. */
export const openLoading = (window: SlackWindow, triggerId: string): Promise<OpenView | null> =>
  open(window, triggerId, drawNote(lineCard(window.words().door.oneMoment), null, window.drawOptions()));

/** Opens a form by itself, when it came soon enough. */
export const openForm = (
  window: SlackWindow,
  triggerId: string,
  form: Form,
  origin: Origin,
): Promise<OpenView | null> => open(window, triggerId, drawForm(form, origin, window.drawOptions()));

const open = async (
  window: SlackWindow,
  trigger_id: string,
  view: ReturnType<typeof drawForm>,
): Promise<OpenView | null> => {
  try {
    const opened = await window.client.views.open({ trigger_id, view });
    return opened.view?.id === undefined ? null : { id: opened.view.id, hash: opened.view.hash ?? "" };
  } catch (error) {
    window.log.warn(`A form did not open: ${reasonOf(error)}.`);
    return null;
  }
};

/** Draws anew what an open view shows; false when it was closed meanwhile or shows something newer. */
export const updateView = async (
  window: SlackWindow,
  target: OpenView,
  view: ReturnType<typeof drawForm>,
): Promise<boolean> => {
  try {
    await window.client.views.update({
      view_id: target.id,
      ...(target.hash === "" ? {} : { hash: target.hash }),
      view,
    });
    return true;
  } catch (error) {
    window.log.warn(`An open form could not be drawn anew: ${reasonOf(error)}.`);
    return false;
  }
};
