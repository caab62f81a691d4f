import type { SystemCtx } from "#lib/platform/ctx.ts"

/**
 * Whether something is in hands that may drop it: a lane that is driven, a message that is claimed or with the provider, a
 * campaign or a file that is half done, a webhook of the last minute that was stored and not applied. While it is, repairs
 * are looked for often; an older webhook that cannot be applied does not count, or they would be for ever.
 */
export async function isWorkUnderWay({ db }: SystemCtx): Promise<boolean> {
  const [found] = await db.$queryRaw<[{ isUnderWay: boolean }]>`
    SELECT EXISTS (SELECT FROM message WHERE state IN ('claimed', 'submitted'))
      OR EXISTS (SELECT FROM lane WHERE driven_until > now())
      OR EXISTS (SELECT FROM campaign WHERE stage <> 'draft' AND expanded_at IS NULL)
      OR EXISTS (SELECT FROM audience WHERE state = 'reading')
      OR EXISTS (SELECT FROM provider_event WHERE applied_at IS NULL AND received_at > now() - interval '1 min')
      AS "isUnderWay"`
  return found.isUnderWay
}
