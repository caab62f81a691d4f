import { existsSync, readFileSync } from "node:fs"
import { defineConfig, devices } from "@playwright/test"
import { findChromium } from "./scripts/testing/chromium.ts"

/** The set-up under test: the one that `npm test` started, else the one that runs in this clone. */
const manifestFile = process.env.EMBEDDED_JSON ?? ".data/embedded.json"
const baseURL = existsSync(manifestFile)
  ? (JSON.parse(readFileSync(manifestFile, "utf8")) as { baseUrl: string }).baseUrl
  : undefined
/** One at a time: they use up what all share, the pace of the one sender or the requests the API takes in a second. */
const takeTurns =
  /(api-campaign|campaign-details|control|front-door|handoffs|import-100k|reply|wizard-launch)\.spec/
/** Begins last: it needs minutes to have passed since the setup. */
const minutesLater = "decisions.spec.ts"
/** Closes the hours of the whole account for a while, and shuts people out: nobody else may send or sign in then. */
const alone = ["sending-settings.spec.ts", "people.spec.ts"]
const reportFile = process.env.E2E_REPORT
/** Workers inherit it: what they take from the time of the run, all of them take from the same moment. */
process.env.E2E_STARTED_AT ??= `${Date.now()}`
const journeys = { use: devices["Desktop Chrome"], dependencies: ["setup"] }

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  forbidOnly: true,
  // Each step has its own limit; this one ends what hangs. How long a whole journey takes, a busy machine decides.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: reportFile ? [["list"], ["json", { outputFile: reportFile }]] : "list",
  use: {
    baseURL,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    // No trace unless asked for (`--trace=on`): it takes a third of a run.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
      ],
    },
  },
  projects: [
    { name: "setup", testMatch: "*.setup.ts", teardown: "alone", workers: 1 },
    { ...journeys, name: "take-turns", testMatch: takeTurns, workers: 1 },
    { ...journeys, name: "at-any-time", testIgnore: [takeTurns, minutesLater, ...alone] },
    { ...journeys, name: "minutes-later", testMatch: minutesLater },
    // A teardown is what Playwright runs when all others have ended, also when some failed.
    { name: "alone", use: devices["Desktop Chrome"], testMatch: alone },
  ],
})
