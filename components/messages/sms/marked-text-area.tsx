"use client"

import type { Ref } from "react"
import { TextArea } from "react-aria-components/TextArea"
import { cx } from "#components/ui/cx.ts"
import { controlShape } from "#components/ui/field-style.ts"
import type { CostlyCharacter } from "#lib/channels/sms/sms-text.ts"
import { markCostly } from "./replace-characters.ts"

type MarkedTextAreaProps = { text: string; costly: CostlyCharacter[]; inputRef?: Ref<HTMLTextAreaElement> }

/** Both layers must wrap alike, so they share every measure; the lower one also makes the box grow with its text. */
const layer = cx(
  controlShape,
  "px-3 col-start-1 row-start-1 min-h-24 py-2 leading-5 break-words whitespace-pre-wrap",
)

/** A text area that marks, in the text itself, the characters that cost. The list below it says them in words. */
export function MarkedTextArea({ text, costly, inputRef }: MarkedTextAreaProps) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)]">
      <span aria-hidden className={cx(layer, "bg-surface text-transparent")}>
        {markCostly(text, costly).map((part) =>
          part.isCostly ? (
            <mark
              key={part.start}
              className="rounded-sm bg-warning-soft text-transparent underline decoration-warning decoration-2 underline-offset-4"
            >
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
        {"\u200b"}
      </span>
      <TextArea ref={inputRef} className={cx(layer, "resize-none overflow-hidden bg-transparent text-ink")} />
    </span>
  )
}
