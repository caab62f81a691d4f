import { channelNames, channels } from "#lib/channels/channels.ts"
import { Prisma } from "#prisma/generated/client.ts"

const ambiguous = channelNames.flatMap((name) =>
  channels[name].ambiguousCodes.map((code) => ({ name, code })),
)

/**
 * True for failed messages `m` that may have reached their recipient: the carrier never answered, or never said what became
 * of it. To send again without asking could be the second time.
 */
export const mayHaveArrived = Prisma.sql`(m.reason IS NOT DISTINCT FROM 'no_receipt'
  OR (m.channel, coalesce(m.error_code, 0)) IN (
    SELECT * FROM unnest(${ambiguous.map(({ name }) => name)}::channel[], ${ambiguous.map(({ code }) => code)}::int[])))`
