import twilio from "twilio"

/** What became of a look-up. `type` is Twilio's word for the line, null where it has none, as for Canadian numbers (60601). */
export type LineLookup =
  | { kind: "answered"; type: string | null }
  | { kind: "throttled" }
  | { kind: "refused" }
  | { kind: "unavailable" }

/** Lookup's own code for too many requests (error dictionary). */
const tooManyLookups = 60616
/** The account has no such look-ups (error dictionary). */
const packageIsOff = 60606

/** Asks Twilio what kind of line a number is (Lookup v2, billed). Never throws. */
export async function lookUpLine(client: twilio.Twilio, number: string): Promise<LineLookup> {
  try {
    const fields = "line_type_intelligence"
    const { lineTypeIntelligence } = await client.lookups.v2.phoneNumbers(number).fetch({ fields })
    return { kind: "answered", type: lineTypeIntelligence?.type || null }
  } catch (error) {
    return failureOf(error)
  }
}

/** A number that Twilio cannot read has no type; `refused` is about the account, whatever the number, anything else about the service. */
function failureOf(error: unknown): LineLookup {
  if (!(error instanceof twilio.RestException)) return { kind: "unavailable" }
  if (error.status === 429 || error.code === tooManyLookups) return { kind: "throttled" }
  if (error.status === 401 || error.code === packageIsOff) return { kind: "refused" }
  const isAboutNumber = error.status === 400 || error.status === 404
  return isAboutNumber ? { kind: "answered", type: null } : { kind: "unavailable" }
}
