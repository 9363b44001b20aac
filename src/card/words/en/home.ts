/** The page a person opens in the morning. */
export const home = {
  title: (name: string, department: string) => `${name}, ${department}`,
  answers: (n: number) => `Waiting for your answer: ${n}`,
  offered: (ft: string, from: string) => `${ft} · ${from} asks your department to take it`,
  promised: "Promised to customers",
  mine: (n: number) => `Yours: ${n}`,
  mineNone: "Nothing is yours right now.",
  queue: (department: string, unclaimed: number, open: number) => `${department}: ${unclaimed} unclaimed, ${open} open`,
  queueNone: (department: string) => `${department}: nobody is waiting.`,
  rest: (n: number, command: string) => `${n} more: ${command}`,
  covers: "Who covers",
  you: "You",
  hint: (command: string) =>
    `Looking for a case? Ask in your own words, with a handle, an order number or a link: ${command}.`,
  example: "@jane_doe's dryer",
  buttons: { new: "New case", settings: "Settings", coverage: "Coverage ahead", help: "What I understand" },
};
