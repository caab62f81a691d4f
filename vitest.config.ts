import { defineConfig } from "vitest/config"
import { LongestFirst } from "./lib/platform/testing/longest-first.ts"

/** Tests of components, in a document without a browser: Playwright's journeys have the browser. */
const inDocument = "components/**/*.test.tsx"
/** Those that need parts which no other test has fetched. */
const alone = "components/**/*.alone.test.tsx"

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    maxWorkers: 2,
    maxConcurrency: 4,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // How long something may take to come about; a busy machine needs more than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["{lib,inngest,crash,sandbox,app,components,prisma,scripts,server}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", inDocument],
          globalSetup: ["lib/platform/testing/global-setup.ts"],
          setupFiles: ["lib/platform/testing/settings.ts"],
        },
      },
      {
        extends: true,
        // Its build for browsers, which vitest would not choose by itself.
        resolve: { alias: { "tus-js-client": "tus-js-client/lib.esm/browser/index.js" } },
        test: {
          name: "document",
          include: [inDocument],
          exclude: ["**/node_modules/**", alone],
          environment: "jsdom",
          isolate: false,
          setupFiles: ["components/testing/setup.tsx"],
          server: { deps: { inline: ["tus-js-client"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "document alone",
          include: [alone],
          environment: "jsdom",
          setupFiles: ["components/testing/browser-setup.ts"],
        },
      },
    ],
  },
})
