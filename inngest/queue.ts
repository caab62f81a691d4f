import { database } from "#lib/platform/db.ts"
import { env, usesInngest } from "#lib/platform/env.ts"
import { type JobQueue, jobs } from "#lib/platform/jobs.ts"
import { log } from "#lib/platform/log.ts"
import { inngestClient } from "./client.ts"
import { senderBoss } from "./embedded/boss.ts"
import { bossQueue } from "./embedded/boss-queue.ts"
import { inngestQueue } from "./inngest-queue.ts"

const holder = globalThis as { proactiveJobQueue?: JobQueue }

/**
 * Where this process puts its job requests: events where Inngest is configured, else pg-boss, which runs nothing here.
 * A request that cannot be delivered is logged and never fails the verb; the sweep asks again for all open work.
 */
export function jobQueue(): JobQueue {
  holder.proactiveJobQueue ??= openQueue()
  return holder.proactiveJobQueue
}

function openQueue(): JobQueue {
  const settings = env()
  if (usesInngest(settings))
    return inngestQueue(inngestClient(settings), Object.values(jobs), { db: database(), log })
  const boss = senderBoss(settings.DATABASE_URL, log)
  return bossQueue(() => boss.start(), Object.values(jobs), log)
}
