import type { Option } from "#components/ui/option-list.tsx"

const names = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")]

/** "America/New_York" for people. */
export const zoneText = (zone: string): string => zone.replaceAll("_", " ")

const options: Option[] = names.map((id) => ({ id, label: zoneText(id) }))

/** Every zone that the reader's browser knows, and `chosen` also under a name that it does not list. */
export const zoneOptions = (chosen: string | null): Option[] =>
  chosen && !names.includes(chosen) ? [{ id: chosen, label: zoneText(chosen) }, ...options] : options
