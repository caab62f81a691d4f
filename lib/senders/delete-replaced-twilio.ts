import type { SystemCtx } from "#lib/platform/ctx.ts"

/** They count for a day, see lib/channels/twilio/account.ts; another one for clocks that are apart. */
const keptForMs = 2 * 24 * 3_600_000

/** Forgets Twilio credentials that were replaced two days ago: nothing signed with them counts. Repeating it changes nothing. */
export async function deleteReplacedTwilio({ db, clock }: SystemCtx): Promise<void> {
  await db.account.updateMany({
    where: { twilioReplacedAt: { lte: new Date(clock.now().getTime() - keptForMs) } },
    data: { twilioReplacedSealed: null, twilioReplacedAt: null },
  })
}
