import type { App, ReceiverEvent, SocketModeReceiver } from "@slack/bolt";

/**
 * Makes a Socket Mode receiver answer an event after it was worked on. Bolt acknowledges events before any listener runs;
 * over HTTP `processBeforeResponse` turns that round, over a socket there is no such switch, and what a process that dies
 * in between had said "ok" to would be lost.
 */
export const holdAck = (receiver: SocketModeReceiver, isOpen: () => boolean): SocketModeReceiver => {
  const init = receiver.init.bind(receiver);
  receiver.init = (app: App): void => {
    const held: App = Object.create(app, {
      // Unanswered while closed: Slack sends it again, to another process or to this one later.
      processEvent: { value: async (event: ReceiverEvent) => (isOpen() ? processThenAck(app, event) : undefined) },
    });
    init(held);
  };
  return receiver;
};

const processThenAck = async (app: App, event: ReceiverEvent): Promise<void> => {
  let answer: { body: unknown } | null = null;
  const ack = async (body?: unknown): Promise<void> => {
    answer ??= { body };
  };
  await app.processEvent({ ...event, ack });
  await event.ack(bodyOf(answer));
};

const bodyOf = (answer: { body: unknown } | null): unknown => answer?.body;
