import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { AudienceView } from "#lib/recipients/audience-view.ts"
import { recipientRows } from "../campaign-queries.ts"
import { focusField } from "./focus-field.ts"
import { countLines, typedText } from "./typed-line.ts"
import { useReplacement } from "./use-replacement.ts"
import type { Wizard } from "./use-wizard.ts"

export const mostTypedLines = 100

/** The typed lines: as they are in the text box, else as the server keeps them. */
export function useTypedRecipients(wizard: Wizard) {
  const { campaign, draft, audience } = wizard
  const [typed, setTyped] = useState<string | null>(null)
  const isTyped = audience.current.data?.source === "typed"
  const kept = useQuery({
    ...recipientRows(campaign.id, { filter: "all", page: 1, pageSize: mostTypedLines }),
    enabled: isTyped,
  })
  const text = typed ?? (isTyped && kept.data ? typedText(kept.data.items) : "")

  const parsing = useMutation({
    mutationFn: async (lines: string) => {
      await draft.store.flush()
      return webtoolFetch<AudienceView>(`campaigns/${campaign.id}/recipients/typed`, {
        method: "PUT",
        json: { text: lines },
      })
    },
    onSuccess: async ({ campaignVersion }) => {
      await audience.refreshRecipients(campaignVersion)
      setTyped(null)
    },
  })
  const replacement = useReplacement<string>(wizard, "typed", async (lines) => parsing.mutate(lines))
  const parse = () => {
    if (countLines(text) === 0) return focusField("typed")
    replacement.ask(text)
  }
  return {
    text,
    setText: setTyped,
    lines: countLines(text),
    parse,
    isParsing: parsing.isPending,
    error: parsing.error,
    replacement,
  }
}
