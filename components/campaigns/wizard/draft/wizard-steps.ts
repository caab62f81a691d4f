import { countOf } from "#components/ui/count-of.ts"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"

export const wizardSteps = ["compose", "recipients", "schedule", "review"] as const
export type WizardStep = (typeof wizardSteps)[number]

export const stepNames: Record<WizardStep, string> = {
  compose: "Compose",
  recipients: "Recipients",
  schedule: "Schedule",
  review: "Preview and launch",
}

export type StepState = {
  step: WizardStep
  state: "done" | "now" | "open" | "blocked"
  /** True when something is missing in it, also while it is the current one. */
  isBlocked: boolean
  note: string
}

/** What each step still lacks. */
export type StepNeeds = {
  compose: FieldProblem[]
  schedule: FieldProblem[]
  audience: AudienceView | null
  isReading: boolean
}

/** What the rail says of each step: done, now, or what stands in the way. */
export function stepStates(
  current: WizardStep,
  { compose, schedule, audience, isReading }: StepNeeds,
): StepState[] {
  const notes: Record<WizardStep, string | null> = {
    compose: compose.length > 0 ? countOf(compose.length, "thing missing", "things missing") : null,
    recipients: isReading ? "Being read" : audienceBlocker(audience),
    schedule: schedule.length > 0 ? "A time has passed or is wrong" : null,
    review: null,
  }
  if (notes.compose) notes.review = "Compose is not finished"
  else if (notes.recipients) notes.review = "Recipients are not ready"
  else if (notes.schedule) notes.review = "The schedule is not right"
  return wizardSteps.map((step) => ({
    step,
    isBlocked: notes[step] !== null,
    ...stateOf(step, current, notes[step]),
  }))
}

function stateOf(
  step: WizardStep,
  current: WizardStep,
  blocker: string | null,
): Pick<StepState, "state" | "note"> {
  if (step === current) return { state: "now", note: blocker ?? "You are here" }
  if (blocker) return { state: "blocked", note: blocker }
  return step === "review" ? { state: "open", note: "Ready" } : { state: "done", note: "Done" }
}

function audienceBlocker(audience: AudienceView | null): string | null {
  if (!audience) return "None added yet"
  return audience.counts.valid === 0 ? "No valid number" : null
}
