import { withoutPhones } from "./without-phones.ts"

type ErrorFacts = { name: string; message: string; code?: unknown; stack?: string; errors?: ErrorFacts[] }

/** A number long enough to be a phone's, also inside of a word. Databases and providers quote the values they refuse. */
const anyDigits = /\+?\d{7,15}/g
/** Some quote whole requests. */
const maxLength = 2_000
const withoutNumbers = (text: string) =>
  withoutPhones(text.slice(0, maxLength).replace(anyDigits, "[personal]"))

/** What a log needs to know of an error, and nothing that could be about a person: its other properties stay out. */
export function describeError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, message: withoutNumbers(String(error)) }
  const { name, message, stack, code } = error as Error & { code?: unknown }
  const facts: ErrorFacts = { name, message: withoutNumbers(message.trim()), code }
  if (error instanceof AggregateError) return { ...facts, errors: error.errors.map(describeError) }
  return { ...facts, stack: stack && withoutNumbers(stack.slice(stack.indexOf("\n    at ") + 1)) }
}
