"use client"

import { mostTypedLines } from "#components/campaigns/wizard/draft/use-typed-recipients.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Button } from "#components/ui/button.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { InlineError } from "#components/ui/inline-error.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { NumberedTextArea } from "./numbered-text-area.tsx"

/** Up to 100 recipients, one a line. */
export function TypedRecipients({ wizard }: { wizard: Wizard }) {
  const { text, setText, lines, parse, isParsing, error } = wizard.audience.typed
  const isOver = lines > mostTypedLines
  return (
    <div className="flex flex-col gap-3" data-field="typed">
      <NumberedTextArea
        label="Recipients, one a line"
        description={lineHelp(countVariables(wizard.draft.fields.text))}
        errorMessage={
          isOver
            ? `Remove ${countOf(lines - mostTypedLines, "line", "lines")}, or upload them as a CSV file`
            : undefined
        }
        value={text}
        onChange={setText}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className={`text-xs tabular-nums ${isOver ? "text-negative" : "text-ink-soft"}`}>
          {lines} of {mostTypedLines} lines
        </p>
        <Button variant="primary" isPending={isParsing} onPress={() => parse()}>
          Parse
        </Button>
      </div>
      {error !== null && <InlineError error={error} />}
    </div>
  )
}

function lineHelp(variables: number): string {
  if (variables === 0) return "number, or number,own message"
  return `number,${Array.from({ length: variables }, (_, index) => `value of {{${index + 1}}}`).join(",")}`
}
