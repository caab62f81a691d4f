"use client"

import { Download } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { DropZone } from "#components/ui/drop-zone.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { ProgressBar } from "#components/ui/progress-bar.tsx"
import { countVariables } from "#lib/channels/sms-text.ts"
import { Notice } from "../notice.tsx"
import { ReplaceDialog } from "./replace-dialog.tsx"
import { sampleCsv } from "./sample-csv.ts"
import { useReplacement } from "./use-replacement.ts"
import type { Wizard } from "./use-wizard.ts"

/** A CSV file: chosen or dropped, sent with a percentage, then read with a count of rows. */
export function UploadRecipients({ wizard }: { wizard: Wizard }) {
  const { draft, audience } = wizard
  const replacement = useReplacement<File>(audience.current.data ?? null, "csv", async (file) => {
    await draft.store.flush()
    audience.upload.upload(file)
  })
  const isBusy = audience.isReading || audience.upload.state.kind === "sending"
  return (
    <>
      {isBusy ? <UploadProgress wizard={wizard} /> : <UploadForm wizard={wizard} onFile={replacement.ask} />}
      <ReplaceDialog replacement={replacement} />
    </>
  )
}

function UploadForm({ wizard, onFile }: { wizard: Wizard; onFile: (file: File) => void }) {
  const { upload, latest } = wizard.audience
  const sample = encodeURIComponent(sampleCsv(countVariables(wizard.draft.fields.text)))
  return (
    <div className="flex flex-col gap-3">
      {upload.state.kind === "failed" && (
        <Notice tone="negative" title={`${upload.state.fileName} was not read`}>
          {upload.state.message}
        </Notice>
      )}
      {upload.state.kind !== "failed" && latest.data?.state === "failed" && (
        <Notice tone="negative" title={`${latest.data.fileName ?? "The file"} was not read`}>
          {latest.data.problem}
        </Notice>
      )}
      <DropZone
        label="Drop a CSV file here"
        hint="Up to 10,000 rows. A column Phone, then one column for each variable, or a column Message for own texts."
        accept={[".csv", ".txt", "text/csv", "text/plain"]}
        onFile={onFile}
      />
      <a
        className="touch-target inline-flex items-center gap-1.5 self-start rounded-sm text-accent hover:underline"
        href={`data:text/csv;charset=utf-8,${sample}`}
        download="recipients-sample.csv"
      >
        <Download size={16} />
        Download a sample CSV
      </a>
    </div>
  )
}

function UploadProgress({ wizard }: { wizard: Wizard }) {
  const { upload, latest } = wizard.audience
  if (upload.state.kind === "sending")
    return (
      <div className="flex flex-col gap-3">
        <ProgressBar
          label={`Uploading ${upload.state.fileName}`}
          value={upload.state.share}
          maxValue={1}
          valueLabel={`${Math.round(upload.state.share * 100)}%`}
        />
        <Button className="self-start" onPress={upload.cancel}>
          Cancel upload
        </Button>
      </div>
    )
  const reading = latest.data?.state === "reading" ? latest.data : null
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
    </div>
  )
}
