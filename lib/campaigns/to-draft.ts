import type { Campaign } from "#prisma/generated/client.ts"
import type { CampaignDraft } from "./campaign-view.ts"

/** A campaign as the wizard reads it. */
export function toDraft(campaign: Campaign): CampaignDraft {
  const { id, version, stage, name, channel, senderId, skillId, lookbackMinutes, text, optOutText } = campaign
  const updatedAt = campaign.updatedAt.toISOString()
  return {
    id,
    version,
    stage,
    name,
    channel,
    senderId,
    skillId,
    lookbackMinutes,
    text,
    optOutText,
    updatedAt,
  }
}
