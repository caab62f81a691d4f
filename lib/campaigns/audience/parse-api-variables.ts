import type { VariableParts } from "#lib/channels/port/channel-port.ts"

/** What a recipient of a request gives for the parts of a message (wire contract 2.1). */
export type GivenVariables = {
  variables: Record<string, unknown>
  headerVariables?: Record<string, unknown> | null
  buttonVariables?: Record<string, unknown> | null
}

type VariablesReading = { ok: true; values: string[] } | { ok: false; errorMessage: string }

const failed = (errorMessage: string): VariablesReading => ({ ok: false, errorMessage })
const read = (values: string[]): VariablesReading => ({ ok: true, values })

/** Puts a recipient's variables in the order in which they are rendered: media, "1" to "n", the end of a link. */
export function parseApiVariables(given: GivenVariables, parts: VariableParts): VariablesReading {
  const header = parseHeader(given.headerVariables ?? {}, parts.header)
  if (!header.ok) return header
  const button = parseNumbered(given.buttonVariables ?? {}, parts.hasButton ? 1 : 0, parts.accepts)
  if (!button.ok) return button
  const body = parseNumbered(given.variables, parts.bodyCount, parts.accepts)
  return body.ok ? read([...header.values, ...body.values, ...button.values]) : body
}

/** The count is checked first, then the names, the types, and what the provider would refuse (not in the contract). */
function parseNumbered(
  given: Record<string, unknown>,
  count: number,
  accepts: VariableParts["accepts"],
): VariablesReading {
  const names = Array.from({ length: count }, (_, index) => String(index + 1))
  const givenCount = Object.keys(given).length
  if (givenCount > count) return failed("TOO_MANY_VARIABLES")
  if (givenCount < count) return failed("INSUFFICIENT_VARIABLES")
  const values: string[] = []
  for (const name of names) {
    if (!Object.hasOwn(given, name)) return failed(`MISSING_VARIABLE=${name}`)
    const value = given[name]
    if (typeof value !== "string") return failed(`VARIABLE_NOT_STRING=${name}`)
    if (!accepts(value)) return failed(`INVALID_VARIABLE=${name}`)
    values.push(value)
  }
  return read(values)
}

/** Media by the name of their kind: an https URL, of the host that reviewers saw. */
function parseHeader(given: Record<string, unknown>, header: VariableParts["header"]): VariablesReading {
  const names = Object.keys(given)
  if (names.length > (header ? 1 : 0)) return failed("TOO_MANY_HEADER_VARIABLES")
  if (!header) return read([])
  if (names.length === 0) return failed("INSUFFICIENT_HEADER_VARIABLES")
  const value = given[header.kind]
  if (value === undefined) return failed(`MISSING_HEADER_VARIABLE=${header.kind.toUpperCase()}`)
  if (typeof value !== "string") return failed("HEADER_VARIABLE_NOT_STRING")
  const url = URL.parse(value)
  if (!url || !isPublicFile(url)) return failed("HEADER_VARIABLE_INVALID_URL")
  return url.origin === header.origin ? read([value]) : failed("IMAGE_URL_NOT_WHITELISTED")
}

const isPublicFile = ({ protocol, username, password, pathname }: URL) =>
  protocol === "https:" && username === "" && password === "" && pathname !== "/"
