import { readFileSync } from "node:fs"
import path from "node:path"
import type { Manifest } from "../../scripts/launcher/manifest.ts"

/** How to reach the running set-up: what `npm start` wrote. EMBEDDED_JSON names another file than `.data/embedded.json`. */
export function embedded(): Manifest {
  const file = process.env.EMBEDDED_JSON ?? path.resolve(import.meta.dirname, "../../.data/embedded.json")
  return JSON.parse(readFileSync(file, "utf8"))
}

/** Exchange codes do not start with 0 or 1. */
const firstOfRun = 2_000_000 + ((Math.floor(Date.now() / 1000) * 137) % 7_900_000)
let taken = 0

/** A number that no other test uses; its ending tells the carrier nothing. */
export function newNumber(): string {
  taken += 1
  return `+1628${firstOfRun + taken}`
}
