import { countVariables, renderTemplate } from "#lib/channels/port/text-template.ts"

type VariablesReading = { ok: true; values: string[] } | { ok: false; errorMessage: string }

const failed = (errorMessage: string): VariablesReading => ({ ok: false, errorMessage })

/**
 * Puts the variables "1".."n" of a recipient in order. The count is checked first, then the names, then the types
 * (wire contract 2.1). A value that would leave the message empty counts as missing.
 */
export function parseApiVariables(
  given: Record<string, unknown>,
  { text }: { text: string },
): VariablesReading {
  const names = Array.from({ length: countVariables(text) }, (_, index) => String(index + 1))
  const givenCount = Object.keys(given).length
  if (givenCount > names.length) return failed("TOO_MANY_VARIABLES")
  if (givenCount < names.length) return failed("INSUFFICIENT_VARIABLES")
  const values: string[] = []
  for (const name of names) {
    if (!Object.hasOwn(given, name)) return failed(`MISSING_VARIABLE=${name}`)
    const value = given[name]
    if (typeof value !== "string") return failed(`VARIABLE_NOT_STRING=${name}`)
    values.push(value)
  }
  const isEmpty = renderTemplate(text, values).trim() === ""
  return isEmpty ? failed("MISSING_VARIABLE=1") : { ok: true, values }
}
