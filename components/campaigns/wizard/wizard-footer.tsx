"use client"

import { ArrowLeft, ArrowRight } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { focusField } from "./draft/focus-field.ts"
import type { Wizard } from "./draft/use-wizard.ts"
import { stepNames, wizardSteps } from "./draft/wizard-steps.ts"

/** Back and next. Next always answers: it goes on, or to the first thing that is missing here. */
export function WizardFooter({ wizard }: { wizard: Wizard }) {
  const { step, steps } = wizard
  const index = wizardSteps.indexOf(step)
  const previous = wizardSteps[index - 1]
  const next = wizardSteps[index + 1]
  const { typed } = wizard.audience
  const goOn = () => {
    if (step === "compose" && wizard.showProblems()) return
    if (step === "recipients" && typed.isDirty) return typed.parse(() => next && wizard.goTo(next))
    if (step === "recipients" && steps.some((one) => one.step === step && one.isBlocked))
      return focusField("recipients")
    if (step === "schedule" && wizard.showScheduleProblem()) return
    if (next) wizard.goTo(next)
  }
  return (
    <div className="flex items-center justify-between gap-3">
      {previous ? (
        <Button onPress={() => wizard.goTo(previous)}>
          <ArrowLeft size={16} />
          {stepNames[previous]}
        </Button>
      ) : (
        <span />
      )}
      {next && (
        <Button variant="primary" onPress={goOn}>
          Next: {stepNames[next]}
          <ArrowRight size={16} />
        </Button>
      )}
    </div>
  )
}
