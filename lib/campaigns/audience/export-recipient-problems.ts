import { defineVerb } from "#lib/access/verb.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { byteOrderMark, csvFile, csvLine } from "#lib/platform/csv.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { chunkRows } from "./audience-rows.ts"
import {
  type CurrentAudience,
  findCurrentAudience,
  optedOutOnly,
  problemOf,
  problemsOnly,
  type StoredRecipient,
  selectRecipients,
} from "./recipient-rows.ts"
import { sortColumns, takesOwnText } from "./render-recipient.ts"

const optedOutText = "This person asked not to be written to: they are left out, whatever file they come in"

/**
 * The lines that get no message (invalid, duplicate, opted out), as a CSV file with the reason in the last column:
 * corrected, it can be uploaded as it is. Throws NotFoundError before the first chunk.
 */
export const exportRecipientProblems = defineVerb({
  permission: "campaigns:read",
  input: campaignInput,
  output: csvFile,
  async run(ctx, { campaignId }) {
    const audience = await findCurrentAudience(ctx.db, await requireCampaign(ctx, campaignId))
    const chunks = audience ? writeProblems(ctx, audience) : writeHeader(0, false)
    return { fileName: `problems-${campaignId}.csv`, chunks }
  },
})

async function* writeHeader(variables: number, hasOwnText: boolean) {
  const names = Array.from({ length: variables }, (_, index) => `B${index + 1}`)
  yield byteOrderMark + csvLine(["Line", "Phone", ...(hasOwnText ? ["Message"] : []), ...names, "Problem"])
}

async function* writeProblems(ctx: Ctx, audience: CurrentAudience): AsyncGenerator<string> {
  const { template } = audience
  const variables = await mostVariables(ctx, audience)
  yield* writeHeader(variables, takesOwnText(template))
  for (let after = 0; ; ) {
    const where = Prisma.sql`(${problemsOnly} OR ${optedOutOnly}) AND recipient.line > ${after}`
    const lines = await selectRecipients(ctx, ctx.db, audience, { where, limit: chunkRows })
    if (lines.length === 0) return
    after = lines.at(-1)?.line ?? after
    yield lines.map((line) => csvLine(problemCells(line, audience, variables))).join("")
  }
}

function problemCells(stored: StoredRecipient, audience: CurrentAudience, variables: number) {
  const { template } = audience
  const { own, variables: given } = sortColumns(stored.columns, template)
  const filled = Array.from({ length: variables }, (_, index) => given[index] ?? "")
  const text = stored.optedOut ? optedOutText : (problemOf(stored, audience)?.text ?? "")
  return [stored.line, stored.raw, ...(takesOwnText(template) ? [own] : []), ...filled, text]
}

/** How many columns the file needs; the commas of a typed text are no columns. */
async function mostVariables(ctx: Ctx, { id, template }: CurrentAudience): Promise<number> {
  const hasOwnText = takesOwnText(template)
  if (hasOwnText && template.layout === "typed") return 0
  const [row] = await ctx.db.$queryRaw<[{ most: number }]>`
    SELECT coalesce(max(cardinality(variables)), 0) AS most FROM audience_lines()
    WHERE audience_id = ${id}::uuid`
  return Math.max(0, row.most - (hasOwnText ? 1 : 0))
}
