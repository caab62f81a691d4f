import type { Ctx } from "#lib/platform/ctx.ts"

/** Asks for the lane of a sender to be drained, after the commit: something of it may go now. A lane's id is its sender's. */
export const wakeLane = ({ accountId, jobs }: Pick<Ctx, "accountId" | "jobs">, senderId: string) =>
  jobs.enqueue({ name: "drain-lane", payload: { accountId, laneId: senderId } })
