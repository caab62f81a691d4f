"use client"

import { campaignTitle } from "#components/campaigns/campaign/campaign-texts.ts"
import { ComposeStep } from "#components/campaigns/wizard/compose/compose-step.tsx"
import { panelOf } from "#components/campaigns/wizard/compose/panels.ts"
import { RecipientsStep } from "#components/campaigns/wizard/recipients/recipients-step.tsx"
import { ReviewStep } from "#components/campaigns/wizard/review/review-step.tsx"
import { ScheduleStep } from "#components/campaigns/wizard/schedule/schedule-step.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { ConflictDialog } from "./conflict-dialog.tsx"
import { stepField } from "./draft/focus-field.ts"
import { useWizard } from "./draft/use-wizard.ts"
import { stepNames, type WizardStep } from "./draft/wizard-steps.ts"
import { SaveStatus } from "./save-status.tsx"
import { StepRail } from "./step-rail.tsx"
import { WizardFooter } from "./wizard-footer.tsx"
import { WizardPhone } from "./wizard-phone.tsx"

const stepViews: Record<WizardStep, typeof ComposeStep> = {
  compose: ComposeStep,
  recipients: RecipientsStep,
  schedule: ScheduleStep,
  review: ReviewStep,
}

/** Four steps from an idea to a launch; the right third is the recipient's phone. */
export function Wizard({ campaign }: { campaign: CampaignDetails }) {
  const wizard = useWizard(campaign, panelOf(campaign.channel).problems)
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
