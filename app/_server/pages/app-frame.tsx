import type { ReactNode } from "react"
import { requireUser } from "#app/_server/identity/session.ts"
import { Frame } from "#components/frame/frame.tsx"
import type { SectionId } from "#components/frame/navigation.tsx"
import { may, type Permission, roleNames } from "#lib/access/permissions.ts"
import { env } from "#lib/platform/env.ts"
import { signedInCtx } from "./page-ctx.ts"

const webtool: [SectionId, Permission][] = [
  ["campaigns", "campaigns:read"],
  ["decisions", "campaigns:read"],
  ["handoffs", "handoffs:read"],
  ["templates", "templates:read"],
  ["settings", "settings:read"],
]

/** The frame as the signed-in person sees it: only what the role opens. Sends a stranger to sign in. */
export async function AppFrame({ children }: { children: ReactNode }) {
  const ctx = await signedInCtx()
  const { name, role, accountName } = await requireUser()
  const sections = webtool.filter(([, permission]) => may(ctx, permission)).map(([section]) => section)
  return (
    <Frame
      person={{ name, roleName: roleNames[role], accountName }}
      sections={sections.length > 0 ? sections : ["agent"]}
      idleSeconds={env().SESSION_IDLE_MINUTES * 60}
    >
      {children}
    </Frame>
  )
}
