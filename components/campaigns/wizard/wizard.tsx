"use client"

import { PageHeader } from "#components/ui/page-header.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"
import { campaignTitle } from "../words.ts"
import { ComposeStep } from "./compose-step.tsx"
import { ConflictDialog } from "./conflict-dialog.tsx"
import { stepField } from "./focus-field.ts"
import { RecipientsStep } from "./recipients-step.tsx"
import { ReviewStep } from "./review-step.tsx"
import { SaveStatus } from "./save-status.tsx"
import { ScheduleStep } from "./schedule-step.tsx"
import { StepRail } from "./step-rail.tsx"
import { useWizard } from "./use-wizard.ts"
import { WizardFooter } from "./wizard-footer.tsx"
import { WizardPhone } from "./wizard-phone.tsx"
import { stepNames, type WizardStep } from "./wizard-steps.ts"

const stepViews: Record<WizardStep, typeof ComposeStep> = {
  compose: ComposeStep,
  recipients: RecipientsStep,
  schedule: ScheduleStep,
  review: ReviewStep,
}

/** Four steps from an idea to a launch; the right third is the recipient's phone. */
export function Wizard({ campaign }: { campaign: CampaignDetails }) {
  const wizard = useWizard(campaign)
  const Step = stepViews[wizard.step]
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={campaignTitle(wizard.draft.fields)}
        breadcrumbs={[{ label: "Campaigns", href: "/campaigns" }]}
        actions={<SaveStatus draft={wizard.draft} />}
      />
      <StepRail steps={wizard.steps} onStep={wizard.goTo} />
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          <section
            aria-label={stepNames[wizard.step]}
            data-field={stepField}
            tabIndex={-1}
            className="scroll-mt-24 outline-none"
          >
            <Step wizard={wizard} />
          </section>
          <WizardFooter wizard={wizard} />
        </div>
        <aside className="lg:sticky lg:top-6" aria-label="Preview">
          <WizardPhone wizard={wizard} />
        </aside>
      </div>
      <ConflictDialog draft={wizard.draft} />
    </div>
  )
}
