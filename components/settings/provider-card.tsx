"use client"

import { TriangleAlert } from "lucide-react"
import { CopyField } from "#components/ui/copy-field.tsx"
import type { ProviderSetup } from "#lib/accounts/read-provider-setup.ts"
import { useProviderSetup } from "./channel-queries.ts"
import { ListCard } from "./list-card.tsx"

/** The account at Twilio, and the two addresses that Twilio has to call. */
export function ProviderCard() {
  return (
    <ListCard
      title="Twilio"
      description="Enter the inbound webhook at Twilio, for each number or for its messaging service, so that replies arrive. The status webhook goes out with every message by itself."
      query={useProviderSetup()}
      columns={1}
    >
      {(setup) => <ProviderDetails setup={setup} />}
    </ListCard>
  )
}

function ProviderDetails({ setup }: { setup: ProviderSetup }) {
  return (
    <div className="flex flex-col gap-4 p-4">
      {setup.twilioAccountSid ? (
        <CopyField label="Account SID" value={setup.twilioAccountSid} />
      ) : (
        <p className="flex items-start gap-2 rounded-lg bg-warning-soft px-3.5 py-3 text-warning">
          <TriangleAlert size={18} className="shrink-0" />
          No Twilio credentials are set, so nothing can be sent. Ask whoever runs this installation to set
          TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.
        </p>
      )}
      <CopyField label="Inbound webhook" value={setup.inboundUrl} />
      <CopyField label="Status webhook" value={setup.statusUrl} />
    </div>
  )
}
