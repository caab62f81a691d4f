"use client"

import { lazy, Suspense, useEffect } from "react"
import { Skeleton } from "#components/ui/skeleton.tsx"
import type { Wizard } from "./draft/use-wizard.ts"
import type { WizardStep } from "./draft/wizard-steps.ts"
import { loadStep } from "./load-step.ts"

const views = {
  compose: lazy(loadStep.compose),
  recipients: lazy(loadStep.recipients),
  schedule: lazy(loadStep.schedule),
  review: lazy(loadStep.review),
}

/** The step that is open. Once its script is here and it is shown, it takes the focus. */
export function WizardStepView({ wizard }: { wizard: Wizard }) {
  const View = views[wizard.step]
  return (
    <Suspense key={wizard.step} fallback={<StepSkeleton />}>
      <View wizard={wizard} />
      <FocusTaker step={wizard.step} takeFocus={wizard.takeFocus} />
    </Suspense>
  )
}

/** Stands behind the step in its boundary: an effect of the wizard itself would look for fields that are not there yet. */
function FocusTaker({ step, takeFocus }: { step: WizardStep; takeFocus: Wizard["takeFocus"] }) {
  useEffect(() => takeFocus(step), [step, takeFocus])
  return null
}

function StepSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading the step</span>
      <Skeleton className="h-96" />
    </div>
  )
}
