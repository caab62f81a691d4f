"use client"

import { Suspense } from "react"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Tabs } from "#components/ui/tabs.tsx"
import { ApiClients } from "./api-clients/api-clients.tsx"
import { Channels } from "./channels/channels.tsx"
import { People } from "./people/people.tsx"
import type { SettingsRights } from "./rights/settings-rights.ts"
import { Sending } from "./sending/sending.tsx"
import { Skills } from "./skills/skills.tsx"
import { Suppressions } from "./suppressions/suppressions.tsx"
import { Webhooks } from "./webhooks/webhooks.tsx"

type SettingsScreenProps = {
  rights: SettingsRights
  /** Who looks at it. */
  person: { id: string; name: string }
  accountId: string
  baseUrl: string
}

/** What an account needs once: access for its backend and its people, numbers, hours, skills, and who must not be written to. */
export function SettingsScreen({ rights, person, accountId, baseUrl }: SettingsScreenProps) {
  return (
    <>
      <PageHeader
        title="Settings"
        description="Access for your backend and your people, the numbers you send from, when they send, skills, and who must not be written to."
      />
      <Suspense>
        <Tabs
          label="Settings"
          items={[
            {
              id: "api-keys",
              label: "API clients",
              content: <ApiClients {...{ rights, person, accountId, baseUrl }} />,
            },
            ...(rights.maySeePeople
              ? [
                  {
                    id: "people",
                    label: "People",
                    content: <People rights={rights} personId={person.id} />,
                  },
                ]
              : []),
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
