import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { TemplateScreen } from "#components/templates/form/template-screen.tsx"

export const metadata: Metadata = { title: "New WhatsApp template" }

export default async function NewTemplatePage() {
  await pageCtx("templates:write")
  return <TemplateScreen template={null} canWrite />
}
