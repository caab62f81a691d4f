import { expect, test } from "vitest"
import { jobs } from "#lib/platform/jobs.ts"
import { rootDir } from "../scripts/launcher/paths.ts"
import { filesLoadedBy } from "../scripts/layers/files-loaded-by.ts"
import { allJobs } from "./jobs/all.ts"

test("asking for a job loads nothing of what runs it", () => {
  const loaded = [...filesLoadedBy(rootDir, "inngest/queue.ts")]
  const heavy = /^(inngest\/jobs\/|lib\/(?!platform\/)|twilio$)/
  expect(loaded.filter((file) => heavy.test(file))).toEqual([])
  expect(loaded).toContain("lib/platform/jobs.ts")
})

test("what runs a job loads what it takes, so that the test above can fail", () => {
  const loaded = filesLoadedBy(rootDir, "inngest/jobs/all.ts")
  for (const file of ["lib/lanes/drain-lane.ts", "twilio"]) expect(loaded).toContain(file)
})

test("every declared job has what runs it", () => {
  const names = (all: { name: string }[]) => all.map(({ name }) => name).sort()
  expect(names(allJobs)).toEqual(names(Object.values(jobs)))
})
