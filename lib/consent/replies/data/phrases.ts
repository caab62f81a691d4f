import { defaultOptOutText } from "#lib/channels/sms/sms-text.ts"

/** Around an opt-out word they add nothing. */
export const courtesies =
  "please pls plz kindly just now immediately today thanks thank you thx ty ok okay hi hello hey sir madam".split(
    " ",
  )

const before = "(?:(?:please|pls|plz|kindly|just|ok|okay|hi|hello|hey|sir|madam) )*"
const after = "(?: (?:please|pls|plz|now|immediately|thanks|thank you|thx|ty|sir|madam))*"
const which = "(?:(?:all|any|the|these|those|this|your) )*"
const messages = `${which}(?:text |sms )?(?:texts|messages|msgs|sms)`
const list = `${which}(?:list|lists|mailing list)`

const orders = [
  `stop(?: (?:texting|messaging|contacting)(?: me| us)?)?`,
  `stop (?:sending(?: me| us)? )?${messages}`,
  "stopall?|stop all|optout|arret",
  `unsubscribe(?: me| us)?(?: from (?:${messages}|${list}))?`,
  `opt (?:me |us )?out(?: of (?:${messages}|${list}))?`,
  `(?:remove me from|take me off) ${list}`,
].join("|")

/**
 * An opt-out that is plainly said, as `foldText` writes it: courtesies, the order, what it is about, courtesies, in this
 * sequence. Nobody means anything else by it; a word more, and a person decides.
 */
export const plainOptOut = new RegExp(`^${before}(?:${orders})${after}$`)

/** What holds "stop" and is none: it is taken out before a longer message is read, unless that speaks of messages. */
export const harmless = new RegExp(
  `(?<!\\S)(?:${[
    "(?:do not|never|cant|cannot|can not|wont|will not|did not|didnt) stop",
    "non ?stop|un ?stop",
    "stop (?:by|in|over|at)(?! (?:once|all|any|future|the future))",
    "(?:bus|next|last|first|one|full|pit) stop",
    "stop (?:light|sign)",
  ].join("|")})(?!\\S)`,
  "g",
)

export const ofMessages =
  /(?<!\S)(?:text|texts|texted|texting|message|messages|messaging|msgs?|sms|contact|contacting|spam|spamming)(?!\S)/

/** What our own messages end with: a consumer who quotes or forwards one has not said it. */
export const ourTexts = [
  defaultOptOutText,
  "Reply STOP to opt out",
  "Reply STOP to unsubscribe",
  "Reply STOP to end",
  "Reply STOP to stop",
]
