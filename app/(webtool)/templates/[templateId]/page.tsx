import type { Metadata } from "next"
import { orNotFound, pageCtx } from "#app/_server/pages/page-ctx.ts"
import { TemplateScreen } from "#components/templates/form/template-screen.tsx"
import { may } from "#lib/access/permissions.ts"
import { getTemplate } from "#lib/templates/get-template.ts"

export const metadata: Metadata = { title: "WhatsApp template" }

export default async function TemplatePage({ params }: PageProps<"/templates/[templateId]">) {
  const ctx = await pageCtx("templates:read")
  const template = await orNotFound(getTemplate(ctx, await params))
  return <TemplateScreen key={template.id} template={template} canWrite={may(ctx, "templates:write")} />
}
