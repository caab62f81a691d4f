import type { Metadata } from "next"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { TemplatesScreen } from "#components/templates/list/templates-screen.tsx"
import { may } from "#lib/access/permissions.ts"

export const metadata: Metadata = { title: "WhatsApp templates" }

export default async function TemplatesPage() {
  const ctx = await pageCtx("templates:read")
  return <TemplatesScreen canWrite={may(ctx, "templates:write")} />
}
