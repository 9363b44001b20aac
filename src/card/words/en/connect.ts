/** What people hear who connect their accounts. `platform` is a platform's name. */
export const connect = {
  code: (command: string, platform: string) => `In ${platform}, write this to me directly: ${command}`,
  codeManners: "It works once, for ten minutes. Whoever brings it is taken for you, so show it to nobody.",
  alone: (platform: string) => `This desk works in ${platform} alone, so there is nothing to connect.`,
  done: (name: string, platforms: string) =>
    `Good, ${name}: from now on you are the same person in ${platforms}. What you did before stays as it is.`,
  home: (platform: string, command: string) => `I tell you things in ${platform}; ${command} changes that.`,
  already: (platform: string) => `Your account in ${platform} is connected already. There is nothing to do.`,
  consoleKnows: "Here you are who you signed in as, so no code is needed. Bring it to me in Slack or Teams.",
  unreadable: (command: string) => `That is no code of mine. A code has twelve signs, as in ${command}.`,
  unknown: (command: string) =>
    `I do not know this code. It may be mistyped, or a newer one took its place; ${command} on your other platform gives a new one.`,
  expired: (command: string) =>
    `This code is more than ten minutes old. ${command} on your other platform gives a new one.`,
  used: (command: string) => `This code has been used. ${command} on your other platform gives a new one.`,
  wasSpoilt: (command: string) =>
    `Others could read this code, so it works no more. ${command} on your other platform gives a new one.`,
  spoilt: "Others could read that here, so the code works no more.",
  spoiltAgain: (command: string) =>
    `Please ask for a new one with ${command} on your other platform, and write it to me directly.`,
  spoiltNew: "Here is a new one.",
  otherPerson: (name: string) =>
    `This account belongs to ${name} already, and the code to somebody else. If that is wrong, ask the desk's administrator.`,
  otherAccount: (name: string, platform: string) =>
    `${name} has another account in ${platform} already. If that is wrong, ask the desk's administrator.`,
  tooOften: "That was tried too often. Please wait ten minutes.",
  stranger:
    "I do not know you on this desk. Ask its administrator to add you with your mail address; then you are known at once.",
  strangerElsewhere: (command: string, platform: string) =>
    `If I know you in ${platform}, write ${command} to me there and bring me the code.`,
};
