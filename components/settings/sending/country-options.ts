import type { Option } from "#components/ui/option-list.tsx"
import { countryName } from "#lib/platform/country-name.ts"

const currencies = new Intl.DisplayNames("en", { type: "currency" })

export const countryOptions = (codes: string[]): Option[] =>
  codes.map((id) => ({ id, label: countryName(id) })).toSorted((a, b) => a.label.localeCompare(b.label, "en"))

export const currencyOptions = (): Option[] =>
  Intl.supportedValuesOf("currency").map((id) => ({ id, label: `${id} · ${currencies.of(id) ?? id}` }))
