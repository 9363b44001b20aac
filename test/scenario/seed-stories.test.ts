import { afterAll, beforeAll, expect, test } from "vitest";
import { homes, storyDesk } from "../support/story-desk.ts";
import { openStoryRig, shows } from "../support/story-rig.ts";

let desk: Awaited<ReturnType<typeof openStoryRig>>;
beforeAll(async () => {
  // A Monday.
  desk = await openStoryRig({ desk: storyDesk, startAt: "2027-03-01T09:00-05:00", homes });
});
afterAll(() => desk.close());

test("the team without authority: whoever reads the complaint gets a decision within minutes", async () => {
  const { hears, types, presses, told, card, at } = desk;
  const nora = { handle: "nora_b", name: "Nora Beck" };
  const post = await hears({
    id: "x-1",
    author: nora,
    text: "Ten days with a dead dryer, two laundrette bills, 80 dollars, and your team here can never decide anything.",
    url: "https://x.example/nora_b/status/1",
  });
  expect(post).toBe("FT-1");
  await types("jonas", "claim 1");
  await types("mia", "told 1 in public: That is two bills too many, Nora. You hear this morning who pays them.");
  await types("mia", "wants 1 her two laundrette bills paid, 80 USD");

  shows(
    await types("mia", "authority 1"),
    "You may give 50 USD on FT-1 alone.",
    "Zoe Adler, up to 250 USD: on duty now",
  );
  shows(
    await types("mia", "give 1 refund 80 USD two laundrette bills"),
    "A refund of 80 USD needs a lead (your limit is 50 USD). I have asked Zoe and Jonas; FT-1 shows their answer.",
  );
  shows(
    await told("zoe"),
    "Mia asks for a refund of 80 USD for Nora (FT-1.a1).",
    "Please answer by 11:00.",
    "Wants her two laundrette bills paid, 80 USD",
    "[ Yes | No… | Less… | Open ]",
  );
  shows(
    await types("mia", "status @nora_b"),
    "You may decide nothing alone. /case authority 1 names who may.",
    "Do not promise",
    "a refund of 80 USD: waits for Zoe or Jonas, due 11:00 (FT-1.a1)",
  );
  await at("2027-03-01T09:20");
  shows(
    await presses("zoe", "Yes"),
    "FT-1.a1: a refund of 80 USD is granted. I tell Mia.",
    "FT-1.1: Billing is asked to pay it out.",
  );
  shows(await told("mia"), "Zoe said yes to a refund of 80 USD for Nora (FT-1.a1).");
  shows(
    await types("mia", "status @nora_b"),
    "A refund of 80 USD: Zoe granted it, 09:20, FT-1.a1 (public wording: say it as it is)",
    "that the refund has been paid: Billing has not done it (FT-1.1, due 17:20)",
  );
  shows(await card("FT-1.1", "billing"), "FT-1.1 · Refund · Billing · due Mon 17:20", "Amount 80 USD");
  await types("omar", "claim 1.1");
  shows(
    await types("omar", "done 1.1 80 USD are on her card"),
    "FT-1.1 is done. I tell Mia.",
    "Mia is reminded to tell Nora.",
  );
  shows(
    await types("emre", "show 1 full"),
    "Goodwill FT-1.a1 a refund of 80 USD: granted by Zoe 09:20 “two laundrette bills”",
    "09:20 Omar did FT-1.1: 80 USD are on her card",
    "Next Mia: tell Nora what is new.",
  );
  shows(
    await types("jonas", "done 1 a fuse, changed this morning; it dries"),
    "Wants: “her two laundrette bills paid, 80 USD”",
    "Is that put right?",
  );
  shows(
    await told("mia"),
    "Omar has done FT-1.1, the refund.",
    "Jonas has resolved FT-1.",
    "Tell Nora, and ask whether it is fixed.",
  );
  await types("mia", "told 1 in private: The 80 dollars are on your card, Nora, and the fuse is new. Is all well?");
  await at("2027-03-01T11:00");
  await hears({
    id: "x-2",
    author: nora,
    text: "Thank you, it works and the money is here.",
    inReplyTo: "x-1",
    url: "https://x.example/nora_b/status/2",
  });
  shows(
    await told("mia"),
    "Nora sounds pleased (FT-1). Is that a yes?",
    "“Thank you, it works and the money is here.”",
  );
  shows(await presses("mia", "Customer agrees"), "FT-1 is closed with the customer's word.");
  shows(await card("FT-1", "social"), "FT-1 · Normal · Technical · closed, the customer agrees");
  shows(await types("mia", "cause 1 no-authority"), "Written down on FT-1: Nobody was allowed to decide.");
});

