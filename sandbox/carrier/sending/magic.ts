import { channelOf, numberOf } from "../messages/address.ts"
import { answer, callbacks, failed, type MagicNumber, refuse, undelivered } from "./magic-effect.ts"
import { onWhatsApp, WHATSAPP_ENDINGS } from "./whatsapp-magic.ts"

/** Numbers that Twilio's own test credentials know, as recipients. */
export const TWILIO_TEST_RECIPIENTS: readonly MagicNumber[] = [
  { number: "+15005550001", what: "Refused: 21211, not a valid number", ...refuse(21211) },
  { number: "+15005550002", what: "Refused: 21612, cannot be routed from this sender", ...refuse(21612) },
  { number: "+15005550003", what: "Refused: 21408, region not permitted", ...refuse(21408) },
  { number: "+15005550004", what: "Refused: 21610, recipient has opted out", ...refuse(21610) },
  { number: "+15005550009", what: "Refused: 21614, not a mobile number", ...refuse(21614) },
]

/** The same as senders, in any account: the code with which a message from them is refused. */
export const TWILIO_TEST_SENDERS: readonly { number: string; what: string; code: number }[] = [
  { number: "+15005550001", what: "Refused: 21212, not a valid sender", code: 21212 },
  { number: "+15005550007", what: "Refused: 21606, not a number of this account", code: 21606 },
  { number: "+15005550008", what: "Refused: 21611, the sender's queue is full", code: 21611 },
]

/**
 * Recipients `+1 NXX 555 01dd`, in every area code NXX (the range kept for fiction). The last two digits
 * decide; 00 to 49 are ordinary numbers.
 */
export const MAGIC_ENDINGS: readonly MagicNumber[] = [
  { number: "50", what: "Undelivered: 30003, handset unreachable", ...undelivered(30003) },
  { number: "51", what: "Undelivered: 30005, unknown handset", ...undelivered(30005) },
  { number: "52", what: "Undelivered: 30006, landline or unreachable carrier", ...undelivered(30006) },
  { number: "53", what: "Undelivered: 30007, filtered by the carrier", ...undelivered(30007) },
  { number: "54", what: "Undelivered: 30008, unknown error", ...undelivered(30008) },
  { number: "55", what: "Failed before it left: 30001, queue overflow", ...failed(30001) },
  { number: "56", what: "Stays sent: no receipt ever comes", sending: { kind: "stay", status: "sent" } },
  { number: "57", what: "Stays queued: never leaves", sending: { kind: "stay", status: "queued" } },
  {
    number: "60",
    what: "429 (20429) first, accepted on the next try, and so on in turn",
    sending: { kind: "throttle", times: "once" },
  },
  { number: "61", what: "429 (20429) always", sending: { kind: "throttle", times: "always" } },
  { number: "62", what: "500 (20500), not accepted", ...answer(false, "500") },
  { number: "63", what: "500 (20500), yet accepted and delivered", ...answer(true, "500") },
  { number: "64", what: "Connection cut, yet accepted and delivered", ...answer(true, "cut") },
  { number: "65", what: "Connection cut, not accepted", ...answer(false, "cut") },
  { number: "66", what: "Never answers, not accepted", ...answer(false, "silence") },
  { number: "67", what: "Never answers, yet accepted and delivered", ...answer(true, "silence") },
  {
    number: "70",
    what: "The callback for sent comes before the answer to the create",
    ...callbacks("early"),
  },
  { number: "71", what: "Callbacks in the wrong order: delivered, then sent", ...callbacks("reversed") },
  { number: "72", what: "Every callback three times", ...callbacks("repeated") },
  { number: "73", what: "Delivered, but every callback is lost", ...callbacks("none") },
  {
    number: "74",
    what: "A forged callback (wrong signature) says failed, then the true ones say delivered",
    ...callbacks("forged"),
  },
  {
    number: "80",
    what: "Lookup: landline. Sending to it ends undelivered 30006",
    ...undelivered(30006),
    lookup: { kind: "type", type: "landline" },
  },
  { number: "81", what: "Lookup: nonFixedVoip", lookup: { kind: "type", type: "nonFixedVoip" } },
  {
    number: "82",
    what: "Lookup: error 60601, as for every Canadian number",
    lookup: { kind: "error", errorCode: 60601 },
  },
  { number: "83", what: "Lookup: 500 (20500)", lookup: { kind: "fault" } },
  { number: "90", what: "Refused: 21211, not a valid number", ...refuse(21211) },
  { number: "91", what: "Refused: 21408, region not permitted", ...refuse(21408) },
  { number: "92", what: "Refused: 21610, recipient has opted out", ...refuse(21610) },
  { number: "93", what: "Refused: 21611, the sender's queue is full", ...refuse(21611) },
  { number: "94", what: "Refused: 21612, cannot be routed from this sender", ...refuse(21612) },
  { number: "95", what: "Refused: 21614, not a mobile number", ...refuse(21614) },
]

const byNumber = new Map(TWILIO_TEST_RECIPIENTS.map((row) => [row.number, row]))
const byEnding = new Map(MAGIC_ENDINGS.map((row) => [row.number, row]))
const byWhatsAppEnding = new Map([
  ...MAGIC_ENDINGS.map((row): [string, MagicNumber | undefined] => [row.number, onWhatsApp(row)]),
  ...WHATSAPP_ENDINGS.map((row): [string, MagicNumber] => [row.number, row]),
])
const senderCodes = new Map(TWILIO_TEST_SENDERS.map((row) => [row.number, row.code]))

const MAGIC_LENGTH = "+1NXX55501dd".length

const isMagicRange = (number: string): boolean =>
  number.length === MAGIC_LENGTH && number.startsWith("+1") && number.startsWith("55501", 5)

/** What is special about a recipient, if anything. */
export function magicOf(to: string): MagicNumber | undefined {
  const number = numberOf(to)
  const isSms = channelOf(to) === "sms"
  if (!isMagicRange(number)) return isSms ? byNumber.get(number) : undefined
  return (isSms ? byEnding : byWhatsAppEnding).get(number.slice(-2))
}

/** The code with which a message from this sender is refused, if it is one of Twilio's test senders. */
export const refusalOfSender = (from: string): number | undefined => senderCodes.get(numberOf(from))
