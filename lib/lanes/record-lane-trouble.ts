import type { Ctx } from "#lib/platform/ctx.ts"

const firstBackoffMs = 250
const longestBackoffMs = 30_000
/** A wrong password or number does not mend itself in seconds; it is tried again, in case someone repaired it. */
const problemBackoffMs = 60_000

/** Lets a lane rest after the provider refused for lack of capacity: 250 ms, doubling to 30 s, as Twilio advises. */
export async function recordLaneThrottled(ctx: Ctx, laneId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE lane SET throttle_count = least(throttle_count + 1, 20), backoff_until = clock_timestamp() +
      make_interval(secs => least(${longestBackoffMs}::float8, ${firstBackoffMs}::float8 * power(2, least(throttle_count, 7))) / 1000.0)
    WHERE id = ${laneId}::uuid`
}

/** Stops a lane for a minute with the reason that its screen shows: something about the account or the sender is wrong. */
export async function recordLaneTrouble(ctx: Ctx, input: { laneId: string; problem: string }): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE lane SET problem = ${input.problem},
      backoff_until = clock_timestamp() + make_interval(secs => ${problemBackoffMs / 1000}::float8)
    WHERE id = ${input.laneId}::uuid`
  ctx.log.warn({ laneId: input.laneId, problem: input.problem }, "lane stopped")
}

/** The provider takes messages again: back to full pace, and the problem is gone. Writes only when there was trouble. */
export async function recordLaneHealthy(ctx: Ctx, laneId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE lane SET throttle_count = 0, backoff_until = NULL, problem = NULL
    WHERE id = ${laneId}::uuid AND (throttle_count > 0 OR problem IS NOT NULL)`
}
