import { z } from "zod"
import { parsePlace } from "#lib/addresses/place.ts"
import { type ReasonCode, reasonText } from "#lib/ledger/message-reason.ts"
import { stateRuleOf, stateRuleText } from "#lib/windows/state-rules.ts"

/** A reason code of the ledger with its sentence, and the law that it goes back to. */
export const reason = z.strictObject({
  code: z.string(),
  text: z.string(),
  law: z.strictObject({ citation: z.string(), url: z.string() }).optional(),
})
export type Reason = z.output<typeof reason>

/** Why a message of that place waits or ended: a state's rule by its name, with its hours and its law. */
export function holdReason(code: string, place: string, ofProvider?: ReasonCode): Reason {
  const { region } = parsePlace(place)
  const rule = code === "state_rule" && region ? stateRuleOf(region) : null
  if (!rule) return { code, text: reasonText(code, ofProvider) }
  const text = `Held by a state's rule: ${stateRuleText(rule)}, by the area code. It narrows your hours (Settings, Sending)`
  return { code, text, law: rule.law }
}
