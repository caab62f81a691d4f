import type { Metadata } from "next"
import { orNotFound, pageCtx } from "#app/_server/pages/page-ctx.ts"
import { HandoffEditor } from "#components/handoffs/form/handoff-editor.tsx"
import { may } from "#lib/access/permissions.ts"
import { getHandoff } from "#lib/handoffs/get-handoff.ts"

export const metadata: Metadata = { title: "API handoff" }

export default async function HandoffPage({ params }: PageProps<"/handoffs/[handoffId]">) {
  const ctx = await pageCtx("handoffs:read")
  const handoff = await orNotFound(getHandoff(ctx, await params))
  return <HandoffEditor key={handoff.id} handoff={handoff} canWrite={may(ctx, "handoffs:write")} />
}
