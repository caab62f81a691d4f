import type { Option } from "#components/ui/option-list.tsx"

const countries = new Intl.DisplayNames("en", { type: "region" })
const currencies = new Intl.DisplayNames("en", { type: "currency" })

/** "DE" as "Germany". */
export const countryName = (code: string): string => countries.of(code) ?? code

export const countryOptions = (codes: string[]): Option[] =>
  codes.map((id) => ({ id, label: countryName(id) })).toSorted((a, b) => a.label.localeCompare(b.label, "en"))

export const currencyOptions = (): Option[] =>
  Intl.supportedValuesOf("currency").map((id) => ({ id, label: `${id} · ${currencies.of(id) ?? id}` }))
