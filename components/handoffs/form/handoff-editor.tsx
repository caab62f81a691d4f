"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { InlineError } from "#components/ui/inline-error.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { DeleteHandoffDialog } from "../delete-handoff-dialog.tsx"
import { HandoffLookbackField, HandoffSenderField, RoutingField, TitleField } from "./handoff-fields.tsx"
import { HandoffPhone } from "./handoff-phone.tsx"
import { HandoffUse } from "./handoff-use.tsx"
import { HandoffMessage } from "./message-fields.tsx"
import { useHandoffForm } from "./use-handoff-form.ts"

type HandoffEditorProps = { handoff: HandoffView | null; canWrite: boolean }

/** One handoff: created, looked at, changed. Who may only read sees it with every field locked. */
export function HandoffEditor({ handoff: initial, canWrite }: HandoffEditorProps) {
  const { form, handoff, save, refusal } = useHandoffForm(initial, canWrite)
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={handoff?.title ?? "New handoff"}
        description={handoff ? undefined : "Requests that name it send this message from this number."}
        breadcrumbs={[{ label: "API handoffs", href: "/handoffs" }]}
        actions={handoff && canWrite && <DeleteButton handoff={handoff} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <form onSubmit={save} noValidate className="flex flex-col gap-4 **:scroll-mb-20">
          {handoff && <HandoffUse handoff={handoff} />}
          <Card>
            <CardHeader
              title="Configure"
              description="What it is called, who sends it and where answers go."
            />
            <div className="grid gap-5 p-4 sm:grid-cols-2">
              <div className="sm:col-span-2">
                <TitleField form={form} />
              </div>
              <HandoffSenderField form={form} handoff={handoff} />
              <HandoffLookbackField form={form} />
              <div className="sm:col-span-2">
                <RoutingField form={form} />
              </div>
            </div>
          </Card>
          <Card>
            <CardHeader title="Compose" description="The phone beside it shows exactly what arrives." />
            <div className="flex flex-col gap-5 p-4">
              <HandoffMessage form={form} handoff={handoff} />
            </div>
          </Card>
          {refusal !== null && <InlineError error={refusal} />}
          {canWrite && <Buttons isNew={!handoff} isSaving={form.formState.isSubmitting} />}
        </form>
        <div className="lg:sticky lg:top-8">
          <HandoffPhone form={form} handoff={handoff} />
        </div>
      </div>
    </div>
  )
}

/** They stay at the foot of the window, so that a message that appears above does not move them from under a press. */
function Buttons({ isNew, isSaving }: { isNew: boolean; isSaving: boolean }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap justify-end gap-2 bg-canvas px-1 py-3">
      <LinkButton href="/handoffs">Cancel</LinkButton>
      <Button type="submit" variant="primary" isPending={isSaving}>
        {isNew ? "Create handoff" : "Save changes"}
      </Button>
    </div>
  )
}

function DeleteButton({ handoff }: { handoff: HandoffView }) {
  const [isAsked, setAsked] = useState(false)
  const router = useRouter()
  return (
    <>
      <Button variant="danger" onPress={() => setAsked(true)}>
        Delete
      </Button>
      <DeleteHandoffDialog
        handoff={handoff}
        isOpen={isAsked}
        onOpenChange={setAsked}
        onDeleted={() => router.replace("/handoffs")}
      />
    </>
  )
}
