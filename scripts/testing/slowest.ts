import { readJson } from "../launcher/json-file.ts"

export type Timed = { name: string; seconds: number }

type VitestReport = {
  testResults: { name: string; assertionResults: { fullName: string; duration?: number | null }[] }[]
}
type PlaywrightSuite = {
  specs?: { file: string; title: string; tests: { results: { duration: number }[] }[] }[]
  suites?: PlaywrightSuite[]
}

/** How long each test took by vitest's report; empty without one. */
export function vitestTimes(reportFile: string, root: string): Timed[] {
  const files = readJson<VitestReport>(reportFile)?.testResults ?? []
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: `${name.replace(`${root}/`, "")}: ${fullName}`,
      seconds: (duration ?? 0) / 1000,
    })),
  )
}

/** How long each journey took by Playwright's report, repeats included; empty without one. */
export const playwrightTimes = (reportFile: string): Timed[] =>
  timesOf(readJson<PlaywrightSuite>(reportFile) ?? {})

const timesOf = ({ specs = [], suites = [] }: PlaywrightSuite): Timed[] => [
  ...specs.map(({ file, title, tests }) => ({
    name: `e2e/${file}: ${title}`,
    seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration / 1000, 0),
  })),
  ...suites.flatMap(timesOf),
]

/** The `count` that took longest, one a line, longest first. */
export function slowest(times: Timed[], count: number): string {
  const longest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, count)
  return longest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`).join("\n")
}
