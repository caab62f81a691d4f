"use client"

import { useState } from "react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { Button } from "#components/ui/button.tsx"
import { Checkbox } from "#components/ui/checkbox.tsx"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { Notice } from "#components/ui/notice.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { countryName } from "#lib/platform/country-name.ts"

type MissingCodesProps = { wizard: Wizard; audience: AudienceView }

/** "Did you mean" for all lines at once: the numbers that lack their country code, and one button for them. */
export function MissingCodes({ wizard, audience }: MissingCodesProps) {
  const [isAsking, setAsking] = useState(false)
  const { certain, unclear, homeCountry } = audience.withoutCode
  if (homeCountry === null || certain + unclear === 0) return null
  return (
    <Notice
      tone="warning"
      title={`${countOf(certain + unclear, "number has", "numbers have")} no country code`}
      action={<Button onPress={() => setAsking(true)}>Add it to all</Button>}
    >
      They look like numbers of your home country, {countryName(homeCountry)}. Nothing is sent to them as they
      are.
      {isAsking && <AddCodesDialog {...{ wizard, audience }} onClose={() => setAsking(false)} />}
    </Notice>
  )
}

/** Numbers that may also be another country's are only taken along when the person says so. */
function AddCodesDialog({ wizard, audience, onClose }: MissingCodesProps & { onClose: () => void }) {
  const { certain, unclear, homeCountry } = audience.withoutCode
  const [isUnclearMeant, setUnclearMeant] = useState(certain === 0)
  const lines = certain + (isUnclearMeant ? unclear : 0)
  const add = async () => {
    const { campaignVersion } = await callWebtool("POST campaigns/[campaignId]/recipients/country-codes", {
      campaignId: wizard.campaign.id,
      isUnclearMeant,
    })
    await wizard.audience.refreshRecipients(campaignVersion)
    notify("Country code added", `${countOf(lines, "number was", "numbers were")} read again.`)
  }
  return (
    <ConfirmDialog
      title={`Are these numbers of ${countryName(homeCountry ?? "")}?`}
      confirmLabel={`Add the code to ${countOf(lines, "number", "numbers")}`}
      tone="primary"
      isOpen
      onOpenChange={onClose}
      onConfirm={add}
    >
      <p>
        Each gets the country code in front, as if the list had it. To take it back, add the list again; a
        single line can be fixed on its own.
      </p>
      {certain > 0 && unclear > 0 && (
        <Checkbox isSelected={isUnclearMeant} onChange={setUnclearMeant} className="mt-3">
          Also to {countOf(unclear, "number that", "numbers that")} could be of another country as they stand
        </Checkbox>
      )}
      {certain === 0 && (
        <p className="mt-3">As they stand, they could be numbers of another country as well.</p>
      )}
    </ConfirmDialog>
  )
}
