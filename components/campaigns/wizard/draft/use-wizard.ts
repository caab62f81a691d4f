import { parseAsStringLiteral, useQueryState } from "nuqs"
import { useEffect, useRef, useState } from "react"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { type ContentProblems, composeProblems } from "./compose-problems.ts"
import { focusField, stepField } from "./focus-field.ts"
import { useAudience } from "./use-audience.ts"
import { useDraft } from "./use-draft.ts"
import { useScheduleProblems } from "./use-schedule-problems.ts"
import { stepStates, type WizardStep, wizardSteps } from "./wizard-steps.ts"

const stepParam = parseAsStringLiteral(wizardSteps).withDefault("compose").withOptions({ history: "push" })

export type Wizard = ReturnType<typeof useWizard>

/** Everything the four steps share: the draft, the recipients' reading, the step in the address and what it lacks. */
export function useWizard(campaign: CampaignDetails, contentProblems: ContentProblems) {
  const draft = useDraft(campaign)
  const [step, setStep] = useQueryState("step", stepParam)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())

  const audience = useAudience(campaign.id, draft.store)
  const problems = composeProblems(contentProblems, draft.fields)
  const timing = useScheduleProblems(draft.fields)
  const goTo = useGoTo(step, setStep)
  const touch = (path: string) => setTouched((before) => new Set(before).add(path))
  return {
    campaign,
    draft,
    step,
    goTo,
    audience,
    problems,
    steps: stepStates(step, {
      ...{ compose: problems, schedule: timing, isReading: audience.isReading },
      audience: audience.current.data ?? null,
    }),
    touch,
    /** The message below a field, once it was left or "Next" was pressed. */
    errorOf: (path: string) =>
      touched.has(path) ? problems.find((problem) => problem.path === path)?.message : undefined,
    /** The message below a field of step 3, at any time: it may have become wrong since it was written. */
    scheduleErrorOf: (path: string) => timing.find((problem) => problem.path === path)?.message,
    /** Goes to the first problem of step 3; false when there is none. */
    showScheduleProblem: () => {
      const [first] = timing
      if (first) focusField(first.path)
      return first !== undefined
    },
    /** Shows every problem of step 1 and goes to the first; false when there is none. */
    showProblems: () => {
      setTouched(new Set(problems.map(({ path }) => path)))
      const [first] = problems
      if (first) focusField(first.path)
      return first !== undefined
    },
  }
}

/** Opens a step and takes the focus along: to a field, or to the head of the step. */
function useGoTo(step: WizardStep, setStep: (step: WizardStep) => unknown) {
  const pathToFocus = useRef<string | null>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    focusField(pathToFocus.current ?? stepField)
    pathToFocus.current = null
  }, [step])
  return (next: WizardStep, path: string | null = null) => {
    pathToFocus.current = path
    void setStep(next)
  }
}
