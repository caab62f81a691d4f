"use client"

import { X } from "lucide-react"
import { type FormEvent, useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { useFocusInvalid } from "#components/data/use-focus-invalid.ts"
import { Button } from "#components/ui/button.tsx"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { InlineError } from "#components/ui/inline-error.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { SaveRow } from "#components/ui/save-row.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { CountriesView } from "#lib/accounts/get-countries.ts"
import { countryName } from "#lib/platform/country-name.ts"
import { countryOptions } from "./country-options.ts"
import { useSaveCountries } from "./sending-queries.ts"

type CountriesFormProps = { view: CountriesView; isReadOnly: boolean }

/** The home country, and the list of the others. Both are saved together. */
export function CountriesForm({ view, isReadOnly }: CountriesFormProps) {
  const [{ homeCountry, sendingCountries }, setValues] = useState(view)
  const set = (change: Partial<CountriesView>) =>
    setValues({ ...view, homeCountry, sendingCountries, ...change })
  const others = sendingCountries.filter((country) => country !== homeCountry)
  const { mutate, isPending, error } = useSaveCountries()
  const errors = fieldErrors(error)
  const { form } = useFocusInvalid(error)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = (saved: CountriesView) => {
      setValues(saved)
      notify("Countries are saved", "Lists that are added from now on are read by them.")
    }
    if (!isPending) mutate({ homeCountry: homeCountry ?? "", sendingCountries: others }, { onSuccess })
  }
  return (
    <form noValidate ref={form} onSubmit={save} className="flex max-w-2xl flex-col gap-5 p-4">
      {!view.isConfirmed && <Unconfirmed homeCountry={view.homeCountry} />}
      <ComboBox
        label="Home country"
        description={isReadOnly ? "An Admin chooses it." : undefined}
        options={countryOptions(view.countries)}
        value={homeCountry}
        onChange={(country) => country && set({ homeCountry: country })}
        errorMessage={errors.homeCountry}
        isDisabled={isReadOnly}
        className="max-w-xs"
      />
      <Others
        countries={others}
        onChange={(changed) => set({ sendingCountries: changed })}
        {...{ isReadOnly }}
      />
      {!isReadOnly && (
        <ComboBox
          key={others.length}
          label="Also write to"
          options={countryOptions(
            view.countries.filter((code) => code !== homeCountry && !others.includes(code)),
          )}
          value={null}
          onChange={(country) => country && set({ sendingCountries: [...others, country] })}
          placeholder="Search, such as Germany"
          emptyText="No further country has this name"
          className="max-w-xs"
        />
      )}
      {error && Object.keys(errors).length === 0 && <InlineError error={error} />}
      {!isReadOnly && (
        <SaveRow
          label="Save countries"
          isPending={isPending}
          isChanged={
            homeCountry !== view.homeCountry || String(sendingCountries) !== String(view.sendingCountries)
          }
          onUndo={() => setValues(view)}
        />
      )}
    </form>
  )
}

/** Accounts of before countries were asked for. */
const Unconfirmed = ({ homeCountry }: Pick<CountriesView, "homeCountry">) => (
  <Notice
    tone="warning"
    title={
      homeCountry
        ? `${countryName(homeCountry)} was guessed from your senders: an Admin should check it and save.`
        : "An Admin should choose the home country: until then nobody can tell which numbers lack their country code."
    }
  />
)

type OthersProps = { countries: string[]; onChange: (countries: string[]) => void; isReadOnly: boolean }

function Others({ countries, onChange, isReadOnly }: OthersProps) {
  if (countries.length === 0)
    return (
      <p className="text-ink-soft">Campaigns go to the home country alone, unless a launch confirms more.</p>
    )
  return (
    <ul aria-label="Countries written to besides" className="flex flex-wrap gap-2">
      {countries.map((country) => (
        <li
          key={country}
          className="flex items-center gap-1 rounded-full border border-line py-0.5 pr-1 pl-3 text-sm"
        >
          {countryName(country)}
          {!isReadOnly && (
            <Button
              variant="quiet"
              size="icon"
              aria-label={`Do not write to ${countryName(country)}`}
              onPress={() => onChange(countries.filter((other) => other !== country))}
            >
              <X size={14} />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
