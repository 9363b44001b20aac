import type { HeatReasonCode } from "./heat.ts";

/** One row of the table: what the words say, and how much: 2 makes a text annoyed, 5 angry; rows add up. */
export type HeatWords = { code: HeatReasonCode; weight: number; phrases: string[] };

/** A number in figures or letters, a rank, a span of time: what `N`, `TH` and `SPAN` stand for in the phrases below. */
export const placeholders: Record<string, string> = {
  N: "(?:\\d+|a|an|another|one|two|three|four|five|six|seven|eight|nine|ten|several|many|multiple|countless|zwei|drei|vier|funf|mehreren|mehrere|vielen|dos|tres|cuatro|cinco|varias|varios|muchas|duas|dois|quatro|muitas|muitos)",
  TH: "(?:2nd|3rd|\\dth|1\\dth|second|third|fourth|fifth|sixth|umpteenth|dritte[nrs]?|vierte[nrs]?|funfte[nrs]?|tercera?|cuarta|quinta|terceira)",
  SPAN: "(?:hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|stunden?|tagen?|wochen?|monaten?|jahren?|horas?|dias?|semanas?|mes|meses|anos?)",
};

const list = (phrases: string): string[] => phrases.split(",").map((phrase) => phrase.trim());

/**
 * What was found to separate angry texts from the rest. Exclamation marks and capitals are left out on purpose: they are
 * commoner in praise. Phrases are folded words (lower case, no accents, no apostrophes), in all languages at once because
 * a short text seldom says which one it is in; words that are harmless in another of the languages are left out.
 */
