import type { Metadata } from "next"
import { orNotFound, pageCtx } from "#app/_server/page-ctx.ts"
import { HandoffEditor } from "#components/handoffs/form/handoff-editor.tsx"
import { may } from "#lib/access/permissions.ts"
import { readHandoff } from "#lib/handoffs/read-handoff.ts"

export const metadata: Metadata = { title: "API handoff" }

export default async function HandoffPage({ params }: PageProps<"/handoffs/[handoffId]">) {
  const ctx = await pageCtx("handoffs:read")
  const handoff = await orNotFound(readHandoff(ctx, await params))
  return <HandoffEditor key={handoff.id} handoff={handoff} canWrite={may(ctx, "handoffs:write")} />
}
