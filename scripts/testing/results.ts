import { stripVTControlCharacters } from "node:util"
import { readJson } from "../launcher/json-file.ts"

export type Result = { name: string; seconds: number; error?: string }

type VitestReport = {
  testResults: {
    name: string
    /** Of a file that does not load; it has no tests then. */
    message?: string
    assertionResults: { fullName: string; duration?: number | null; failureMessages?: string[] }[]
  }[]
}
type PlaywrightReport = PlaywrightSuite & { errors?: { message?: string }[] }
type PlaywrightSuite = {
  specs?: { file: string; title: string; tests: { results: Attempt[] }[] }[]
  suites?: PlaywrightSuite[]
}
type Attempt = { duration: number; error?: { message?: string } }

/** How each test went by vitest's report, and each file that does not load; empty without one. */
export function vitestResults(reportFile: string, root: string): Result[] {
  const files = readJson<VitestReport>(reportFile)?.testResults ?? []
  return files.flatMap(({ name: path, message, assertionResults }) => {
    const name = path.replace(`${root}/`, "")
    const own = assertionResults.map(({ fullName, duration, failureMessages }) => ({
      name: `${name}: ${fullName}`,
      seconds: (duration ?? 0) / 1000,
      error: failureMessages?.[0],
    }))
    return own.length === 0 && message ? [{ name, seconds: 0, error: message }] : own
  })
}

/** How each journey went by Playwright's report, its time with repeats, and what failed outside them; empty without one. */
export function playwrightResults(reportFile: string): Result[] {
  const report = readJson<PlaywrightReport>(reportFile) ?? {}
  const outside = (report.errors ?? []).map(({ message = "" }) => ({
    name: "e2e",
    seconds: 0,
    error: message,
  }))
  return [...resultsOf(report), ...outside]
}

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
