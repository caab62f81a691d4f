"use client"

import type { UploadState } from "#components/campaigns/wizard/draft/use-upload.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { ProgressBar } from "#components/ui/progress-bar.tsx"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { useDiscardUpload } from "./use-discard-upload.ts"

/** How far a file has come: first its bytes, then its rows. */
export function UploadProgress({ wizard }: { wizard: Wizard }) {
  const { upload, latest } = wizard.audience
  if (upload.state.kind === "sending")
    return <SendingProgress sending={upload.state} onCancel={upload.cancel} />
  const reading = latest.data?.state === "reading" ? latest.data : null
  return <ReadingProgress campaignId={wizard.campaign.id} reading={reading} />
}

type SendingProgressProps = { sending: Extract<UploadState, { kind: "sending" }>; onCancel: () => void }

function SendingProgress({ sending, onCancel }: SendingProgressProps) {
  const { fileName, bytesSent, bytesTotal, isWaiting } = sending
  const share = Math.round((bytesTotal ? bytesSent / bytesTotal : 0) * 100)
  return (
    <div className="flex flex-col gap-3">
      <ProgressBar
        label={`Uploading ${fileName}`}
        value={bytesSent}
        maxValue={bytesTotal}
        valueLabel={`${share}% · ${megabytes(bytesSent)} of ${megabytes(bytesTotal)} MB`}
      />
      <p className="text-xs text-ink-soft" aria-live="polite">
        {isWaiting
          ? "The connection is away. The upload goes on by itself as soon as it is back."
          : "If the connection breaks, the upload goes on where it stopped."}
      </p>
      <Button className="self-start" onPress={onCancel}>
        Cancel upload
      </Button>
    </div>
  )
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)

function ReadingProgress({ campaignId, reading }: { campaignId: string; reading: AudienceView | null }) {
  const discarding = useDiscardUpload(campaignId)
  const rowsTotal = reading?.rowsTotal ?? null
  const rows = formatNumber(reading?.rowsRead ?? 0)
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar
        label={`Reading ${reading?.fileName ?? "the file"}`}
        value={reading?.rowsRead ?? 0}
        maxValue={rowsTotal}
        valueLabel={rowsTotal ? `${rows} of about ${formatNumber(rowsTotal)} rows` : `${rows} rows`}
      />
      <p className="text-xs text-ink-soft">You can leave this page: the reading goes on.</p>
      {reading && (
        <Button
          className="self-start"
          isPending={discarding.isPending}
          onPress={() => discarding.mutate(reading.id)}
        >
          Cancel reading
        </Button>
      )}
    </div>
  )
}
