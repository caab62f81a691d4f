import { readFileSync } from "node:fs"
import path from "node:path"
import type { DemoManifest } from "../../scripts/launcher/manifest.ts"

/** What `npm start` wrote. EMBEDDED_JSON names another file than `.data/embedded.json`. */
const manifestFile =
  process.env.EMBEDDED_JSON ?? path.resolve(import.meta.dirname, "../../.data/embedded.json")

/** How to reach the running set-up. */
export function embedded(): DemoManifest {
  return JSON.parse(readFileSync(manifestFile, "utf8"))
}

/** The folder of the running set-up. */
export const dataDir = path.dirname(manifestFile)

/** One block of numbers a worker; the next run starts some blocks further on. Exchange codes do not start with 0 or 1. */
const perBlock = 2_000
const blocks = 8_000_000 / perBlock
const startedAtMs = Number(process.env.E2E_STARTED_AT)
const block = (Math.floor(startedAtMs / 20_000) + Number(process.env.TEST_WORKER_INDEX)) % blocks
/** The first 200 stay unused: the carrier's magic numbers, 555 01xx, are such. */
let taken = 200

/** A number that no other test uses, of this worker or of another; its ending tells the carrier nothing. */
export function newNumber(): string {
  if (taken === perBlock) throw new Error("This worker's block of numbers is used up")
  const number = 2_000_000 + block * perBlock + taken
  taken += 1
  return `+1628${number}`
}
