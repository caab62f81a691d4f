import type { Option } from "#components/ui/option-list.tsx"

/** Browsers list some zones by the name a city no longer has; people search for the one it has. */
const presentNames: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
}

const listed = Intl.supportedValuesOf("timeZone").map((name) => presentNames[name] ?? name)
const names = [...new Set(["UTC", ...listed.toSorted()])]

/** "America/New_York" for people. */
const zoneText = (zone: string): string => zone.replaceAll("_", " ")

const options: Option[] = names.map((id) => ({ id, label: zoneText(id) }))

/** Every zone that the reader's browser knows, and `chosen` also under a name that is not listed. */
export const zoneOptions = (chosen: string | null): Option[] =>
  chosen && !names.includes(chosen) ? [{ id: chosen, label: zoneText(chosen) }, ...options] : options
