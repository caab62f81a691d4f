import type { SystemCtx } from "#lib/platform/ctx.ts"

/** So many rounds without any answer, and the account is given up: some four minutes, with the rests between. */
const mostRounds = 5
const firstRestMs = 15_000
/** After so long without a round the count begins anew. */
const forgottenMs = 600_000

/**
 * Counts a round in which nothing of an account was answered; it rests then, longer each time. True when that was too
 * often: nobody is to wait for it, until something is answered. Rounds at the same time count once.
 */
export async function isSilentTooLong({ db, clock }: SystemCtx, accountId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`
    const select = { lookupSilentRounds: true, lookupRestsUntil: true }
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select })
    const now = clock.now().getTime()
    const restsUntilMs = account.lookupRestsUntil?.getTime() ?? 0
    if (restsUntilMs > now) return false
    const before = now - restsUntilMs < forgottenMs ? account.lookupSilentRounds : 0
    const rounds = Math.min(before + 1, mostRounds)
    const restMs = rounds < mostRounds ? firstRestMs * 2 ** (rounds - 1) : 0
    const data = { lookupSilentRounds: rounds, lookupRestsUntil: new Date(now + restMs) }
    await tx.account.update({ where: { id: accountId }, data })
    return rounds === mostRounds
  })
}

/** Something was answered: the account is asked as usual. */
export const endSilence = ({ db }: SystemCtx, accountId: string) =>
  db.account.updateMany({
    where: { id: accountId, lookupSilentRounds: { gt: 0 } },
    data: { lookupSilentRounds: 0, lookupRestsUntil: null },
  })
