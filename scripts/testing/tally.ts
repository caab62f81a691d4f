import { readJson } from "../launcher/json-file.ts"

export type Tally = { passed: number; failed: number }

export const sum = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
})

/** A check that is whole or not. */
export const single = (exitCode: number): Tally => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
})

type VitestReport = { numPassedTests: number; numFailedTests: number }
type PlaywrightReport = { stats: { expected: number; flaky: number; unexpected: number } }

/** What vitest wrote. A run that failed beyond its tests (a file that does not load, no report) counts as one failure. */
export function vitestTally(reportFile: string, exitCode: number): Tally {
  const report = readJson<VitestReport>(reportFile)
  return withExit({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, exitCode)
}

/** What Playwright wrote, likewise. */
export function playwrightTally(reportFile: string, exitCode: number): Tally {
  const stats = readJson<PlaywrightReport>(reportFile)?.stats
  const passed = stats ? stats.expected + stats.flaky : 0
  return withExit({ passed, failed: stats?.unexpected ?? 0 }, exitCode)
}

const withExit = ({ passed, failed }: Tally, exitCode: number): Tally => ({
  passed,
  failed: exitCode === 0 ? failed : Math.max(failed, 1),
})
