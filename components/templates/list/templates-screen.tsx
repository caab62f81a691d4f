"use client"

import dynamic from "next/dynamic"
import { Card } from "#components/ui/card.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { NewTemplateButton } from "./new-template-button.tsx"
import { useTemplateList } from "./use-template-list.ts"

/** Fetched beside its rows. The server draws it, so that nothing is seen of that. */
const TemplateList = dynamic(() => import("./template-list.tsx").then((module) => module.TemplateList))

/** All templates of the account. */
export function TemplatesScreen({ canWrite }: { canWrite: boolean }) {
  const state = useTemplateList()
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="WhatsApp templates"
        description="The messages with which you may write first on WhatsApp, once WhatsApp has approved them."
        actions={canWrite && <NewTemplateButton />}
      />
      <Card>
        <TemplateList state={state} canWrite={canWrite} />
      </Card>
    </div>
  )
}
