"use client"

import { Button } from "#components/ui/button.tsx"
import { optOutDecisions } from "#lib/opt-outs/opt-out-choices.ts"
import type { OptOutQuestionRow } from "#lib/opt-outs/question-view.ts"
import { optOutDecisionNames } from "./opt-out-texts.ts"
import type { OptOutQuestion } from "./use-opt-out-list.ts"

type DecideOptOutButtonsProps = {
  rows: OptOutQuestionRow[]
  ask: (question: OptOutQuestion) => void
  size?: "small"
}

/** The two choices for some consumers; each asks before it does anything. */
export function DecideOptOutButtons({ rows, ask, size }: DecideOptOutButtonsProps) {
  const [only, ...others] = rows
  const whom = only && others.length === 0 ? (only.address ?? "an erased number") : "the ticked ones"
  return optOutDecisions.map((decision) => (
    <Button
      key={decision}
      size={size}
      aria-label={`${optOutDecisionNames[decision]}: ${whom}`}
      onPress={() => ask({ rows, decision })}
    >
      {optOutDecisionNames[decision]}
    </Button>
  ))
}
