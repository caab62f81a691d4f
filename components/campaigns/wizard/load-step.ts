import type { ComponentType } from "react"
import type { Wizard } from "./draft/use-wizard.ts"
import type { WizardStep } from "./draft/wizard-steps.ts"

type StepView = { default: ComponentType<{ wizard: Wizard }> }

/** Fetches the script of a step: when it is opened, or a little before. */
export const loadStep: Record<WizardStep, () => Promise<StepView>> = {
  compose: async () => ({ default: (await import("./compose/compose-step.tsx")).ComposeStep }),
  recipients: async () => ({ default: (await import("./recipients/recipients-step.tsx")).RecipientsStep }),
  schedule: async () => ({ default: (await import("./schedule/schedule-step.tsx")).ScheduleStep }),
  review: async () => ({ default: (await import("./review/review-step.tsx")).ReviewStep }),
}
