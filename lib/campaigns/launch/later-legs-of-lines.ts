import { noCountries } from "#lib/addresses/account-countries.ts"
import type { AudienceLayout } from "#lib/campaigns/audience/audience-layout.ts"
import { sortColumns } from "#lib/campaigns/audience/render-recipient.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { LaterLeg } from "#lib/ledger/create/create-later-legs.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { laterLegsOf } from "./later-legs.ts"

type Slice = { audienceId: string; after: number; upTo: number }
type Line = { line: number; address: string; columns: string[] }

/**
 * The legs after the first of valid lines of an audience, after one number and up to the other. Their one address, as the
 * first leg read it, is read by each channel; a text of the line's own is the first leg's, its variables are everybody's.
 */
export async function laterLegsOfLines(
  tx: Transaction,
  campaign: CampaignWithLegs,
  { audienceId, after, upTo }: Slice,
): Promise<LaterLeg[]> {
  const [first, ...others] = campaign.legs
  if (others.length === 0) return []
  const { layout } = await tx.audience.findUniqueOrThrow({ where: { id: audienceId } })
  const template = { ...first, layout: layout as AudienceLayout }
  const lines = await tx.$queryRaw<Line[]>`
    SELECT line, address, variables AS columns FROM recipient
    WHERE audience_id = ${audienceId}::uuid AND problem IS NULL AND line > ${after} AND line <= ${upTo}`
  return lines.flatMap(({ line, address, columns }) =>
    laterLegsOf(campaign, {
      line,
      variables: sortColumns(columns, template).variables,
      addressOn(channel) {
        const read = channelOf(channel).parseAddress(address, noCountries)
        return read.ok ? read.e164 : null
      },
    }),
  )
}
