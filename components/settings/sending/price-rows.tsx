"use client"

import { Trash2 } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { PricesView } from "#lib/accounts/get-prices.ts"
import { countryName } from "#lib/platform/country-name.ts"

type Prices = PricesView["prices"]

type PriceRowsProps = {
  prices: Prices
  currency: string
  onChange: (prices: Prices) => void
  /** By the path of the field, such as "prices.0.perSegment". */
  errors: Partial<Record<string, string>>
  isReadOnly: boolean
}

/** One field for each country that has a price. */
export function PriceRows({ prices, currency, onChange, errors, isReadOnly }: PriceRowsProps) {
  if (prices.length === 0)
    return <p className="text-ink-soft">No prices yet. Without them, the launch page tells no cost.</p>
  const setPrice = (country: string, perSegment: string) =>
    onChange(prices.map((row) => (row.country === country ? { country, perSegment } : row)))
  return (
    <ul aria-label="Prices" className="flex flex-col gap-3">
      {prices.map(({ country, perSegment }, index) => (
        <li key={country} className="flex items-end gap-2">
          <TextField
            label={countryName(country)}
            inputMode="decimal"
            autoComplete="off"
            suffix={`${currency}/segment`}
            value={perSegment}
            onChange={(value) => setPrice(country, value)}
            errorMessage={errors[`prices.${index}.perSegment`]}
            isDisabled={isReadOnly}
            className="w-full max-w-xs"
            inputClassName="pr-32 tabular-nums"
          />
          {!isReadOnly && (
            <Button
              variant="quiet"
              size="icon"
              aria-label={`Remove the price for ${countryName(country)}`}
              onPress={() => onChange(prices.filter((row) => row.country !== country))}
            >
              <Trash2 size={16} />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
