import { defineVerb } from "#lib/access/verb.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { createDraft } from "./create-campaign.ts"
import { maxNameLength } from "./draft-rules.ts"
import { campaignDraft } from "./draft-view.ts"

const suffix = " (copy)"

/**
 * Starts a draft with the text and settings of another campaign. Recipients are not taken along, nor start and end:
 * nobody is to get a second message by a click too many, nor at a time that was meant for another. Throws NotFoundError,
 * RateLimitedError when the account has as many drafts as it may.
 */
export const cloneCampaign = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: campaignDraft,
  async run(ctx, { campaignId }) {
    const original = await requireCampaign(ctx, campaignId)
    const { legs, skillId, lookbackMinutes } = original
    const { scheduleTimeZone, spreadMinutes, fallbackTimeZone } = original
    const name = original.name && `${original.name.slice(0, maxNameLength - suffix.length)}${suffix}`
    const content = { name: name.toWellFormed(), legs, skillId, lookbackMinutes }
    const schedule = {
      scheduleTimeZone,
      spreadMinutes,
      fallbackTimeZone,
      windows: original.windows ?? Prisma.DbNull,
    }
    return createDraft(ctx, { ...content, ...schedule }, { cloneOf: original.id })
  },
})
