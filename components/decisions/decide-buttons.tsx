"use client"

import { Button } from "#components/ui/button.tsx"
import type { DecisionRow } from "#lib/ledger/unknown/decision-view.ts"
import { decisionNames } from "./decision-texts.ts"
import type { Ask } from "./use-decision-list.ts"

type DecideButtonsProps = { rows: DecisionRow[]; ask: Ask }

/** The two choices for some messages; each asks before it does anything. */
export function DecideButtons({ rows, ask }: DecideButtonsProps) {
  return (
    <>
      {rows.some(({ maySendAgain }) => maySendAgain) && (
        <Button onPress={() => ask({ rows, decision: "send_again" })}>{decisionNames.send_again}</Button>
      )}
      <Button onPress={() => ask({ rows, decision: "count_as_sent" })}>{decisionNames.count_as_sent}</Button>
    </>
  )
}