test("the unanswered mail and the tweet: one case, and its wait counts from the mail", async () => {
  const { hears, types, presses, pressesOnCard, told, card, thread, at } = desk;
  await at("2027-03-02T09:00");
  const post = await hears({
    id: "x-20",
    author: { handle: "tom_k", name: "Tom Keller" },
    text: "Charged twice for one water filter, order N-30977. I wrote to you. Nobody answers.",
    url: "https://x.example/tom_k/status/20",
    orderNumber: "N-30977",
  });
  await types("mia", "told 2 in public: I am looking for your mail right now, Tom, and write here again by noon.");
  const mail = await hears({
    id: "mail-20",
    source: "email",
    author: { email: "tom.keller@mail.example", name: "Tom Keller" },
    text: "I was charged twice for one water filter, invoices 88121 and 88134. Please take one of them back.",
    createdAt: "2027-02-21T08:40:00-05:00",
    orderNumber: "N-30977",
  });
  expect([post, mail]).toEqual(["FT-2", "FT-3"]);
  shows(await card("FT-3", "billing"), "Perhaps the same matter as FT-2: it knows an order number that it names.");
  shows(
    await types("omar", "merge 2 3"),
    "FT-3 is part of FT-2 now; both numbers lead to FT-2.",
    "The wait counts from Sun 21 Feb 08:40.",
  );
  shows(
    await card("FT-2", "billing"),
    "Tom first wrote by mail 9 days earlier, unanswered: the wait counts from there.",
    "FT-2 · Normal · Billing · unclaimed, resolve overdue since Wed 12:00",
  );
  shows(
    await card("FT-2", "social"),
    "Tom first wrote by mail 9 days earlier, unanswered: the wait counts from there.",
  );
  shows(
    await card("FT-3", "billing"),
    "FT-3 · merged into FT-2",
    "It goes on as FT-2; Omar merged them, Tue 09:00. Both numbers lead there.",
  );
  shows(
    await types("mia", "status @tom_k"),
    "Tom first wrote by mail 9 days earlier, unanswered: the wait counts from there.",
    "You may decide a credit, refund or replacement up to 50 USD.",
  );
  shows(
    await types("omar", "claim 2"),
    "First “I was charged twice for one water filter, invoices 88121 and 88134. Please take one of them back.” Tom by mail, Sun 21 Feb 08:40",
    "We have order N-30977: do not ask again",
  );
  shows(await types("omar", "why 2"), "Sun 21 Feb 08:40 to 09:00, before it came to us: 61 h counted");
  await types("omar", "done 2 invoice 88134 taken back, 42 USD are on his account");
  shows(await told("mia"), "Omar has resolved FT-2.", "Tell Tom, and ask whether it is fixed.");
  await types(
    "mia",
    "told 2 by mail: Invoice 88134 is taken back, Tom. You waited nine days for us; that was our doing. Is it right now?",
  );
  await at("2027-03-02T11:00");
  await hears({
    id: "mail-21",
    source: "email",
    author: { email: "tom.keller@mail.example" },
    text: "Thank you, the money is back. That was all I wanted.",
    inReplyTo: "mail-20",
  });
  shows(await told("mia"), "Tom sounds pleased (FT-2). Is that a yes?");
  shows(await presses("mia", "Customer agrees"), "FT-2 is closed with the customer's word.");
  shows(await card("FT-2", "social"), "FT-2 · Normal · Billing · closed, the customer agrees", "[ I posted it ]");
  await pressesOnCard("mia", "FT-2", "I posted it");
  shows(
    await thread("FT-2", "social"),
    "Tue 09:00 Omar merged FT-3 into it.",
    "Tue 11:00 Closed with the customer's word.",
    "Tue 11:00 Mia told Tom in public: Thank you for telling us about this. We have spoken with you directly, and it has been put right.",
  );
});

