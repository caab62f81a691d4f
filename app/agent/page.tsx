import type { Metadata } from "next"
import { Suspense } from "react"
import { AppFrame } from "#app/_server/pages/app-frame.tsx"
import { pageCtx } from "#app/_server/pages/page-ctx.ts"
import { OpenConversations } from "#components/conversations/open-conversations.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"

export const metadata: Metadata = { title: "Conversations" }

/** Where agents start. They see who answered which message; the matrix of roles opens nothing else to them. */
export default async function AgentPage() {
  await pageCtx("conversations:read")
  return (
    <AppFrame>
      <PageHeader
        title="Conversations"
        description="Consumers who answered a message of your brand, with the message they answered. Read-only: answers are written in your brand's agent desk."
      />
      <h2 className="sr-only">Open conversations</h2>
      <Suspense>
        <OpenConversations />
      </Suspense>
    </AppFrame>
  )
}
