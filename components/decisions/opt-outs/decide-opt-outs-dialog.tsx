"use client"

import { countOf } from "#components/ui/count-of.ts"
import { DecisionDialog } from "../decision-dialog.tsx"
import { useDecideOptOuts } from "./opt-out-queries.ts"
import { optOutDecisionEffects, optOutDecisionNames } from "./opt-out-texts.ts"
import type { OptOutQuestion } from "./use-opt-out-list.ts"

type DecideOptOutsDialogProps = OptOutQuestion & { onDone: () => void; onClose: () => void }

/** Asks before consumers are put on the list of opt-outs, or are written to again. */
export function DecideOptOutsDialog({ rows, decision, onDone, onClose }: DecideOptOutsDialogProps) {
  const decide = useDecideOptOuts()
  const onDecide = async (note: string | undefined) => {
    const questionIds = rows.flatMap((row) => row.questionIds)
    await decide({ questionIds, decision, note })
    onDone()
  }
  return (
    <DecisionDialog
      tone="danger"
      decision={optOutDecisionNames[decision]}
      count={countOf(rows.length, "consumer", "consumers")}
      {...{ onDecide, onClose }}
    >
      <p>{optOutDecisionEffects[decision]}</p>
    </DecisionDialog>
  )
}
