"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { formatPercent } from "#components/ui/number.tsx"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { useDiscardUpload } from "./use-discard-upload.ts"

/** A file of which a part has arrived: it goes on when the same file is chosen again, from this computer. */
export function UnfinishedUpload({ wizard, unfinished }: { wizard: Wizard; unfinished: AudienceView }) {
  const discarding = useDiscardUpload(wizard.campaign.id)
  const { fileName, bytesReceived, bytesTotal, id } = unfinished
  const share = formatPercent(bytesTotal ? bytesReceived / bytesTotal : null)
  return (
    <Notice
      tone="info"
      title={`${fileName ?? "A file"} has arrived by ${share}`}
      action={
        <Button isPending={discarding.isPending} onPress={() => discarding.mutate(id)}>
          Discard it
        </Button>
      }
    >
      Choose the same file again, and the upload goes on from there. Another file takes its place.
    </Notice>
  )
}
