import { isIP } from "node:net"
import { describeError } from "./describe-error.ts"
import { withoutPhones } from "./without-phones.ts"

/** Names of what belongs to a person: an address or a text, in our own records and in those of providers. */
const personalName = /^(address|body|text|to|from|sms|whatsapp|login|email|\w*phone(number)?s?)$/i
/** Ids are not rewritten: without them a line leads nowhere. */
const idName = /(^id|Id|_id|Ids)$/
const maxDepth = 8
const maxItems = 50
const maxLength = 2_000

/**
 * A log record without what is personal: fields of such names and phone numbers in texts, at any depth, in any error. A
 * value that is an IP address stays, since who attacks is found by it; inside of a text it may be a phone number.
 */
export const redact = (record: Record<string, unknown>) => redactFields(record, maxDepth)

function redactFields(record: object, depth: number): Record<string, unknown> {
  const fields = Object.entries(record).slice(0, maxItems)
  return Object.fromEntries(fields.map(([name, value]) => [name, redactField(name, value, depth)]))
}

function redactField(name: string, value: unknown, depth: number): unknown {
  if (personalName.test(name) && value !== null && value !== undefined) return "[personal]"
  return idName.test(name) && typeof value === "string" ? shorten(value) : redactValue(value, depth)
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return isIP(value) ? value : withoutPhones(shorten(value))
  if (typeof value === "bigint") return String(value)
  if (typeof value !== "object" || value === null || value instanceof Date) return value
  if (value instanceof Error) return describeError(value)
  if (depth === 0) return "[too deep]"
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => redactValue(item, depth - 1))
  return redactFields(value, depth - 1)
}

const shorten = (text: string) => (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text)
