import { numberOf } from "../messages/address.ts"

const E164 = /^\+[1-9]\d{6,14}$/
const NORTH_AMERICAN = /^\+1[2-9]\d{2}[2-9]\d{6}$/
const SHORT_CODE = /^\d{3,6}$/
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/

/** A number in E.164 that can be dialled; those of +1 must have the shape of the North American plan. */
export const isE164 = (number: string): boolean =>
  number.startsWith("+1") ? NORTH_AMERICAN.test(number) : E164.test(number)

/** A number, also of WhatsApp, a short code or an alphanumeric sender. */
export const isSender = (from: string): boolean =>
  isE164(numberOf(from)) || SHORT_CODE.test(from) || ALPHANUMERIC.test(from)
