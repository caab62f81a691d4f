import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { callWebtool } from "#components/data/call-webtool.ts"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { recipientRows } from "./audience-queries.ts"
import type { DraftStore } from "./draft-store.ts"
import { focusField } from "./focus-field.ts"
import { countLines, typedText } from "./typed-line.ts"
import { useLeaving } from "./use-leaving.ts"
import { useReplacement } from "./use-replacement.ts"

export const mostTypedLines = 100

type TypedRecipientsInput = {
  campaignId: string
  current: AudienceView | null
  store: DraftStore
  onRead: (version: number) => Promise<unknown>
}

type Parsing = { lines: string; onGood?: () => void }

/**
 * The typed lines: as they are in the text box, else as the server keeps them. Lines that nobody parsed are sent when
 * the page is left, unless they would replace a file.
 */
export function useTypedRecipients({ campaignId, current, store, onRead }: TypedRecipientsInput) {
  const [typed, setTyped] = useState<string | null>(null)
  const isTyped = current?.source === "typed"
  const kept = useQuery({
    ...recipientRows({ campaignId, filter: "all", page: 1, pageSize: mostTypedLines }),
    enabled: isTyped,
  })
  const text = typed ?? (isTyped && kept.data ? typedText(kept.data.items) : "")
  const lines = countLines(text)
  const isDirty = typed !== null && lines > 0

  const put = (sent: string, keepalive = false) =>
    callWebtool("PUT campaigns/[campaignId]/recipients/typed", { campaignId, text: sent }, { keepalive })
  const parsing = useMutation({
    mutationFn: async (input: Parsing) => {
      await store.flush()
      return put(input.lines)
    },
    onSuccess: async ({ campaignVersion, counts }, { lines: sent, onGood }) => {
      await onRead(campaignVersion)
      // What was typed since is still to be parsed.
      setTyped((now) => (now === sent ? null : now))
      if (counts.invalid + counts.duplicate === 0) onGood?.()
      else focusField("audience")
    },
  })
  const replacement = useReplacement<Parsing>(current, "typed", async (input) => parsing.mutate(input))
  useLeaving(() => {
    if (isDirty && lines <= mostTypedLines && current?.source !== "csv")
      void put(text, true).catch(() => null)
  })

  /** Reads the lines; `onGood` follows when none of them has a problem. */
  const parse = (onGood?: () => void) => {
    if (lines === 0) return focusField("typed")
    replacement.ask({ lines: text, onGood })
  }
  return {
    text,
    setText: setTyped,
    lines,
    isDirty,
    parse,
    isParsing: parsing.isPending,
    error: parsing.error,
    replacement,
  }
}