export const heatWords: HeatWords[] = [
  {
    code: "swearing",
    weight: 5,
    phrases: [
      ...list(
        "fuck, fucks, fucked, fucking, fuckin, wtf, stfu, shit, shitty, shite, bullshit, asshole, assholes, arsehole",
      ),
      ...list("bitch, bastards, crap, goddamn, pissed, piss off, screw you, bollocks, wankers, fucker, motherfucker"),
      ...list("scheisse, scheiss, verarscht, verarsche, arschloch, saftladen, drecksladen"),
      ...list("mierda, joder, puta, cabrones, gilipollas, pendejos, merda, porra, caralho, bosta, 🤬, 🖕"),
    ],
  },
  {
    code: "strong-words",
    weight: 5,
    phrases: [
      ...list(
        "ridiculous, unacceptable, inexcusable, disgusting, disgusted, disgrace, disgraceful, outrageous, outraged",
      ),
      ...list("appalling, appalled, atrocious, pathetic, shameful, shame on you, livid, furious, infuriating, fed up"),
      ...list(
        "sick of, sick and tired, enough is enough, terrible, horrible, horrendous, garbage, piece of junk, useless",
      ),
      ...list(
        "worthless, sucks, scam, scammed, scammers, ripped off, rip off, thieves, crooks, stealing, robbery, liars",
      ),
      ...list(
        "lied to, lying to, incompetent, incompetence, idiots, morons, clowns, i hate, hate you, worst experience",
      ),
      ...list("worst service, worst customer service, worst company, worst airline, worse experience"),
      ...list(
        "unverschamt, unverschamtheit, frechheit, katastrophe, katastrophal, unzumutbar, inakzeptabel, abzocke, betruger",
      ),
      ...list(
        "lacherlich, zum kotzen, mir reicht, inaceptable, vergonzoso, verguenza, pesimo, pesima, ladrones, estafa",
      ),
      ...list(
        "estafadores, la peor, el peor, indignante, estoy harto, estoy harta, inaceitavel, vergonha, pessimo, pessima",
      ),
      ...list("horrivel, ladroes, absurdo, a pior, o pior, palhacada, descaso, falta de respeito, falta de respeto"),
    ],
  },
  {
    code: "strong-words",
    weight: 2,
    phrases: [
      ...list(
        "worst, awful, nightmare, rude, dishonest, disrespectful, stupid, dumbest, joke, suck, rubbish, disappointed",
      ),
      ...list(
        "disappointing, disappointment, frustrated, frustrating, frustration, annoyed, annoying, annoy, upset, unhappy",
      ),
      ...list("dissatisfied, unprofessional, unhelpful, epic fail, poor service, bad service, poor customer service"),
      ...list("bad customer service, really bad, so bad, not happy, not impressed, not helpful, not nice, not cool"),
      ...list("not acceptable, not good enough, no excuse, smh, ugh, seriously, dropped the ball, dropping the ball"),
      ...list(
        "waste of, false advertising, misleading, dont care, doesnt care, refuse, refuses, refused, ignored, ignoring",
      ),
      ...list(
        "no response, no reply, no answer, nobody answers, no one answers, what the hell, wth, kidding me, let down",
      ),
      ...list("hung up on, hangs up, hanging up, going in circles, hidden fees, hidden fee, lesson learned"),
      ...list(
        "enttauscht, enttauschend, argerlich, verargert, genervt, nervt, unfreundlich, keine antwort, keine reaktion",
      ),
      ...list(
        "decepcionado, decepcionada, decepcionante, decepcionou, molesto, molesta, enojado, enojada, mal servicio",
      ),
      ...list(
        "mala atencion, desagradable, nadie responde, sin respuesta, insatisfeito, insatisfeita, chateado, chateada",
      ),
      ...list("nao gostei, gato por lebre, mau atendimento, ninguem responde, sem resposta, lamentavel"),
      ...list("lost for words, loss for words, at a loss, 😡, 😠, 😤, 🙄, 👎"),
    ],
  },
  {
    code: "never",
    weight: 2,
    phrases: [
      ...list(
        "never again, neveragain, never ever, never got, never get, never received, never receive, never came, never arrived",
      ),
      ...list(
        "never answer, never answers, never answered, never called, never showed, never shows, never works, never worked",
      ),
      ...list(
        "never heard back, never replied, never responded, never fixed, never delivered, never sent, never buy, never use",
      ),
      ...list("never fly, never flying, never order, never shop, never book, never stay, never once, never had such"),
      ...list(
        "nie wieder, nie angekommen, noch nie so, nunca mas, nunca mais, nunca llego, nunca recibi, nunca responden",
      ),
      ...list("nunca habia, nunca chegou, nunca recebi, nunca respondem"),
    ],
  },
  {
    code: "again",
    weight: 2,
    phrases: [
      ...list(
        "for N SPAN, for over N SPAN, for SPAN, for about N SPAN, been N SPAN, been over N SPAN, waiting N SPAN, waited N SPAN",
      ),
      ...list("after N SPAN, N SPAN now, N SPAN later, N SPAN late, N SPAN and counting, almost N SPAN, wait N SPAN"),
      ...list("on hold, on the phone for, all day long, all week long"),
      ...list(
        "N times, like N times, TH time, TH visit, TH call, TH email, TH appointment, TH technician, TH attempt, twice now",
      ),
      ...list("over and over, again and again, yet again, once again, not again"),
      ...list(
        "happened again, same problem, same problems, same issue, same thing, still no, still not, still waiting",
      ),
      ...list(
        "still havent, still hasnt, still isnt, still dont, still doesnt, still didnt, still cant, still wont, still nothing",
      ),
      ...list(
        "still broken, still down, still missing, still unresolved, still parked, still having, continually, constantly",
      ),
      ...list("keeps breaking, keeps dropping, keep getting, keeps getting, keep saying, keeps saying"),
      ...list("too long, so long, like yesterday"),
      ...list(
        "seit N SPAN, seit SPAN, immer noch, schon wieder, immer wieder, zum TH mal, mehrmals, wochenlang, monatelang",
      ),
      ...list("desde hace, hace N SPAN, otra vez, todavia no, aun no, sigo sin, sigo esperando, N veces, TH vez"),
      ...list("ha N SPAN, de novo, outra vez, ate agora, ainda nao, continuo sem, N vezes, nada de chegar"),
    ],
  },
  {
    code: "leaving",
    weight: 2,
    phrases: [
      ...list(
        "cancel my, cancelling my, canceling my, cancel our, close my account, closing my account, switching to, switch to another",
      ),
      ...list(
        "switch providers, switch carriers, switching providers, switching carriers, switching banks, moving to another",
      ),
      ...list(
        "take my business, taking my business, lost a customer, losing a customer, lost my business, last time i fly, last time i use, last time i order, last time i buy, last time i shop",
      ),
      ...list(
        "done with you, wont be back, not be back, going elsewhere, go elsewhere, dont buy, do not buy, save your money",
      ),
      ...list("stay away, buyer beware, think twice, only from now on, zero stars, one star, 1 star, try another"),
      ...list("kundigen, kundigung, wechsle zu, finger weg, darme de baja, me cambio, no recomiendo, no lo recomiendo"),
      ...list("vou cancelar, cancelar minha, vou trocar, nao recomendo, nao compro mais"),
    ],
  },
  {
    code: "legal",
    weight: 3,
    phrases: [
      ...list(
        "lawyer, lawyers, attorney, attorneys, solicitor, lawsuit, sue you, suing, small claims, legal action, to court",
      ),
      ...list(
        "ombudsman, bbb, better business bureau, consumer protection, trading standards, class action, file a complaint",
      ),
      ...list(
        "anwalt, rechtsanwalt, verbraucherzentrale, verbraucherschutz, abogado, abogada, demandar, denunciar, profeco",
      ),
      ...list("advogado, advogada, processar, procon, reclame aqui"),
    ],
  },
  {
    code: "sarcasm",
    weight: 2,
    phrases: [
      ...list(
        "thanks for nothing, thanks a lot for, thanks for ruining, thanks for losing, thanks for wasting, way to go",
      ),
      ...list(
        "slow clap, bravo, nice to know, nice 2 know, gee thanks, one job, magically, how convenient, is it really necessary",
      ),
      ...list(
        "vielen dank fur nichts, danke fur nichts, na toll, na super, gracias por nada, obrigado por nada, obrigada por nada",
      ),
    ],
  },
];

/** Praise that is quick to be sarcasm: it counts only beside something that went wrong. */
export const praise: string[] = list(
  "great job, good job, nice job, nice work, well done, really nice, very nice, awesome service, great service, love how, love that, love it when, just great, just perfect, just wonderful",
);
export const troubles: string[] = list(
  "late, delay, delayed, cancelled, canceled, lost, broken, missing, wrong, hours, nobody, no one, not working, doesnt work, didnt, wont, cant, failed, error, charged, stuck, without",
);

/** Said in praise or politeness: these words are taken out before anything is looked for. */
export const harmless: string[] = list(
  "never mind, never disappoints, never disappoint, never fails, never had a problem, never had any problem, never had an issue, never a problem, never been better, not disappointed, wasnt disappointed, wont be disappointed, not the worst, fucking love, fucking great, fucking awesome, fucking amazing, damn good, holy shit, the shit, no shit, sorry to annoy, hate to bother, thanks again, thank you again, hello again, hi again, crap ton",
);
