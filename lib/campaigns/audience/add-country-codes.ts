import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import { campaignInput } from "#lib/campaigns/require-campaign.ts"
import { channelOf } from "#lib/channels/channels.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { markDuplicates, replaceLines, updateCounts } from "./audience-rows.ts"
import { audienceView } from "./audience-view.ts"
import { lineEvaluator, type SourceLine } from "./evaluate-line.ts"
import { getAudienceView } from "./find-audience.ts"
import type { RecipientProblem } from "./recipient-problem.ts"
import { type CurrentAudience, findCurrentAudience } from "./recipient-rows.ts"

const linesAtOnce = 5_000

const noneLeft =
  "No number is left that only lacks its country code. If the home country was changed since, add the list again"

/**
 * Answers "did you mean" with yes for all lines of a draft at once: each number without its country code becomes the one
 * of the home country, as if it had been typed so. Duplicates are found again. All lines or none; done again it finds
 * none left. Throws ConflictError when there is none or once launched, NotFoundError.
 */
export const addCountryCodes = defineVerb({
  permission: "campaigns:write",
  input: campaignInput.extend({
    /** Also to numbers that may be another country's, since the person knows that the list has none of those. */
    isUnclearMeant: z.boolean("Say whether the unclear numbers are of your own country too"),
  }),
  output: audienceView,
  async run(ctx, { campaignId, isUnclearMeant }) {
    const problems: RecipientProblem[] = isUnclearMeant ? ["home_number", "two_readings"] : ["home_number"]
    const audience = await ctx.db.$transaction(async (tx) => {
      const draft = await lockDraft(tx, ctx, campaignId)
      const current = await findCurrentAudience(tx, draft)
      const lines = current ? await replaceAll(tx, ctx, current, problems) : 0
      if (!current || lines === 0) throw new ConflictError(noneLeft)
      await markDuplicates(tx, current.id)
      await updateCounts(tx, current.id)
      await tx.campaign.update({ where: { id: draft.id }, data: { version: { increment: 1 } } })
      const { home } = current.countries
      await audit(tx, ctx, "audience.add_country_codes", draft.id, { lines, country: home, isUnclearMeant })
      return tx.audience.findUniqueOrThrow({ where: { id: current.id } })
    }, longTransaction)
    return getAudienceView(ctx, audience)
  },
})

/**
 * Chunk by chunk, so that memory holds no audience. Answers how many lines have another number now. The rules and
 * Settings may have changed since a line was read: what was certain then must be so still.
 */
async function replaceAll(
  tx: Transaction,
  ctx: Ctx,
  { id, template, countries }: CurrentAudience,
  problems: RecipientProblem[],
): Promise<number> {
  const evaluate = lineEvaluator(ctx.accountId, countries, template)
  const { parseAddress } = channelOf(template.channel)
  for (let [after, count] = [0, 0]; ; ) {
    const lines = await tx.$queryRaw<SourceLine[]>`
      SELECT line, raw, variables AS columns FROM recipient
      WHERE audience_id = ${id}::uuid AND line > ${after} AND problem = ANY(${problems})
      ORDER BY line LIMIT ${linesAtOnce}`
    if (lines.length === 0) return count
    after = lines.at(-1)?.line ?? after
    const meant = lines.flatMap((line) => {
      const reading = parseAddress(line.raw, countries)
      const isAsked = !reading.ok && problems.includes(reading.problem)
      return isAsked && reading.meant ? [{ ...line, raw: reading.meant.e164 }] : []
    })
    if (meant.length > 0) await replaceLines(tx, id, meant.map(evaluate))
    count += meant.length
  }
}

export type AddCountryCodesInput = z.input<typeof addCountryCodes.input>
