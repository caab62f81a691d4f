import { addressKey } from "#lib/addresses/address-key.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Leg } from "#lib/channels/leg.ts"
import type { LaterLeg } from "#lib/ledger/create/create-later-legs.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** A recipient, as far as legs are made of it. */
export type Reachable = {
  line: number
  variables: readonly string[]
  /** The address that the channel has for the recipient; null for none. */
  addressOn(channel: Channel): string | null
}

/**
 * The legs of one recipient after the first, each read and rendered by its own channel. One that lacks a sender, an address
 * or a variable is left out, and the next takes its place.
 */
export const laterLegsOf = (
  { accountId, legs: [, ...others] }: Pick<CampaignWithLegs, "accountId" | "legs">,
  recipient: Reachable,
): LaterLeg[] =>
  others
    .flatMap((leg) => renderLeg(accountId, leg, recipient) ?? [])
    .map((leg, index) => ({ ...leg, line: recipient.line, leg: index + 2 }))

function renderLeg(
  accountId: string,
  { channel, senderId, content }: Leg,
  { variables, addressOn }: Reachable,
): Omit<LaterLeg, "line" | "leg"> | null {
  const { countVariables, render, measure } = channelOf(channel)
  const address = addressOn(channel)
  if (senderId === null || address === null || variables.length < countVariables(content)) return null
  const { body, payload } = render(content, variables)
  const { segments } = measure(body)
  return {
    ...{ channel, senderId, address, addressKey: addressKey(accountId, channel, address) },
    ...{ body, payload, segments },
  }
}