test("the angry expert: a supervisor phones first, and nothing is wiped before he has agreed", async () => {
  const { hears, types, presses, told, card, at } = desk;
  const viktor = { email: "viktor.hahn@mail.example", name: "Viktor Hahn", phone: "+1 212 555 0199" };
  await at("2027-03-03T09:00");
  await hears({
    id: "mail-30",
    source: "email",
    author: viktor,
    text: "Your hub does not pair since the update. I have run servers for twenty years, and your script tells me to switch it off and on.",
  });
  await types("emre", "claim 4");
  await types("ana", "told 4 by mail: Please switch the hub off and on once more, Viktor.");
  await at("2027-03-03T09:30");
  await hears({
    id: "mail-31",
    source: "email",
    author: viktor,
    text: "This is ridiculous and an insult. I am furious. I want a supervisor and not a script!",
    inReplyTo: "mail-30",
  });
  shows(
    await card("FT-4", "technical"),
    "Heat angry: “ridiculous”, “furious”, contact no. 2",
    "Call phone first (angry), due Wed 10:30",
    "Next Call centre: phone Viktor first, then say how it went.",
  );
  shows(
    await types("ana", "told 4 by mail: I am so sorry, Viktor."),
    "Please phone Viktor before anybody writes again.",
  );
  shows(
    await types("emre", "ask 4 technical wipe the backup on the hub and install it anew"),
    "Wiping cannot be undone for Viktor. Has Viktor agreed?",
  );
  shows(
    await presses("emre", "Not asked yet"),
    "It is not done yet. I have asked Ana to ask Viktor; you hear the answer.",
  );
  shows(await told("ana"), "Emre needs to know whether Viktor agrees to the wipe, which cannot be undone (FT-4).");
  shows(await types("sam", "calling 4"), "Number +1 212 555 0199.", "Agreed to the wipe: Ana asks");
  shows(
    await types("sam", "called 4 reached He wants it paired by cable, and not one year of his heating lost."),
    "Written down on FT-4: Viktor was reached by phone.",
  );
  shows(
    await types(
      "sam",
      "consent 4 wipe no by phone: Keep the backup. Nine years of heating are in it. Copy it off first.",
    ),
    "Written down on FT-4: Viktor does not want the wipe. It is not to be done.",
  );
  shows(await told("emre"), "Viktor does not want the wipe (FT-4).");
  shows(
    await card("FT-4", "technical"),
    "Call reached by phone, Wed 09:30",
    "Agreed not to the wipe: “Keep the backup. Nine years of heating are in it. Copy it off first.” Viktor, by phone, Sam, Wed 09:30",
  );
  await types("sam", "harm 4 ours: three evenings with a script, 6h lost");
  shows(
    await types("emre", "done 4 copied the backup off, paired by cable, put it back"),
    "Harm: three evenings with a script (6 h lost, our step)",
  );
  shows(await told("ana"), "Emre has resolved FT-4.");
  await types("ana", "told 4 by phone: It pairs, Viktor, and all nine years are there. Is it as you want it?");
  shows(await types("ana", "customer 4 yes"), "FT-4 is closed with the customer's word.");
  shows(await types("emre", "cause 4 not-asked"), "Written down on FT-4: The customer was not asked.");
  shows(await card("FT-4", "technical"), "FT-4 · Normal · Technical · closed, the customer agrees");
});

test("the shut weekend: Friday shows what goes dark, and Monday's caller knows that it is solved", async () => {
  const { hears, types, presses, told, card, at } = desk;
  const petra = { email: "petra.lang@mail.example", name: "Petra Lang" };
  await at("2027-03-05T15:00");
  await hears({
    id: "mail-40",
    source: "email",
    author: petra,
    text: "The dryer is locked with my laundry in it, and I fly on Sunday.",
    product: "Dryer DX-200",
  });
  await types("emre", "claim 5");
  shows(
    await types("ana", "promise 5 by sat 12:00 a way to open the dryer"),
    "Technical is closed Fri 18:00 to Mon 08:00 and nobody is on call. Promise it for Mon 8 March 10:00, or ask Technical to cover?",
  );
  shows(
    await presses("ana", "Sat 6 March 12:00 all the same"),
    "FT-5.p1: I have asked Technical for a yes. Until then do not tell Petra:",
    "Nobody of Technical is there then; the card says so.",
  );
  shows(await told("emre"), "Ana asks whether you keep this by Sat 6 March 12:00 (FT-5.p1):");
  shows(await presses("emre", "Yes, we keep it"), "FT-5.p1 is promised. I tell Ana.");
  await types("ana", "told 5.p1 by mail: Emre finds a way to open it by Saturday noon, Petra.");
  await at("2027-03-05T17:40");
  shows(
    await told("emre"),
    "Technical closes Fri 18:00 until Mon 08:00. Nobody is on call.",
    "One case falls due in that time: FT-5.p1 (promise, Sat 12:00). It is a promise.",
    "Phone line is shut Fri 18:00 to Mon 08:00; Notice on the web site still names it.",
    "Social desk is shut Fri 18:00 to Mon 08:00.",
  );
  shows(
    await types("emre", "promise 5.p1 moved 8 march 10:00 nobody is here on Saturday"),
    "FT-5.p1 is moved to Mon 8 March 10:00.",
    "Ana is reminded to tell Petra.",
  );
  shows(await told("ana"), "FT-5.p1 is moved to Mon 8 March 10:00 (it was Sat 6 Mar 12:00).");
  await types(
    "ana",
    "told 5.p1 by mail: I promised you Saturday and nobody is here then, Petra. Emre has it on Monday at 10. I am sorry.",
  );
  await at("2027-03-06T10:00");
  await hears({
    id: "mail-41",
    source: "email",
    author: petra,
    text: "Your phone is off and so is your desk. I found the emergency release behind the filter myself, it is open now.",
    inReplyTo: "mail-40",
  });
  await at("2027-03-08T08:05");
  await told("ana");
  shows(await told("emre"), "Good morning Emre. One case needs you today.");
  await types("ana", "no 5.p1 she opened it herself on Saturday");
  shows(
    await types("emre", "done 5 self: she found the emergency release behind the filter"),
    "FT-5 is resolved: Petra solved it alone. Ana Silva asks whether help is still needed.",
  );
  await told("ana");
  shows(
    await types("sam", "status petra lang"),
    "Petra solved it alone, as was written down 08:05. Ask first whether help is still needed.",
  );
  shows(
    await card("FT-5", "technical"),
    "Petra solved it alone, as was written down Mon 08:05. Ask first whether help is still needed.",
  );
  await types("ana", "told 5 by phone: You opened it yourself, Petra, and we were not there. Do you still need us?");
  shows(await types("ana", "customer 5 yes"), "FT-5 is closed with the customer's word.");
  shows(await card("FT-5", "technical"), "FT-5 · Normal · Technical · closed, the customer agrees");
});

