import { stripVTControlCharacters } from "node:util"
import { readJson } from "../launcher/json-file.ts"

export type Result = { name: string; seconds: number; error?: string }

type VitestReport = {
  testResults: {
    name: string
    assertionResults: { fullName: string; duration?: number | null; failureMessages?: string[] }[]
  }[]
}
type PlaywrightSuite = {
  specs?: { file: string; title: string; tests: { results: Attempt[] }[] }[]
  suites?: PlaywrightSuite[]
}
type Attempt = { duration: number; error?: { message?: string } }

/** How each test went by vitest's report; empty without one. */
export function vitestResults(reportFile: string, root: string): Result[] {
  const files = readJson<VitestReport>(reportFile)?.testResults ?? []
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration, failureMessages }) => ({
      name: `${name.replace(`${root}/`, "")}: ${fullName}`,
      seconds: (duration ?? 0) / 1000,
      error: failureMessages?.[0],
    })),
  )
}

/** How each journey went by Playwright's report, its time with repeats; empty without one. */
export const playwrightResults = (reportFile: string): Result[] =>
  resultsOf(readJson<PlaywrightSuite>(reportFile) ?? {})

function resultsOf({ specs = [], suites = [] }: PlaywrightSuite): Result[] {
  const own = specs.map(({ file, title, tests }) => {
    const attempts = tests.flatMap(({ results }) => results)
    return {
      name: `e2e/${file}: ${title}`,
      seconds: attempts.reduce((sum, { duration }) => sum + duration / 1000, 0),
      error: attempts.at(-1)?.error?.message,
    }
  })
  return [...own, ...suites.flatMap(resultsOf)]
}

/** The `count` that took longest, one a line, longest first. */
export function slowest(results: Result[], count: number): string {
  const longest = results.toSorted((a, b) => b.seconds - a.seconds).slice(0, count)
  return longest.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`).join("\n")
}

/** What failed, with the beginning of each error: a log of thousands of lines is often cut, its end never. */
export function failures(results: Result[]): string {
  const failed = results.filter(({ error }) => error !== undefined)
  return failed.map(({ name, error = "" }) => `  ${name}\n${beginningOf(error)}`).join("\n")
}

const beginningOf = (error: string): string =>
  stripVTControlCharacters(error)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 8)
    .map((line) => `      ${line.slice(0, 200)}`)
    .join("\n")
