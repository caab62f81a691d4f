import { defineJob } from "../job.ts"
import { keyed } from "./keyed.ts"

/** A job that notes the keys of its runs and comes back when `again` says. */
export function laneJob(again: (key: string) => Date | null) {
  const runs: string[] = []
  const job = defineJob(keyed("lane"), async (_system, { key }) => {
    runs.push(key)
    return { again: again(key) }
  })
  return { job, runs }
}
