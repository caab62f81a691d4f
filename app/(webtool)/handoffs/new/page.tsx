import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { HandoffEditor } from "#components/handoffs/form/handoff-editor.tsx"

export const metadata: Metadata = { title: "New handoff" }

export default async function NewHandoffPage() {
  await pageCtx("handoffs:write")
  return <HandoffEditor handoff={null} canWrite />
}
