"use client"

import { useState } from "react"
import { TextArea } from "react-aria-components/TextArea"
import { TextField } from "react-aria-components/TextField"
import { FieldFrame, type FieldTexts } from "#components/ui/field.tsx"

type NumberedTextAreaProps = FieldTexts & { value: string; onChange: (value: string) => void }

/** Lines with their numbers beside them, so that a problem's line is found. Long lines scroll, they do not wrap. */
export function NumberedTextArea({
  label,
  description,
  errorMessage,
  value,
  onChange,
}: NumberedTextAreaProps) {
  const [scrolled, setScrolled] = useState(0)
  const count = Math.max(1, value.split("\n").length)
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={Boolean(errorMessage)}
      validationBehavior="aria"
      className="flex flex-col gap-1.5"
    >
      <FieldFrame {...{ label, description, errorMessage }}>
        <div className="flex h-60 overflow-hidden rounded-lg border border-line-strong bg-surface font-mono text-sm leading-6 has-data-focused:border-accent has-data-focused:outline-2 has-data-focused:-outline-offset-1 has-data-focused:outline-accent has-data-invalid:border-negative pointer-coarse:text-base">
          <div
            aria-hidden
            className="w-11 shrink-0 overflow-hidden border-r border-line bg-sunken py-2 pr-2 text-right text-xs leading-6 text-ink-soft select-none"
          >
            <div style={{ transform: `translateY(-${scrolled}px)` }}>
              {Array.from({ length: count }, (_, index) => (
                <div key={`line-${index.toString()}`}>{index + 1}</div>
              ))}
            </div>
          </div>
          <TextArea
            wrap="off"
            spellCheck={false}
            onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
            className="min-w-0 flex-1 resize-none overflow-auto bg-transparent px-3 py-2 leading-6 whitespace-pre outline-none"
          />
        </div>
      </FieldFrame>
    </TextField>
  )
}
