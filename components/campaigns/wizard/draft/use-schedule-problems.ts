import { useNow } from "#components/ui/time.tsx"
import { scheduleProblems } from "#lib/campaigns/schedule/schedule-rules.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"
import type { DraftFields } from "./draft-store.ts"

const dateOf = (instant: string | null) => (instant === null ? null : new Date(instant))

/** What is wrong with start and end at this minute. A start that was right when it was written passes by itself. */
export function useScheduleProblems({ startAt, endsAt }: DraftFields): FieldProblem[] {
  const now = useNow()
  if (now === null) return []
  return scheduleProblems({ startAt: dateOf(startAt), endsAt: dateOf(endsAt) }, new Date(now))
}