test("the dryer whose part shipped twice: the second order asks first", async () => {
  const { hears, types, told, card, thread, mailTo, at, rig } = desk;
  await at("2027-03-09T09:00");
  await hears({
    id: "call-50",
    source: "phone",
    author: { name: "Jane Doe", phone: "+1 212 555 0143" },
    text: "Third visit, and the dryer is still dead. Nobody had the heating element with him.",
    orderNumber: "N-20417",
    product: "Dryer DX-200",
  });
  await types("raj", "claim 6");
  await types("ana", "told 6 by phone: The part comes first this time, Jane, and then the technician.");
  shows(
    await types("ana", "ask 6 parts ship 279838, address confirmed"),
    "FT-6.1: the shipment stands in the queue of Parts now, until somebody takes it.",
  );
  await types("lee", "done 6.1 279838 left Dayton this morning");
  await at("2027-03-09T11:00");
  shows(
    await types("sam", "ask 6 parts ship a heating element, she rang again"),
    "Parts has done the shipment for Jane, asked for Tue 09:00 (FT-6.1, done).",
    "[ Order another | Open FT-6.1 ]",
  );
  shows(await told("ana"), "Lee has done FT-6.1, the shipment.");
  await types("raj", "ask 6 technical visit thu 9-12, 12 Elm Street, fit the heating element");
  shows(
    await types("emre", "pass 6.2 ken"),
    "FT-6.2 goes to Ken Ito by mail. The link takes one answer and lasts until Fri 18:00; you hear of it.",
  );
  const { words, opens, answers } = await mailTo("ken@fieldfix.example");
  shows(words, "visit thu 9-12, 12 Elm Street, fit the heating element", "When: Thu 11 Mar, 09:00-12:00");
  expect(await opens()).toContain("How did it go?");
  await types("ana", "promise 6 by 11 march 12:00 the dryer runs");
  shows(await types("raj", "yes 6"), "FT-6.p1 is promised. I tell Ana.");
  await types("ana", "told 6.p1 by phone: The part is on its way, Jane, and Ken fits it on Thursday between 9 and 12.");
  shows(
    await card("FT-6", "parts"),
    "Promise p1 the dryer runs by Thu 11 Mar 12:00, accepted by Parts · Jane counts on it",
  );
  await at("2027-03-11T11:30");
  expect(await answers("done", "Element fitted, ran it for forty minutes")).toContain("It is written down as done");
  shows(await told("raj"), "Ken Ito has done FT-6.2, the visit.", "“Element fitted, ran it for forty minutes”");
  shows(await types("raj", "promise 6.p1 kept"), "FT-6.p1 is kept.");
  await types("raj", "done 6 new element fitted by Ken, forty minutes of test run");
  shows(await told("ana"), "Raj has resolved FT-6.");
  await types("ana", "told 6 by phone: Ken says it runs, Jane. Does it?");
  shows(await types("ana", "customer 6 yes"), "FT-6 is closed with the customer's word.");
  await types("raj", "cause 6 wrong-part");
  shows(await card("FT-6", "parts"), "FT-6 · Normal · Parts · closed, the customer agrees");
  await thread("FT-6", "parts");
  expect(rig.faults).toEqual([]);
});
