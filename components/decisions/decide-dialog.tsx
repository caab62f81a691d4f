"use client"

import { countOf } from "#components/ui/count-of.ts"
import { DecisionDialog } from "./decision-dialog.tsx"
import { decisionNames, decisionRisks } from "./decision-texts.ts"
import { useDecide } from "./use-decide.ts"
import type { Question } from "./use-decision-list.ts"

type DecideDialogProps = Question & { onDone: () => void; onClose: () => void }

/** Asks before messages of unknown fate are counted as sent or sent again. */
export function DecideDialog({ rows, decision, onDone, onClose }: DecideDialogProps) {
  const decide = useDecide()
  const able = rows.filter(({ maySendAgain }) => decision === "count_as_sent" || maySendAgain)
  const onDecide = async (note: string | undefined) => {
    const messageIds = able.map(({ id }) => id)
    await decide(messageIds, decision, note)
    onDone()
  }
  return (
    <DecisionDialog
      tone={decision === "send_again" ? "danger" : "primary"}
      decision={decisionNames[decision]}
      count={countOf(able.length, "message", "messages")}
      {...{ onDecide, onClose }}
    >
      <p>{decisionRisks[decision]}</p>
      {able.length < rows.length && (
        <p>
          {countOf(rows.length - able.length, "message is", "messages are")} left out: the campaign is over.
        </p>
      )}
    </DecisionDialog>
  )
}
