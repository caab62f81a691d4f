import { mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { playwrightTally, single, sum, vitestTally } from "./tally.ts"

let file: string
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(os.tmpdir(), "tally-")), "report.json")
})
afterEach(() => rm(path.dirname(file), { recursive: true }))

test("vitest's and Playwright's numbers are taken as they are", async () => {
  await writeFile(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 2 }))
  expect(vitestTally(file, 1)).toEqual({ passed: 5, failed: 2 })
  await writeFile(file, JSON.stringify({ stats: { expected: 3, flaky: 1, unexpected: 0 } }))
  expect(playwrightTally(file, 0)).toEqual({ passed: 4, failed: 0 })
})

test("a run that fails without a failed test, or without a report, is one failure", async () => {
  await writeFile(file, JSON.stringify({ numPassedTests: 5, numFailedTests: 0 }))
  expect(vitestTally(file, 1)).toEqual({ passed: 5, failed: 1 })
  expect(playwrightTally(`${file}.missing`, 1)).toEqual({ passed: 0, failed: 1 })
})

test("checks add up", () => {
  expect(sum([single(0), single(2), { passed: 7, failed: 1 }])).toEqual({ passed: 8, failed: 2 })
})
