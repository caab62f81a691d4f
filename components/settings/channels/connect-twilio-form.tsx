"use client"

import { useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { Checkbox } from "#components/ui/checkbox.tsx"
import { FormDialog } from "#components/ui/form-dialog.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { ProviderSetup } from "#lib/senders/get-provider-setup.ts"
import { useConnectTwilio } from "./channel-queries.ts"

type ConnectTwilioFormProps = { setup: ProviderSetup; onClose: () => void }

/** Asks for the account's Twilio credentials. They are tried before they replace others; the token is shown to nobody. */
export function ConnectTwilioForm({ setup, onClose }: ConnectTwilioFormProps) {
  const isChange = setup.twilioOwner === "account"
  const [accountSid, setAccountSid] = useState((isChange && setup.twilioAccountSid) || "")
  const [authToken, setAuthToken] = useState("")
  const [refuseOld, setRefuseOld] = useState(false)
  const { mutate, isPending, error } = useConnectTwilio()
  const fields = fieldErrors(error)
  const done = () => {
    notify("Twilio is connected", "The credentials were tried, and each sender's number was checked.")
    onClose()
  }
  return (
    <FormDialog
      title={isChange ? "Change Twilio credentials" : "Connect Twilio"}
      submitLabel="Test and save"
      isOpen
      onClose={onClose}
      onSubmit={() => mutate({ accountSid, authToken, refuseOld }, { onSuccess: done })}
      isPending={isPending}
      error={Object.keys(fields).length > 0 ? null : error}
    >
      <TextField
        label="Account SID"
        autoComplete="off"
        description="Begins with AC; on the first page of the Twilio Console."
        value={accountSid}
        onChange={setAccountSid}
        errorMessage={fields.accountSid}
      />
      <TextField
        autoFocus
        label="Auth Token"
        type="password"
        autoComplete="off"
        description="The account's, not an API key: Twilio signs its webhooks with it. It is stored sealed and never shown again."
        value={authToken}
        onChange={setAuthToken}
        errorMessage={fields.authToken}
      />
      {isChange && (
        <Checkbox
          isSelected={refuseOld}
          onChange={setRefuseOld}
          description="Otherwise what Twilio signs with the old token counts for one more day, until you have made the new one primary at Twilio. Tick this when somebody else knows the old one."
        >
          Refuse the old token at once
        </Checkbox>
      )}
    </FormDialog>
  )
}
