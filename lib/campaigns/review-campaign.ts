import { requirePermission } from "#lib/accounts/permissions.ts"
import { joinOptOut, measureSms } from "#lib/channels/sms-text.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { Review, ReviewProblem } from "./campaign-view.ts"
import { draftTextProblems } from "./draft-rules.ts"
import { findCampaign } from "./find-campaign.ts"
import { findLane, lanePace } from "./lane-pace.ts"
import { type AudienceOutcome, readOutcome } from "./read-outcome.ts"

/**
 * The dry run of a draft: who will get it and who not, what it costs and how long it takes, and what keeps it from being
 * launched. Launch is bound to the `version` it answers. Throws NotFoundError.
 */
export async function reviewCampaign(ctx: Ctx, input: { campaignId: string }): Promise<Review> {
  requirePermission(ctx, "campaigns:read")
  const campaign = await findCampaign(ctx, input.campaignId)
  const [outcome, lane] = await Promise.all([readOutcome(ctx.db, campaign), findLane(ctx, campaign)])
  const ratePerSecond = lane && lanePace(lane)
  const { now, invalid, duplicate, optedOut, openConversation, segments, sample } = outcome
  const skipped = optedOut + openConversation
  return {
    version: campaign.version,
    problems: await findProblems(ctx.db, campaign, outcome),
    counts: { now, skipped, invalid, duplicate, optedOut, openConversation },
    recipients: now,
    segments,
    seconds: ratePerSecond && Math.ceil(segments / ratePerSecond),
    ratePerSecond,
    encodingWarning: encodingWarning(campaign, outcome),
    sample: sample && {
      address: sample.address,
      message: joinOptOut(sample.text, campaign.optOutText),
    },
  }
}

/** What keeps the draft from being launched, in the order of the wizard; empty when nothing does. */
export async function findProblems(
  db: Database | Transaction,
  campaign: Campaign,
  outcome: AudienceOutcome,
): Promise<ReviewProblem[]> {
  return [...composeProblems(campaign), ...(await goneChoices(db, campaign)), ...recipientProblems(outcome)]
}

const compose = (path: string, message: string): ReviewProblem => ({ step: "compose", path, message })

function composeProblems(campaign: Campaign): ReviewProblem[] {
  return [
    campaign.name === "" && compose("name", "Give the campaign a name"),
    campaign.senderId === null && compose("senderId", "Choose the number that sends it"),
    campaign.skillId === null && compose("skillId", "Choose the skill that gets the answers"),
    campaign.optOutText.trim() === "" && compose("optOutText", "Say how to opt out: the law asks for it"),
    ...draftTextProblems(campaign).map(({ path, message }) => compose(path, message)),
  ].filter((problem) => problem !== false)
}

/** A sender or skill that was switched off after it was chosen. */
async function goneChoices(db: Database | Transaction, campaign: Campaign): Promise<ReviewProblem[]> {
  const { accountId, senderId, skillId } = campaign
  const [sender, skill] = await Promise.all([
    senderId && db.sender.findFirst({ where: { id: senderId, accountId, enabled: true } }),
    skillId && db.skill.findFirst({ where: { id: skillId, accountId, enabled: true } }),
  ])
  return [
    senderId && !sender && compose("senderId", "The chosen sender was switched off: choose another"),
    skillId && !skill && compose("skillId", "The chosen skill was switched off: choose another"),
  ].filter((problem) => typeof problem === "object" && problem !== null)
}

function recipientProblems(outcome: AudienceOutcome): ReviewProblem[] {
  if (outcome.now > 0) return []
  return [{ step: "recipients", path: "recipients", message: whyNobody(outcome) }]
}

function whyNobody({ now, invalid, duplicate, optedOut, openConversation }: AudienceOutcome): string {
  if (now + invalid + duplicate + optedOut + openConversation === 0) return "Add recipients"
  if (optedOut + openConversation === 0) return "No line can be sent to: correct at least one"
  return "Nobody can be sent to: they opted out or have an open conversation"
}

/** The bill shock of one curly quote: names the character, and how many messages it makes dearer. */
function encodingWarning(campaign: Campaign, { costly }: AudienceOutcome): string | null {
  const { costlyCharacters, segments } = measureSms(joinOptOut(campaign.text, campaign.optOutText))
  const [first] = costlyCharacters
  if (first && segments > 1) {
    const remedy =
      first.replacement === null ? "Leave it out" : `Write ${first.replacement || "nothing"} instead`
    return `The character ${first.char} is not in the basic SMS alphabet: each message costs ${segments} segments. ${remedy} and it costs less`
  }
  if (costly === 0) return null
  const messages = costly === 1 ? "1 message costs" : `${costly.toLocaleString("en-US")} messages cost`
  return `${messages} more than one segment, because of characters outside the basic SMS alphabet in their values`
}
