import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import type { CampaignDraft } from "./draft-view.ts"
import { legFields } from "./leg-fields.ts"

/** A campaign as the wizard reads it. */
export function toDraft(campaign: CampaignWithLegs): CampaignDraft {
  const { id, version, stage, name, skillId, lookbackMinutes } = campaign
  const { scheduleTimeZone, spreadMinutes, fallbackTimeZone } = campaign
  return {
    ...{ id, version, stage, name, skillId, lookbackMinutes, ...legFields(campaign.legs) },
    ...{ scheduleTimeZone, spreadMinutes, fallbackTimeZone },
    windows: campaign.windows as ReceivingWindow[] | null,
    startAt: campaign.startAt?.toISOString() ?? null,
    endsAt: campaign.endsAt?.toISOString() ?? null,
    updatedAt: campaign.updatedAt.toISOString(),
  }
}
