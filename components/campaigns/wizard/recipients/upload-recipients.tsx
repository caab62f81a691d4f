"use client"

import { useQuery } from "@tanstack/react-query"
import { Download } from "lucide-react"
import { importLimits } from "#components/campaigns/wizard/draft/audience-queries.ts"
import { useReplacement } from "#components/campaigns/wizard/draft/use-replacement.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { DropZone } from "#components/ui/drop-zone.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { ReplaceDialog } from "./replace-dialog.tsx"
import { UnfinishedUpload } from "./unfinished-upload.tsx"
import { UploadProgress } from "./upload-progress.tsx"

/** A CSV file: chosen or dropped, sent with a percentage, then read with a count of rows. */
export function UploadRecipients({ wizard }: { wizard: Wizard }) {
  const { draft, audience } = wizard
  const replacement = useReplacement<File>(audience.current.data ?? null, "csv", async (file) => {
    await draft.store.flush()
    void audience.upload.upload(file)
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
  const limits = useQuery(importLimits())
  const sample = encodeURIComponent(sampleCsv(countVariables(wizard.draft.fields.text)))
  const atMost = limits.data ? `Up to ${formatNumber(limits.data.maxRows)} rows. ` : ""
  return (
    <div className="flex flex-col gap-3">
      {upload.state.kind === "failed" && (
        <Notice
          tone="negative"
          title={`${upload.state.fileName} was not read`}
          action={<Button onPress={upload.state.retry}>Try again</Button>}
        >
          {upload.state.message}
        </Notice>
      )}
      {upload.state.kind !== "failed" && latest.data?.state === "failed" && (
        <Notice tone="negative" title={`${latest.data.fileName ?? "The file"} was not read`}>
          {latest.data.problem}
        </Notice>
      )}
      {upload.state.kind === "idle" && latest.data?.state === "uploading" && (
        <UnfinishedUpload wizard={wizard} unfinished={latest.data} />
      )}
      <DropZone
        label="Drop a CSV file here"
        hint={`${atMost}A column Phone, then one column for each variable, or a column Message for own texts.`}
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

/** A file that fits the message: the number, and a column for each variable that it has, or an own text. */
function sampleCsv(variableCount: number): string {
  const names = Array.from({ length: variableCount }, (_, index) => `B${index + 1}`)
  const header = ["Phone", ...(variableCount > 0 ? names : ["Message"])]
  const rows = numbers.map((number, row) => [
    number,
    ...(variableCount > 0 ? names.map((name) => `${name} of row ${row + 1}`) : [ownTexts[row] ?? ""]),
  ])
  return [header, ...rows].map((cells) => cells.join(",")).join("\r\n")
}

const numbers = ["13235550111", "+13235550112", "1(323)5550113", "+1(323)5550114"]

/** An empty cell takes the campaign's text. */
const ownTexts = ["", "", "Only this person gets this text", ""]
