import { providerErrors } from "#lib/channels/twilio/provider-errors.ts"
import { Prisma } from "#prisma/generated/client.ts"

const ambiguousCodes = Object.keys(providerErrors.ambiguous).map(Number)

/**
 * True for failed messages `m` that may have reached their recipient: the carrier never answered, or never said what became
 * of it. To send again without asking could be the second time.
 */
export const mayHaveArrived = Prisma.sql`(m.reason IS NOT DISTINCT FROM 'no_receipt'
  OR coalesce(m.error_code, 0) = ANY(${ambiguousCodes}::int[]))`
