"use client"

import { Button } from "#components/ui/button.tsx"
import { CopyField } from "#components/ui/copy-field.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import type { OutputOf } from "#lib/webtool/endpoints.ts"

type NewApiClient = OutputOf<"POST api-clients">
type NewSecretProps = { created: NewApiClient; accountId: string; baseUrl: string; onClose: () => void }

/** The credentials of a new API client, and the first call to try them with. */
export function NewSecret({ created, accountId, baseUrl, onClose }: NewSecretProps) {
  return (
    <Dialog
      title={`${created.client.name} can call the API`}
      size="medium"
      isOpen
      onOpenChange={onClose}
      isDismissable={false}
      footer={
        <Button variant="primary" onPress={onClose}>
          I have stored the secret
        </Button>
      }
    >
      <p className="text-ink-soft">
        The secret is shown this one time. Store it where your backend reads its secrets; if it gets lost,
        create a new client.
      </p>
      <CopyField label="Client id" value={created.client.id} />
      <CopyField label="Client secret" value={created.secret} />
      <CopyField label="Get a token, valid for one hour" value={tokenRequest(created, accountId, baseUrl)} />
    </Dialog>
  )
}

/** The v2 token endpoint of the wire contract, section 1.2. */
const tokenRequest = ({ client, secret }: NewApiClient, accountId: string, baseUrl: string) =>
  [
    `curl ${baseUrl}/sentinel/api/v2/account/${accountId}/app/token`,
    "-d grant_type=client_credentials",
    `-d client_id=${client.id}`,
    `-d client_secret=${secret}`,
  ].join(" \\\n  ")
