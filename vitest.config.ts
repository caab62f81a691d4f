import { defineConfig } from "vitest/config"
import { LongestFirst } from "./lib/platform/testing/longest-first.ts"

export default defineConfig({
  test: {
    include: ["{lib,inngest,crash,sandbox,app,components,prisma,scripts,server}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/platform/testing/global-setup.ts"],
    setupFiles: ["lib/platform/testing/settings.ts"],
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    maxWorkers: 2,
    maxConcurrency: 4,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // How long something may take to come about; a busy machine needs more than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
  },
})
