import phonePlaces from "./data/phone-places.json" with { type: "json" }

const zonesOfPrefix = new Map(
  Object.entries(phonePlaces.prefixes).map(([prefix, at]) => [prefix, phonePlaces.zones[at] ?? ""]),
)
const states = new Map(Object.entries(phonePlaces.states))
const longestPrefix = Math.max(...[...zonesOfPrefix.keys()].map((prefix) => prefix.length))

/** Numbers that follow their owner anywhere: toll-free, personal and machine numbers of the North American plan. */
const nonGeographic = /^\+1(8(00|33|44|55|66|77|88)|5(00|21|22|23|24|25|26|27|28|29|33|44|66|77|88)|900|710)/

/**
 * What a number in E.164 tells about where it is: its zones, comma-joined, after its state where one is known, such as
 * `US-FL America/Chicago,America/New_York`. Empty when it tells nothing. An area code is not a residence: numbers are
 * ported, and people travel.
 */
export function placeOf(e164: string): string {
  if (nonGeographic.test(e164)) return ""
  const zones = zonesOf(e164.slice(1))
  const state = e164.startsWith("+1") ? states.get(e164.slice(2, 5)) : undefined
  return zones && state ? `US-${state} ${zones}` : zones
}

function zonesOf(digits: string): string {
  for (let length = Math.min(longestPrefix, digits.length); length > 0; length -= 1) {
    const zones = zonesOfPrefix.get(digits.slice(0, length))
    if (zones !== undefined) return zones
  }
  return ""
}

export type Place = { zones: string[]; region: string | null }

/** The parts of what `placeOf` wrote. */
export function parsePlace(place: string): Place {
  const [zones = "", region = null] = place.split(" ").reverse()
  return { zones: zones === "" ? [] : zones.split(","), region }
}
