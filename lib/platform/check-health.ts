import { setTimeout as wait } from "node:timers/promises"
import type { SystemCtx } from "./ctx.ts"

export type Health = { status: "ok" | "unavailable"; database: "ok" | "unavailable" }

const patienceMs = 2000

/** Asks the database for an answer within two seconds. */
export async function checkHealth({ db, log }: Pick<SystemCtx, "db" | "log">): Promise<Health> {
  const silence = wait(patienceMs, undefined, { ref: false }).then(() => {
    throw new Error("the database did not answer in time")
  })
  try {
    await Promise.race([db.$queryRaw`SELECT 1`, silence])
    return { status: "ok", database: "ok" }
  } catch (err) {
    log.warn({ err }, "health check failed")
    return { status: "unavailable", database: "unavailable" }
  }
}
