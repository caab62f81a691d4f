import { withoutPhones } from "./without-phones.ts"

type ErrorDescription = {
  name: string
  message: string
  code?: unknown
  stack?: string
  errors?: ErrorDescription[]
}

/** A number long enough to be a phone's, also inside of a word. Databases and providers quote the values they refuse. */
const anyDigits = /\+?\d{7,15}/g
/** Some quote whole requests. */
const maxLength = 2_000
const withoutNumbers = (text: string) =>
  withoutPhones(text.slice(0, maxLength).replace(anyDigits, "[personal]"))

/** What a log needs to know of an error, and nothing that could be about a person: its other properties stay out. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: withoutNumbers(String(error)) }
  const { name, message, stack, code } = error as Error & { code?: unknown }
  const description: ErrorDescription = { name, message: withoutNumbers(message.trim()), code }
  if (error instanceof AggregateError) return { ...description, errors: error.errors.map(describeError) }
  return { ...description, stack: stack && withoutNumbers(stack.slice(stack.indexOf("\n    at ") + 1)) }
}
