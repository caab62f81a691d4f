import { readFileSync } from "node:fs"
import path from "node:path"
import type { Manifest } from "../../scripts/launcher/manifest.ts"

/** How to reach the running set-up: what `npm start` wrote. EMBEDDED_JSON names another file than `.data/embedded.json`. */
export function embedded(): Manifest {
  const file = process.env.EMBEDDED_JSON ?? path.resolve(import.meta.dirname, "../../.data/embedded.json")
  return JSON.parse(readFileSync(file, "utf8"))
}

/** A number that no other test uses; its ending tells the carrier nothing. */
export function newNumber(): string {
  const digits = `${Date.now()}`.slice(-5)
  counter += 1
  return `+1628${digits}${String(counter % 100).padStart(2, "0")}`
}

let counter = 0
