import fc from "fast-check"
import { expect, it } from "vitest"
import { defineJob } from "../job.ts"
import { keyed } from "../testing/keyed.ts"
import { openRuns } from "./runs.ts"

const slots = 2
const keys = ["a", "b", "c", "d"]

const job = defineJob(keyed("model"), () => Promise.reject(new Error("the host gives the run")))

/** Runs that end when the test says so; everything that happens gets a number, so that before and after are known. */
function stage() {
  let now = 0
  const openEnds = new Map<string, (again: Date | null) => void>()
  const lastAsk = new Map<string, number>()
  const lastStart = new Map<string, number>()
  const faults: string[] = []
  const run = ({ key }: { key?: string }) => {
    if (key === undefined || openEnds.has(key)) faults.push(`two runs of ${key} at once`)
    lastStart.set(key ?? "", ++now)
    if (openEnds.size >= slots) faults.push("more runs than slots")
    return new Promise<{ again: Date | null }>((resolve) => {
      openEnds.set(key ?? "", (again) => resolve({ again }))
    })
  }
  const runs = openRuns(job, { slots, run })
  const ask = (key: string) => {
    lastAsk.set(key, ++now)
    runs.ask({ key })
  }
  /** Ends the nth of the runs at work, and lets what follows from it happen. */
  const end = async (nth: number, again: Date | null) => {
    const key = [...openEnds.keys()][nth % Math.max(1, openEnds.size)]
    if (key === undefined) return
    const resolve = openEnds.get(key)
    openEnds.delete(key)
    resolve?.(again)
    await new Promise(setImmediate)
  }
  const isHeard = (key: string) => (lastStart.get(key) ?? 0) > (lastAsk.get(key) ?? 0)
  return {
    runs,
    ask,
    end,
    faults,
    isHeard,
    atWorkCount: () => openEnds.size,
    asked: () => [...lastAsk.keys()],
  }
}

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("ask" as const), key: fc.constantFrom(...keys) }),
    fc.record({ kind: fc.constant("end" as const), nth: fc.nat(slots - 1), goesOn: fc.boolean() }),
  ),
  { maxLength: 60 },
)

it("follows every request by a run that began after it, one at a time per key, in any order of requests and ends", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const { runs, ask, end, faults, isHeard, atWorkCount, asked } = stage()
      for (const step of script)
        if (step.kind === "ask") ask(step.key)
        else await end(step.nth, step.goesOn ? new Date() : null)
      while (atWorkCount() > 0) await end(0, null)
      expect(faults).toEqual([])
      expect(asked().filter((key) => !isHeard(key))).toEqual([])
      await runs.stop()
    }),
    { numRuns: 500 },
  )
})
