import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"
import type { Prisma, Template } from "#prisma/generated/client.ts"

/** All requests about one template take less; when none was answered, it is also the time until the next try. */
const leaseMs = 300_000

/** Until when nobody else asks the provider about a template that is taken now. */
export const leaseUntil = ({ clock }: Pick<Ctx, "clock">) => new Date(clock.now().getTime() + leaseMs)

/** Templates of all accounts whose turn it is: the caller alone has them. */
export async function takeDueTemplates(system: SystemCtx, limit: number): Promise<Template[]> {
  const taken = await system.db.$queryRaw<{ id: string }[]>`
    UPDATE template SET next_check_at = ${leaseUntil(system)}::timestamptz
    WHERE id IN (
      SELECT id FROM template WHERE next_check_at <= ${system.clock.now()}::timestamptz
      ORDER BY next_check_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text`
  return system.db.template.findMany({ where: { id: { in: taken.map(({ id }) => id) } } })
}

const refusedMs = 3_600_000

/** Whom the provider refuses is asked for less often than whom it only did not answer: people have to mend that. */
export async function postponeTemplate({ db, clock }: SystemCtx, id: string): Promise<void> {
  const nextCheckAt = new Date(clock.now().getTime() + refusedMs)
  await db.template.updateMany({ where: { id, nextCheckAt: { not: null } }, data: { nextCheckAt } })
}

/** A submitted template of the account; null while its submission is somebody else's, and for one that was never submitted. */
export async function takeTemplate(ctx: Ctx, templateId: string): Promise<Template | null> {
  const own = { id: templateId, accountId: ctx.accountId, deletedAt: null }
  const isFree: Prisma.TemplateWhereInput[] = [
    { status: "submitting", nextCheckAt: { lte: ctx.clock.now() } },
    { status: { notIn: ["unsubmitted", "submitting"] } },
  ]
  const data = { nextCheckAt: leaseUntil(ctx) }
  const { count } = await ctx.db.template.updateMany({ where: { ...own, OR: isFree }, data })
  return count > 0 ? ctx.db.template.findFirst({ where: own }) : null
}
