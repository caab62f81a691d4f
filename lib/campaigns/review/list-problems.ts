import { getDailyQuota } from "#lib/campaigns/quota/daily-quota.ts"
import { quotaText } from "#lib/campaigns/quota/take-daily-quota.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import { scheduleProblems, startOf } from "#lib/campaigns/schedule/schedule-rules.ts"
import { channelOf } from "#lib/channels/channels.ts"
import { textOf } from "#lib/channels/leg.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { type AudienceOutcome, acceptedOf } from "./get-outcome.ts"
import type { ReviewProblem, ReviewStep } from "./review-view.ts"

/** What keeps the draft from being launched at `now`, in the order of the wizard; empty when nothing does. */
export async function listProblems(
  db: Database | Transaction,
  campaign: CampaignWithLegs,
  outcome: AudienceOutcome,
  now: Date,
): Promise<ReviewProblem[]> {
  return [
    ...composeProblems(campaign),
    ...(await goneChoices(db, campaign)),
    ...recipientProblems(outcome),
    ...scheduleProblems(campaign, now).map(({ path, message }) => problem("schedule", path, message)),
    ...(await quotaProblems(db, campaign, outcome, now)),
  ]
}

const problem = (step: ReviewStep, path: string, message: string): ReviewProblem => ({ step, path, message })
const compose = (path: string, message: string) => problem("compose", path, message)

function composeProblems(campaign: CampaignWithLegs): ReviewProblem[] {
  const [{ channel, senderId, content }] = campaign.legs
  return [
    campaign.name === "" && compose("name", "Give the campaign a name"),
    senderId === null && compose("senderId", "Choose the number that sends it"),
    campaign.skillId === null && compose("skillId", "Choose the skill that gets the answers"),
    textOf(campaign.legs[0]).optOutText.trim() === "" &&
      compose("optOutText", "Say how to opt out: the law asks for it"),
    ...channelOf(channel)
      .problemsOf(content)
      .map(({ path, message }) => compose(path, message)),
  ].filter((one) => one !== false)
}

/** A sender or skill that was switched off after it was chosen. */
async function goneChoices(db: Database | Transaction, campaign: CampaignWithLegs): Promise<ReviewProblem[]> {
  const { accountId, skillId, legs } = campaign
  const [{ senderId }] = legs
  const [sender, skill] = await Promise.all([
    senderId && db.sender.findFirst({ where: { id: senderId, accountId, enabled: true } }),
    skillId && db.skill.findFirst({ where: { id: skillId, accountId, enabled: true } }),
  ])
  return [
    senderId && !sender && compose("senderId", "The chosen sender was switched off: choose another"),
    skillId && !skill && compose("skillId", "The chosen skill was switched off: choose another"),
  ].filter((one) => typeof one === "object" && one !== null)
}

function recipientProblems(outcome: AudienceOutcome): ReviewProblem[] {
  if (outcome.sendable + outcome.undecided > 0) return []
  return [problem("recipients", "recipients", whyNobody(outcome))]
}

function whyNobody({
  invalid,
  duplicate,
  optedOut,
  openConversation,
  arrived,
  landline,
}: AudienceOutcome): string {
  if (landline > 0) return "Nobody can be sent to: the numbers that are left get no SMS"
  if (invalid + duplicate + optedOut + openConversation + arrived === 0) return "Add recipients"
  if (arrived > 0) return "Nobody is left to send to: the earlier message arrived after all"
  if (optedOut + openConversation === 0) return "No line can be sent to: correct at least one"
  return "Nobody can be sent to: they opted out or have an open conversation"
}

/** The daily limit, said before anybody presses the button; the launch takes from it for real. */
async function quotaProblems(
  db: Database | Transaction,
  campaign: CampaignWithLegs,
  outcome: AudienceOutcome,
  now: Date,
): Promise<ReviewProblem[]> {
  const { accountId, channel } = campaign
  const quota = await getDailyQuota(db, { accountId, channel, at: startOf(campaign, now) })
  const messages = acceptedOf(outcome)
  if (quota.used + messages <= quota.max) return []
  return [problem("schedule", "startAt", `${quotaText(quota, messages)}. Start it on another day`)]
}
