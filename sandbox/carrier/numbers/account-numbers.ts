import { isE164 } from "../sending/e164.ts"
import { refusalOfSender } from "../sending/magic.ts"

const NO_SUCH_NUMBER = 21212
const CANNOT_SEND = 21606

export type OwnNumber = { number: string; canSendSms: boolean }

/**
 * The numbers of the account that fit the filter, which may be a part of a number with `*` for any digit. An account
 * without a list owns whatever full number is asked for; of Twilio's test senders one exists and cannot send.
 */
export function numbersOf(senders: readonly string[], asked: string | undefined): OwnNumber[] {
  const owned = senders.length === 0 && asked !== undefined && isE164(asked) ? [asked] : senders
  return owned
    .filter((number) => refusalOfSender(number) !== NO_SUCH_NUMBER && fits(number, asked))
    .map((number) => ({ number, canSendSms: refusalOfSender(number) !== CANNOT_SEND }))
}

function fits(number: string, asked: string | undefined): boolean {
  if (asked === undefined) return true
  const pattern = asked.replace(/[^\d*]/g, "").replaceAll("*", "\\d")
  return new RegExp(pattern).test(number)
}
