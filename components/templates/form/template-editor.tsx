"use client"

import { PageHeader } from "#components/ui/page-header.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { TemplateStatusChip } from "../template-status-chip.tsx"
import { CheckButton } from "./check-button.tsx"
import { TemplateActions } from "./template-actions.tsx"
import { TemplateFormCards } from "./template-form-cards.tsx"
import { TemplateNotice } from "./template-notice.tsx"
import { TemplatePhone } from "./template-phone.tsx"
import { useTemplateEditor } from "./use-template-editor.ts"

type TemplateEditorProps = { template: TemplateView | null; canWrite: boolean }

/** One template: written, submitted, looked at. What may not be changed, or by whom, is shown with every field locked. */
export function TemplateEditor({ template: initial, canWrite }: TemplateEditorProps) {
  const editor = useTemplateEditor(initial, canWrite)
  const { template, form, setTemplate } = editor
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={template?.title ?? "New template"}
        badge={template && <TemplateStatusChip status={template.status} />}
        description={template ? undefined : "WhatsApp reviews it before it may be sent."}
        breadcrumbs={[{ label: "WhatsApp templates", href: "/templates" }]}
        actions={template && canWrite && <TemplateActions template={template} />}
      />
      {template && (
        <TemplateNotice
          template={template}
          checkNow={canWrite && <CheckButton template={template} onChecked={setTemplate} />}
        />
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <TemplateFormCards editor={editor} />
        <div className="lg:sticky lg:top-8">
          <TemplatePhone fields={form.fields} own={template?.sender ?? null} />
        </div>
      </div>
    </div>
  )
}
