import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Template } from "#prisma/generated/client.ts"
import { checkDelayMs } from "./check-delay.ts"

/** What the provider says of a template. */
export type Word = Pick<Template, "status" | "category" | "rejectionReason" | "contentSid">

/**
 * Writes down the provider's word, when it was asked and when next, unless the template went on meanwhile; the audit log
 * tells only what is new. One that the provider did not take is unsubmitted again, and says why.
 */
export async function recordWord(ctx: Ctx, template: Template, word: Word): Promise<void> {
  const { id, status, submissions, category } = template
  const isNews = word.status !== status || word.category !== category
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.template.updateMany({
      where: { id, status, submissions, deletedAt: null },
      data: { ...word, ...timesOf(ctx, template, word) },
    })
    if (count > 0 && isNews)
      await audit(tx, ctx, "template.review", id, { was: status, is: word.status, category: word.category })
  })
}

function timesOf({ clock }: Ctx, { submittedAt }: Template, { status }: Word) {
  const now = clock.now()
  if (status === "unsubmitted") return { submittedAt: null, checkedAt: null, nextCheckAt: null }
  const reviewedForMs = now.getTime() - (submittedAt ?? now).getTime()
  return { checkedAt: now, nextCheckAt: new Date(now.getTime() + checkDelayMs(status, reviewedForMs)) }
}
