import { mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { failures, playwrightResults, slowest, vitestResults } from "./results.ts"

let file: string
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(os.tmpdir(), "slowest-")), "report.json")
})
afterEach(() => rm(path.dirname(file), { recursive: true }))

test("vitest's times carry the file below the root and the whole name", async () => {
  const assertionResults = [{ fullName: "lanes drain", duration: 1500 }, { fullName: "was skipped" }]
  await writeFile(file, JSON.stringify({ testResults: [{ name: "/clone/lib/a.test.ts", assertionResults }] }))
  expect(vitestResults(file, "/clone")).toEqual([
    { name: "lib/a.test.ts: lanes drain", seconds: 1.5 },
    { name: "lib/a.test.ts: was skipped", seconds: 0 },
  ])
})

test("Playwright's nested suites and repeats are added up", async () => {
  const tests = [{ results: [{ duration: 2000 }, { duration: 500 }] }]
  const inner = { specs: [{ file: "a.spec.ts", title: "signs in", tests }] }
  await writeFile(file, JSON.stringify({ suites: [{ suites: [inner] }] }))
  expect(playwrightResults(file)).toEqual([{ name: "e2e/a.spec.ts: signs in", seconds: 2.5 }])
})

test("the longest come first, and a suite without a report has none", () => {
  const times = [3, 20, 1].map((seconds) => ({ name: `took ${seconds}`, seconds }))
  expect(slowest(times, 2)).toBe("   20.0 s  took 20\n    3.0 s  took 3")
  expect([...vitestResults(`${file}.missing`, "/"), ...playwrightResults(`${file}.missing`)]).toEqual([])
})

test("what failed is told with the beginning of its error, without colours", async () => {
  const failed = { fullName: "b", failureMessages: ["\u001b[31mexpected 1 to be 2\u001b[39m\n\n  at b.ts:3"] }
  const assertionResults = [{ fullName: "a", failureMessages: [] }, failed]
  await writeFile(file, JSON.stringify({ testResults: [{ name: "/clone/b.test.ts", assertionResults }] }))
  expect(failures(vitestResults(file, "/clone"))).toBe(
    "  b.test.ts: b\n      expected 1 to be 2\n        at b.ts:3",
  )
  const tests = [{ results: [{ duration: 1, error: { message: "no button" } }] }, { results: [] }]
  await writeFile(file, JSON.stringify({ specs: [{ file: "a.spec.ts", title: "signs in", tests }] }))
  expect(failures(playwrightResults(file))).toBe("  e2e/a.spec.ts: signs in\n      no button")
})

test("a file that does not load is told, and what failed outside the journeys", async () => {
  const testResults = [{ name: "/clone/c.test.ts", message: "Cannot find module", assertionResults: [] }]
  await writeFile(file, JSON.stringify({ testResults }))
  expect(failures(vitestResults(file, "/clone"))).toBe("  c.test.ts\n      Cannot find module")
  await writeFile(file, JSON.stringify({ suites: [], errors: [{ message: "no set-up" }] }))
  expect(failures(playwrightResults(file))).toBe("  e2e\n      no set-up")
})
