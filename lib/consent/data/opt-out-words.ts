/**
 * Words by which consumers opt out, in, or ask for help, by language; as `foldText` writes them (lower case, no accents).
 * `stop`: a message that is this and nothing else opts out. `unclear`: so short a message may mean it; a person decides.
 * `within`: in a longer message it may mean it.
 */
export type WordList = {
  language: string
  stop: string[]
  unclear: string[]
  within: string[]
  source: string
}

/** Read by the provider by default: it blocks by itself after STOP (error 21610) and lifts that after START. */
export const providerWords = {
  stop: ["stop", "unsubscribe", "end", "quit", "stopall", "revoke", "optout", "cancel"],
  start: ["start", "yes", "unstop"],
  help: ["help", "info"],
  source:
    "Twilio, default opt-out keywords: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out",
}

/** No source names these for SMS: they are plain words of the language, and so a person decides. */
const plainWords = "Plain words of the language; no carrier or law names them, so that a person decides"

export const optOutWords: WordList[] = [
  {
    language: "English",
    stop: [...providerWords.stop, "opt out", "stop all"],
    unclear: [
      "remove",
      "unsub",
      "sotp",
      "stpo",
      "tsop",
      "st0p",
      "🛑",
      "✋",
      "🚫",
      "no more",
      "leave me alone",
    ],
    within: [
      "stop",
      "stopall",
      "unsubscribe",
      "unsubscribed",
      "unsuscribe",
      "unsubcribe",
      "unsubscibe",
      "unsubscrib",
      "opt out",
      "opt me out",
      "optout",
      "revoke",
      "remove me",
      "remove my number",
      "delete my number",
      "lose my number",
      "wrong number",
      "take me off",
      "leave me alone",
      "no more texts",
      "no more messages",
      "no more sms",
      "do not call",
      "do not text",
      "do not message",
      "do not contact",
      "do not write",
      "quit texting",
      "quit messaging",
      "end texts",
      "end messages",
      "cancel texts",
      "cancel messages",
      "cancel my subscription",
      "cancel subscription",
    ],
    source:
      "47 CFR 64.1200(a)(10): stop, quit, end, revoke, opt out, cancel, unsubscribe, and any reasonable means; Twilio's list",
  },
  {
    language: "French",
    stop: ["arret"],
    unclear: ["arreter", "arretez", "desabonner", "desinscrire", "desinscription", "resilier"],
    within: ["arretez", "desabonner", "desabonnez", "desinscrire", "ne plus recevoir"],
    source: "CWTA, Canadian Common Short Code Application Guidelines: ARRET is a mandatory keyword",
  },
  {
    language: "Spanish",
    stop: [],
    unclear: ["alto", "parar", "pare", "para", "baja", "cancelar", "detener", "salir", "basta"],
    within: ["darme de baja", "dar de baja", "no me escriban", "no mas mensajes", "dejen de"],
    source: plainWords,
  },
  {
    language: "Portuguese",
    stop: [],
    unclear: ["parar", "pare", "sair", "cancelar", "remover"],
    within: ["nao quero receber", "nao me mande", "parem de"],
    source: plainWords,
  },
  {
    language: "German",
    stop: [],
    unclear: ["abmelden", "abbestellen", "ende", "austragen", "halt"],
    within: ["abmelden", "abbestellen", "keine nachrichten mehr", "keine sms mehr"],
    source: plainWords,
  },
  {
    language: "Italian",
    stop: [],
    unclear: ["basta", "annulla", "cancella", "fermati", "disiscrivimi"],
    within: ["disiscrivimi", "cancellatemi", "non scrivetemi"],
    source: plainWords,
  },
  {
    language: "Dutch",
    stop: [],
    unclear: ["stoppen", "afmelden", "uitschrijven"],
    within: ["afmelden", "uitschrijven", "geen berichten meer"],
    source: plainWords,
  },
  {
    language: "Russian",
    stop: [],
    unclear: ["стоп", "отписаться", "отпишите", "хватит"],
    within: ["отписаться", "отпишите", "не пишите"],
    source: plainWords,
  },
]

/** Around an English opt-out word they change nothing: "please stop", "unsubscribe me", "stop texting me". */
export const courtesies = [
  ..."please pls plz kindly just now immediately today thanks thank you thx ty ok okay hi hello hey sir madam".split(
    " ",
  ),
  ..."me us my all any more from list your the this these those to sending send getting receiving".split(" "),
  ..."text texts texting message messages messaging msg msgs sms contacting writing number phone i want would like".split(
    " ",
  ),
]

/** Opt-out words that are said of a whole message with courtesies around them; "end" or "cancel" there may be about an order. */
export const plainlySaid = [
  "stop",
  "stopall",
  "unsubscribe",
  "optout",
  "opt out",
  "opt me out",
  "remove me",
  "take me off",
]

/** What holds "stop" and is none: it is taken out before a longer message is read. */
export const harmless = [
  ..."do not stop|never stop|cant stop|cannot stop|wont stop|will not stop|did not stop|didnt stop|non stop|nonstop".split(
    "|",
  ),
  ..."stop by|stop in|stop over|stop at|stops|bus stop|next stop|last stop|first stop|one stop|full stop|pit stop|stop light|stop sign|the end|end of".split(
    "|",
  ),
]
