import { z } from "zod"
import { defineJob } from "../job.ts"

/** A job that notes the keys of its runs and comes back when `again` says. */
export function laneJob(again: (key: string) => Date | null) {
  const runs: string[] = []
  const job = defineJob<{ key: string }>({
    name: "lane",
    schema: z.object({ key: z.string() }),
    key: "key",
    retries: 0,
    run: async (_system, { key }) => {
      runs.push(key)
      return { again: again(key) }
    },
  })
  return { job, runs }
}
