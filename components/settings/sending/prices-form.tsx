"use client"

import { type FormEvent, useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { useFocusInvalid } from "#components/data/use-focus-invalid.ts"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { InlineError } from "#components/ui/inline-error.tsx"
import { SaveRow } from "#components/ui/save-row.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { PricesView } from "#lib/accounts/get-prices.ts"
import { countryOptions, currencyOptions } from "./country-options.ts"
import { PriceRows } from "./price-rows.tsx"
import { useSavePrices } from "./sending-queries.ts"

type PricesFormProps = { view: PricesView; isReadOnly: boolean }

/** The whole table at once: currency, and a price per country. */
export function PricesForm({ view, isReadOnly }: PricesFormProps) {
  const [{ currency, prices }, setValues] = useState(view)
  const set = (change: Partial<PricesView>) => setValues({ ...view, currency, prices, ...change })
  const { mutate, isPending, error } = useSavePrices()
  const errors = fieldErrors(error)
  const { form } = useFocusInvalid(error)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = (saved: PricesView) => {
      setValues(saved)
      notify("Prices are saved")
    }
    if (!isPending) mutate({ currency, prices }, { onSuccess })
  }
  return (
    <form noValidate ref={form} onSubmit={save} className="flex max-w-2xl flex-col gap-5 p-4">
      <ComboBox
        label="Currency"
        options={currencyOptions()}
        value={currency}
        onChange={(code) => code && set({ currency: code })}
        errorMessage={errors.currency}
        isDisabled={isReadOnly}
        className="max-w-xs"
      />
      <PriceRows
        prices={prices}
        currency={currency}
        onChange={(changed) => set({ prices: changed })}
        errors={errors}
        isReadOnly={isReadOnly}
      />
      {!isReadOnly && (
        <AddCountry view={view} prices={prices} onChange={(changed) => set({ prices: changed })} />
      )}
      {error && Object.keys(errors).length === 0 && <InlineError error={error} />}
      {!isReadOnly && (
        <SaveRow
          label="Save prices"
          isPending={isPending}
          isChanged={JSON.stringify([currency, prices]) !== JSON.stringify([view.currency, view.prices])}
          onUndo={() => setValues(view)}
        />
      )}
    </form>
  )
}

type AddCountryProps = {
  view: PricesView
  prices: PricesView["prices"]
  onChange: (prices: PricesView["prices"]) => void
}

/** A country that has no price yet becomes a row when it is chosen. */
function AddCountry({ view, prices, onChange }: AddCountryProps) {
  const missing = view.countries.filter((code) => !prices.some(({ country }) => country === code))
  return (
    <ComboBox
      key={prices.length}
      label="Add a country"
      options={countryOptions(missing)}
      value={null}
      onChange={(country) => country && onChange([...prices, { country, perSegment: "" }])}
      placeholder="Search, such as Germany"
      emptyText="No country without a price has this name"
      className="max-w-xs"
    />
  )
}
