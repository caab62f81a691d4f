"use client"

import { Upload } from "lucide-react"
import { DropZone as AriaDropZone } from "react-aria-components/DropZone"
import { FileTrigger } from "react-aria-components/FileTrigger"
import { Text } from "react-aria-components/Text"
import { Button } from "./button.tsx"

type DropZoneProps = {
  /** "Drop a CSV file here" */
  label: string
  /** What is accepted: columns, size, rows. */
  hint?: string
  buttonLabel?: string
  /** Extensions or media types, for the file chooser. The server decides in the end. */
  accept?: string[]
  onFile: (file: File) => void
  isDisabled?: boolean
}

/** Takes one file: dropped, pasted, or chosen. */
export function DropZone(props: DropZoneProps) {
  const { label, hint, buttonLabel = "Choose file", accept, onFile, isDisabled } = props
  return (
    <AriaDropZone
      isDisabled={isDisabled}
      onDrop={async ({ items }) => {
        const dropped = items.find((item) => item.kind === "file")
        if (dropped) onFile(await dropped.getFile())
      }}
      className="flex flex-col items-center gap-3 rounded-xl border border-dashed border-line-strong bg-surface px-6 py-10 text-center transition-colors data-drop-target:border-accent data-drop-target:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-accent"
    >
      <Upload size={28} strokeWidth={1.5} className="text-ink-soft" />
      <div className="flex flex-col gap-1">
        <Text slot="label" className="text-base font-medium">
          {label}
        </Text>
        {hint && <p className="max-w-prose text-ink-soft">{hint}</p>}
      </div>
      <FileTrigger
        acceptedFileTypes={accept}
        onSelect={(files) => {
          const [file] = files ?? []
          if (file) onFile(file)
        }}
      >
        <Button isDisabled={isDisabled}>{buttonLabel}</Button>
      </FileTrigger>
    </AriaDropZone>
  )
}
