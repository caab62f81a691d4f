"use client"

import { TriangleAlert } from "lucide-react"
import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { CopyField } from "#components/ui/copy-field.tsx"
import { Time } from "#components/ui/time.tsx"
import type { ProviderSetup } from "#lib/senders/get-provider-setup.ts"
import { useProviderSetup } from "./channel-queries.ts"
import { ConnectTwilioForm } from "./connect-twilio-form.tsx"

/** The account at Twilio, and the two addresses that Twilio has to call. An Admin connects it. */
export function ProviderCard({ rights }: { rights: SettingsRights }) {
  const query = useProviderSetup()
  const [isConnecting, setConnecting] = useState(false)
  const isOwn = query.data?.twilioOwner === "account"
  const connect = rights.mayAdminister && query.data && (
    <Button onPress={() => setConnecting(true)}>{isOwn ? "Change credentials" : "Connect Twilio"}</Button>
  )
  return (
    <>
      <ListCard
        title="Twilio"
        description="Enter the inbound webhook at Twilio, for each number or for its messaging service, so that replies arrive. The status webhook goes out with every message by itself."
        action={connect}
        query={query}
        columns={1}
      >
        {(setup) => <ProviderDetails setup={setup} rights={rights} />}
      </ListCard>
      {isConnecting && query.data && (
        <ConnectTwilioForm setup={query.data} onClose={() => setConnecting(false)} />
      )}
    </>
  )
}

type ProviderDetailsProps = { setup: ProviderSetup; rights: SettingsRights }

function ProviderDetails({ setup, rights }: ProviderDetailsProps) {
  return (
    <div className="flex flex-col gap-4 p-4">
      {setup.twilioAccountSid ? (
        <div className="flex flex-col gap-1.5">
          <CopyField label="Account SID" value={setup.twilioAccountSid} />
          <Owner setup={setup} />
        </div>
      ) : (
        <p className="flex items-start gap-2 rounded-lg bg-warning-soft px-3.5 py-3 text-warning">
          <TriangleAlert size={18} className="shrink-0" />
          {rights.mayAdminister ? connectYourself : askAnAdmin}
        </p>
      )}
      <CopyField label="Inbound webhook" value={setup.inboundUrl} />
      <CopyField label="Status webhook" value={setup.statusUrl} />
    </div>
  )
}

const operator =
  "Or whoever runs this installation lets it use the installation's, by naming it in TWILIO_ACCOUNTS."
const connectYourself = `This account has no Twilio credentials, so nothing can be sent. Connect your Twilio account. ${operator}`
const askAnAdmin = `This account has no Twilio credentials, so nothing can be sent. Ask an Admin to connect your Twilio account here. ${operator}`

function Owner({ setup: { twilioOwner, connectedAt } }: { setup: ProviderSetup }) {
  if (twilioOwner === "installation")
    return (
      <p className="text-ink-soft">
        The installation's Twilio account, which its operator lets this account use.
      </p>
    )
  if (!connectedAt) return null
  return (
    <p className="text-ink-soft">
      Connected and tested <Time value={connectedAt} />
    </p>
  )
}
