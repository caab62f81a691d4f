"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import type { Decision } from "#lib/messages/decide-unknown.ts"
import type { DecisionRow } from "#lib/messages/decision-view.ts"
import { DecideDialog } from "./decide-dialog.tsx"
import { decisionNames } from "./words.ts"

type DecideButtonsProps = { rows: DecisionRow[]; onDone: () => void }

/** The two choices for some messages; each asks before it does anything. */
export function DecideButtons({ rows, onDone }: DecideButtonsProps) {
  const [asked, setAsked] = useState<Decision | null>(null)
  const maySendAgain = rows.some((row) => row.maySendAgain)
  return (
    <>
      {maySendAgain && <Button onPress={() => setAsked("send_again")}>{decisionNames.send_again}</Button>}
      <Button onPress={() => setAsked("count_as_sent")}>{decisionNames.count_as_sent}</Button>
      {asked && <DecideDialog rows={rows} decision={asked} onDone={onDone} onClose={() => setAsked(null)} />}
    </>
  )
}
