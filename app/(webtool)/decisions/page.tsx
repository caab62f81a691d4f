import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { DecisionsScreen } from "#components/decisions/decisions-screen.tsx"
import { may } from "#lib/access/permissions.ts"

export const metadata: Metadata = { title: "Decisions" }

export default async function DecisionsPage() {
  const ctx = await pageCtx("campaigns:read")
  return <DecisionsScreen canWrite={may(ctx, "campaigns:write")} />
}
