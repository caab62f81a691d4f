import type { SystemCtx } from "#lib/platform/ctx.ts"

const keptForMs = 86_400_000

/** Forgets what was said about lines once it counts no more, and questions that nobody waits for. Repeating it changes nothing. */
export async function deleteOldLineTypes({ db, clock }: SystemCtx): Promise<void> {
  const before = new Date(clock.now().getTime() - keptForMs)
  await db.lineType.deleteMany({
    where: { OR: [{ validUntil: { lt: before } }, { validUntil: null, askedAt: { lt: before } }] },
  })
}
