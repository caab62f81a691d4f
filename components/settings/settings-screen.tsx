"use client"

import { Suspense } from "react"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Tabs } from "#components/ui/tabs.tsx"
import { ApiClients } from "./api-clients.tsx"
import { Channels } from "./channels.tsx"
import { Sending } from "./sending.tsx"
import type { SettingsRights } from "./settings-rights.ts"
import { Skills } from "./skills.tsx"
import { Suppressions } from "./suppressions.tsx"
import { Webhooks } from "./webhooks.tsx"

type SettingsScreenProps = { rights: SettingsRights; accountId: string; baseUrl: string }

/** What an account needs once: access for its backend, numbers, hours, skills, and who must not be written to. */
export function SettingsScreen({ rights, accountId, baseUrl }: SettingsScreenProps) {
  return (
    <>
      <PageHeader
        title="Settings"
        description="Access for your backend, the numbers you send from, when they send, skills, and who must not be written to."
      />
      <Suspense>
        <Tabs
          label="Settings"
          items={[
            {
              id: "api-keys",
              label: "API clients",
              content: <ApiClients rights={rights} accountId={accountId} baseUrl={baseUrl} />,
            },
            { id: "channels", label: "Channels", content: <Channels rights={rights} /> },
            { id: "sending", label: "Sending", content: <Sending rights={rights} /> },
            { id: "skills", label: "Skills", content: <Skills rights={rights} /> },
            { id: "opt-outs", label: "Opt-outs", content: <Suppressions rights={rights} /> },
            { id: "webhooks", label: "Webhooks", content: <Webhooks rights={rights} /> },
          ]}
        />
      </Suspense>
    </>
  )
}
