import { parsePhoneNumber } from "#lib/addresses/phone-number.ts"
import type { AudienceLayout } from "#lib/campaigns/audience/audience-layout.ts"

/** Where a file keeps what: positions of cells in a row. */
export type CsvColumns = {
  layout: AudienceLayout
  hasHeader: boolean
  phone: number
  /** The cells after the number, in the order of their use; null = a variable that no column gives. */
  rest: (number | null)[]
  /** How many cells the header names; what a row has beyond them is kept, and refused as too many. */
  width: number
}

const phoneNames = new Set(
  "phone number mobile cell to tel telephone telefon teléfono telefono móvil movil celular handy handynummer rufnummer msisdn recipient phonenumber mobilenumber mobilephone cellphone phoneno".split(
    " ",
  ),
)
const messageNames = new Set("message text sms body messagetext smstext ownmessage".split(" "))
const mostVariables = 99

/** Reads a first row. A row with a number in it, or without a name for the number, is no header: the number comes first. */
export function parseHeader(firstRow: string[]): CsvColumns {
  const names = firstRow.map(normalised)
  const phone = names.findIndex((name) => phoneNames.has(name))
  if (phone < 0 || firstRow.some((cell) => parsePhoneNumber(cell).ok))
    return { layout: "cells", hasHeader: false, phone: 0, rest: [], width: 1 }
  const message = names.findIndex((name, index) => index !== phone && messageNames.has(name))
  const taken = [phone, message, ...ownRemarks(names)]
  const others = names.map((_, index) => index).filter((index) => !taken.includes(index))
  const variables = inOrder(names, others)
  const rest = message < 0 ? variables : [message, ...variables]
  return {
    layout: message < 0 ? "variables" : "message",
    hasHeader: true,
    phone,
    rest,
    width: firstRow.length,
  }
}

/** A corrected problems file comes back with the line and the reason that we wrote into it. */
const ownRemarks = (names: string[]) =>
  names.includes("line") && names.at(-1) === "problem" ? [names.indexOf("line"), names.length - 1] : []

/** B1..Bn or 1..n say themselves where they go; other names come in the order of the file. */
function inOrder(names: string[], indexes: number[]): (number | null)[] {
  const named = indexes.filter((index) => names[index] !== "")
  const positions = new Map(named.map((index) => [variableNumber(names[index] ?? ""), index]))
  if (positions.has(null) || positions.size !== named.length) return named
  const last = Math.max(0, ...[...positions.keys()].map(Number))
  return Array.from({ length: last }, (_, index) => positions.get(index + 1) ?? null)
}

function variableNumber(name: string): number | null {
  const number = Number(/^(?:b|var|variable)?(\d{1,2})$/.exec(name)?.[1] ?? 0)
  return number >= 1 && number <= mostVariables ? number : null
}

/** "Phone Number", "phone_number" and "PHONE-NUMBER" are one name. */
const normalised = (cell: string) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
