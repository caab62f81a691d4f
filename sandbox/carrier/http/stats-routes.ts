import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Core } from "../core.ts"
import { acceptedSince, createsPerSecond } from "../messages/accepted.ts"

const statsQuery = z.object({ seconds: z.coerce.number().int().min(1).max(300).default(60) })
const acceptedQuery = z.object({
  since: z.coerce.number().min(0).default(0),
  after: z.coerce.number().int().min(-1).default(-1),
  limit: z.coerce.number().int().min(1).max(100_000).default(10_000),
})

/** Counts, the recent rate, and the exact times of acceptance that prove a pace. */
export function registerStats(app: FastifyInstance, core: Core): void {
  app.get("/sandbox/messages/count", () => ({ count: core.store.size }))
  app.get("/sandbox/stats", (request) => {
    const { seconds } = statsQuery.parse(request.query)
    return {
      version: core.store.version,
      messages: core.store.size,
      phones: core.store.phoneCount,
      byStatus: core.store.counts(),
      optedOut: core.optOuts.size,
      callbacks: core.webhooks.counters(),
      createsPerSecond: createsPerSecond(core.store, seconds, Date.now()),
    }
  })
  app.get("/sandbox/accepted", (request) => {
    const { since, after, limit } = acceptedQuery.parse(request.query)
    return acceptedSince(core.store, since, after, limit)
  })
}
