import { audit } from "#lib/audit/audit.ts"
import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import type { Audience } from "#prisma/generated/client.ts"
import { markDuplicates, renderAudience, updateCounts } from "./audience-rows.ts"
import { renderedFor } from "./rendered-for.ts"

/**
 * Makes an audience whose lines are all stored the recipients of its draft, which the transaction has locked, in the
 * place of those before. A text that changed since is rendered again: under the lock it no longer can. Throws
 * ConflictError when recipients that were begun later are there already.
 */
export async function adoptAudience(
  tx: Transaction,
  ctx: Ctx,
  draft: CampaignWithLegs,
  audience: Pick<Audience, "id" | "source" | "createdAt" | "renderedFor">,
): Promise<void> {
  const { legs, audienceId: previousId } = draft
  const { id, source } = audience
  await refuseOvertaken(tx, audience.createdAt, previousId)
  if (renderedFor(legs) === audience.renderedFor) await markDuplicates(tx, id)
  else await renderAudience(tx, { legs, audienceId: id })
  await updateCounts(tx, id)
  const { rowsRead } = await tx.audience.findUniqueOrThrow({ where: { id } })
  await tx.audience.update({ where: { id }, data: { state: "ready", rowsTotal: rowsRead, readerId: null } })
  const point = { audienceId: id, version: { increment: 1 } }
  await tx.campaign.update({ where: { id: draft.id }, data: point })
  if (previousId) await tx.audience.delete({ where: { id: previousId } })
  await audit(tx, ctx, "audience.replace", draft.id, { source, rows: rowsRead })
}

async function refuseOvertaken(tx: Transaction, createdAt: Date, currentId: string | null): Promise<void> {
  const newer = currentId
    ? await tx.audience.findFirst({ where: { id: currentId, createdAt: { gt: createdAt } } })
    : null
  if (newer) throw new ConflictError("Newer recipients were read in the meantime: these were not taken")
}
