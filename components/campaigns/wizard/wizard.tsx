"use client"

import { campaignTitle } from "#components/campaigns/campaign/campaign-texts.ts"
import { panelOf } from "#components/campaigns/wizard/compose/panels.ts"
import { PageHeader } from "#components/ui/page-header.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { ConflictDialog } from "./conflict-dialog.tsx"
import { stepField } from "./draft/focus-field.ts"
import { useWizard } from "./draft/use-wizard.ts"
import { stepNames } from "./draft/wizard-steps.ts"
import { SaveStatus } from "./save-status.tsx"
import { StepRail } from "./step-rail.tsx"
import { WizardFooter } from "./wizard-footer.tsx"
import { WizardPhone } from "./wizard-phone.tsx"
import { WizardStepView } from "./wizard-step-view.tsx"

/** Four steps from an idea to a launch; the right third is the recipient's phone. */
export function Wizard({ campaign }: { campaign: CampaignDetails }) {
  const wizard = useWizard(campaign, panelOf(campaign.channel).problems)
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
            <WizardStepView wizard={wizard} />
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
