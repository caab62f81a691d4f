import type { SystemCtx } from "#lib/platform/ctx.ts"

/** Far longer than anybody repeats a webhook, and long enough to look into a complaint. */
const keepDays = 30
const chunkSize = 5_000

/**
 * Deletes webhooks that were applied and are older than 30 days, the oldest chunk of them at a time: the ledger has what
 * they said, and they hold phone numbers and texts. Returns how many went. Safe to overlap.
 */
export async function pruneProviderEvents({ db, clock }: SystemCtx): Promise<number> {
  const before = new Date(clock.now().getTime() - keepDays * 86_400_000)
  return db.$executeRaw`
    DELETE FROM provider_event WHERE received_at < ${before}::timestamptz
      AND id IN (SELECT id FROM provider_event WHERE applied_at IS NOT NULL ORDER BY id LIMIT ${chunkSize}::int)`
}
