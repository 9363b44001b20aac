/** What a window says by itself, before or instead of the desk's answer. Nothing here tells anything of a case. */
export const door = {
  outsider: "I work with members of this organisation only. Please ask a colleague who is one.",
  sharedChannel:
    "This channel is shared with another organisation, so I say nothing about cases here. Write to me directly, or use a channel of your own.",
  unseenChannel:
    "I cannot see whether this channel is shared with another organisation, so I say nothing about cases here. Invite me to it, or write to me directly.",
  movedAway:
    "Cases are no longer shown here, because people outside the firm can read this channel. Write to me directly.",
  cannotCheckNow: "I could not check who is asking just now. Please try again in a minute.",
  workingOnIt: "Working on it.",
  couldNotFinish: "I could not finish that just now. Please look at the case before you try again.",
  doneHere: "Done. You can close this.",
  answeredPrivately: "I have answered you in a message that only you see.",
  welcomeYou: "Hello. I see that complaints reach whoever can fix them. Type help to see what I understand.",
  welcomeHere: "Thank you for having me. Name me and say help to see what I understand; I answer you alone.",
  oldButton: "This button is from an older message. Please use the card as it is now.",
  writeToMeDirectly: "I could not answer you privately here. Please write to me directly and ask again.",
  aWord: "A word from the desk",
  newsOf: (ft: string) => `News of ${ft}`,
  needsMore: (form: string) => `${form}: I need a little more for that.`,
  openForm: "Open the form",
  openFormAgain: "Open the form again",
  moreThanFits: "There is more than fits here.",
  title: "Followthrough",
  close: "Close",
  cancel: "Cancel",
  oneMoment: "One moment.",
  required: "Please fill this in.",
  choose: "Choose",
  nothingFound: "I found nothing for that.",
  ask: "Find a case, or say what to do",
  askHint: "@jane_doe, an order number, a link, claim 42",
};
