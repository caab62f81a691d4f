import type { SystemCtx } from "#lib/platform/ctx.ts"

/** The next instant at which a scheduled campaign starts or held messages are to be looked at; null when none is known. */
export async function nextOpeningAt({ db, clock }: SystemCtx): Promise<Date | null> {
  const now = clock.now()
  const [next] = await db.$queryRaw<[{ at: Date | null }]>`
    SELECT least(
      (SELECT min(start_at) FROM campaign WHERE stage = 'launched' AND started_at IS NULL
       AND start_missed_at IS NULL AND paused_at IS NULL AND start_at > ${now}),
      (SELECT min(due_at) FROM message WHERE state = 'held' AND due_at > ${now}::timestamptz)) AS at`
  return next.at
}
