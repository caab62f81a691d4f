"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { DeleteTemplateDialog } from "../delete-template-dialog.tsx"
import { useTemplateActions } from "../use-template-actions.ts"

/** What can be done with a stored template, whatever its status. */
export function TemplateActions({ template }: { template: TemplateView }) {
  const [isAsked, setAsked] = useState(false)
  const { clone } = useTemplateActions(template)
  const router = useRouter()
  return (
    <>
      <Button variant="danger" onPress={() => setAsked(true)}>
        Delete
      </Button>
      <Button isPending={clone.isPending} onPress={() => clone.mutate()}>
        Clone
      </Button>
      <DeleteTemplateDialog
        template={template}
        isOpen={isAsked}
        onOpenChange={setAsked}
        onDeleted={() => router.replace("/templates")}
      />
    </>
  )
}
