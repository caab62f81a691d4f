import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { HandoffsScreen } from "#components/handoffs/list/handoffs-screen.tsx"
import { may } from "#lib/access/permissions.ts"

export const metadata: Metadata = { title: "API handoffs" }

export default async function HandoffsPage() {
  const ctx = await pageCtx("handoffs:read")
  return <HandoffsScreen canWrite={may(ctx, "handoffs:write")} />
}
