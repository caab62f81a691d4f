import { keyedPermutation } from "#lib/platform/keyed-permutation.ts"
import type { ApiCampaignAnswer } from "./api-campaign-answer.ts"

/** Campaign numbers went up to here in steps of one when a migration moved them on: ids of later ones are hidden. */
export const firstHiddenNumber = 2n ** 32n

const openBase = 4_400_000_000n
const hiddenBase = 5_000_000_000n
/** Pairs of ids with ten digits from `hiddenBase` on. */
const pairs = 2_500_000_000n
const eleventhDigit = 10_000_000_000n

/**
 * The two numeric ids of a campaign (wire contract 2.1), of ten digits, unique in the installation and the same for ever.
 * They do not tell how many campaigns there are: docs/decisions/0030-what-comes-in-is-bounded-and-kept.md.
 */
export function leIds(campaignNumber: bigint): Pick<ApiCampaignAnswer, "leCampaignId" | "leEngagementId"> {
  const leCampaignId =
    campaignNumber < firstHiddenNumber
      ? openBase + campaignNumber * 2n
      : hiddenId(campaignNumber - firstHiddenNumber)
  return { leCampaignId: String(leCampaignId), leEngagementId: String(leCampaignId + 1n) }
}

/** After 2.5 thousand million campaigns an eleventh digit begins. */
function hiddenId(nth: bigint): bigint {
  const round = nth / pairs
  const place = keyedPermutation("le-campaign-id", Number(nth % pairs), Number(pairs))
  return round * eleventhDigit + hiddenBase + BigInt(place) * 2n
}
