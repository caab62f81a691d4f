import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { CampaignDraft } from "./draft-view.ts"

/** A campaign as the wizard reads it. */
export function toDraft(campaign: Campaign): CampaignDraft {
  const { id, version, stage, name, channel, senderId, skillId, lookbackMinutes, text, optOutText } = campaign
  const { scheduleTimeZone, spreadMinutes, fallbackTimeZone } = campaign
  return {
    ...{ id, version, stage, name, channel, senderId, skillId, lookbackMinutes, text, optOutText },
    ...{ scheduleTimeZone, spreadMinutes, fallbackTimeZone },
    windows: campaign.windows as ReceivingWindow[] | null,
    startAt: campaign.startAt?.toISOString() ?? null,
    endsAt: campaign.endsAt?.toISOString() ?? null,
    updatedAt: campaign.updatedAt.toISOString(),
  }
}
