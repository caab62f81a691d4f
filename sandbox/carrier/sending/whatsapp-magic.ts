import { failed, type MagicNumber, refuse, undelivered } from "./magic-effect.ts"

/**
 * Recipients `whatsapp:+1 NXX 555 01dd` by their last two digits. The same numbers are ordinary ones for SMS, so that
 * what cannot be had by WhatsApp arrives there.
 */
export const WHATSAPP_ENDINGS: readonly MagicNumber[] = [
  { number: "20", what: "Undelivered: 63003, not on WhatsApp", ...undelivered(63003) },
  {
    number: "21",
    what: "Undelivered: 63024, no WhatsApp, or too old to receive this",
    ...undelivered(63024),
  },
  { number: "22", what: "Refused: 63003, not on WhatsApp", ...refuse(63003) },
  { number: "23", what: "Undelivered: 63032, left out by a limitation of WhatsApp", ...undelivered(63032) },
  { number: "24", what: "Undelivered: 63033, has blocked the brand", ...undelivered(63033) },
  { number: "25", what: "Undelivered: 63050, has stopped marketing of the brand", ...undelivered(63050) },
  { number: "26", what: "Undelivered: 63049, had enough marketing for now", ...undelivered(63049) },
  { number: "27", what: "Refused: 63049, had enough marketing for now", ...refuse(63049) },
  { number: "28", what: "Failed: 63016, outside the 24-hour window", ...failed(63016) },
  { number: "29", what: "Refused: 63016, outside the 24-hour window", ...refuse(63016) },
  { number: "30", what: "Failed: 63027, no such template in that language", ...failed(63027) },
  { number: "31", what: "Failed: 63028, wrong number of variables", ...failed(63028) },
  { number: "32", what: "Failed: 63040, template rejected", ...failed(63040) },
  { number: "33", what: "Failed: 63041, template paused", ...failed(63041) },
  { number: "34", what: "Failed: 63042, template disabled", ...failed(63042) },
  { number: "35", what: "Failed: 63051, WhatsApp account locked", ...failed(63051) },
  { number: "36", what: "Failed: 63013, against WhatsApp's policy", ...failed(63013) },
  { number: "37", what: "Failed: 63018, too fast or too many recipients", ...failed(63018) },
  { number: "38", what: "Failed: 63019, media cannot be fetched", ...failed(63019) },
  { number: "39", what: "Failed: 63012, WhatsApp has trouble", ...failed(63012) },
  { number: "40", what: "Delivered and never read", sending: { kind: "reader", reads: false } },
  { number: "41", what: "Delivered and read for sure", sending: { kind: "reader", reads: true } },
]

/** A number that no SMS reaches is not on WhatsApp either. */
const NOT_ON_WHATSAPP: MagicNumber = { number: "", what: "Undelivered: 63003", ...undelivered(63003) }

/** What an ending that is made for SMS means in WhatsApp: whatever befalls the API and its callbacks is the same. */
export function onWhatsApp(row: MagicNumber): MagicNumber | undefined {
  if (row.sending === undefined) return undefined
  return row.sending.kind === "end" || row.sending.kind === "refuse" ? NOT_ON_WHATSAPP : row
}
