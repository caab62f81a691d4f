import type { Role } from "#prisma/generated/client.ts"
import type { Clock } from "./clock.ts"
import type { Database } from "./db.ts"
import type { JobQueue } from "./jobs.ts"
import type { Logger } from "./log.ts"

/** Who acts. Permissions and the audit log follow it. */
export type Actor =
  | { kind: "user"; id: string; name: string; role: Role }
  | { kind: "apiClient"; id: string; name: string }
  | { kind: "job"; id: string; name: string }
  | { kind: "consumer"; id: string; name: string }

/** What every verb gets: whose account, who acts, from where, and the world it acts on. */
export type Ctx = {
  accountId: string
  actor: Actor
  /** IP address of a request; null for jobs. */
  origin: string | null
  db: Database
  clock: Clock
  jobs: JobQueue
  log: Logger
}

/** A context of the system itself for one account: jobs, webhooks, sweeps. */
export type SystemCtx = Omit<Ctx, "accountId" | "actor" | "origin">

export function jobCtx(system: SystemCtx, accountId: string, jobName: string): Ctx {
  return { ...system, accountId, origin: null, actor: { kind: "job", id: jobName, name: jobName } }
}
