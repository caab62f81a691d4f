"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { type Resolver, useForm } from "react-hook-form"
import { handoffHref } from "#components/handoffs/handoff-texts.ts"
import { ProblemError } from "#components/ui/problem-error.ts"
import { notify } from "#components/ui/toast.tsx"
import { handoffOptOutText, longestLookbackMinutes } from "#lib/handoffs/handoff-rules.ts"
import type { HandoffInput } from "#lib/handoffs/handoff-schema.ts"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { handoffListKey, saveHandoff } from "../handoff-queries.ts"

/**
 * The schema and what runs it are fetched when something is first checked. When they cannot be, since the server is away or
 * was updated, the server checks alone: it has the same schema.
 */
const resolver: Resolver<HandoffInput> = async (values, ...given) => {
  const fetched = await import("./resolve-handoff.ts").catch(() => null)
  return fetched ? fetched.resolveHandoff(values, ...given) : { values, errors: {} }
}

/** The form of one handoff: its values, its problems, and saving. `handoff` is null while there is none yet; locked for who may only read. */
export function useHandoffForm(initial: HandoffView | null, canWrite: boolean) {
  const [handoff, setHandoff] = useState(initial)
  const [refusal, setRefusal] = useState<unknown>(null)
  const form = useForm<HandoffInput>({
    resolver,
    mode: "onTouched",
    defaultValues: valuesOf(initial),
    disabled: !canWrite,
  })
  const queries = useQueryClient()
  const router = useRouter()
  const save = form.handleSubmit(async (fields) => {
    setRefusal(null)
    try {
      const saved = await saveHandoff(handoff, fields)
      void queries.invalidateQueries({ queryKey: handoffListKey })
      setHandoff(saved)
      form.reset(valuesOf(saved))
      notify(handoff ? "Handoff saved" : "Handoff created", `Requests name it ${saved.id}`)
      if (!handoff) router.replace(handoffHref(saved))
    } catch (error) {
      showProblem(error)
    }
  })
  /** What the server says about a field stands at the field, the rest above the buttons. */
  const showProblem = (error: unknown) => {
    const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : []
    const known = fields.filter(({ path }) => path in form.getValues())
    for (const { path, message } of known)
      form.setError(path as keyof HandoffInput, { message }, { shouldFocus: true })
    setRefusal(known.length === 0 ? error : null)
  }
  return { form, handoff, save, refusal }
}

export type HandoffForm = ReturnType<typeof useHandoffForm>["form"]

function valuesOf(handoff: HandoffView | null): HandoffInput {
  if (handoff) {
    const { title, sender, template, optOutText, lookbackMinutes, routeAllWithinLookback } = handoff
    const [templateId, text] = template ? [template.id, ""] : [null, handoff.text]
    const message = { templateId, text, optOutText }
    return { title, senderId: sender.id, ...message, lookbackMinutes, routeAllWithinLookback }
  }
  return {
    ...{ title: "", senderId: "", templateId: null, text: "", optOutText: handoffOptOutText },
    ...{ lookbackMinutes: longestLookbackMinutes, routeAllWithinLookback: false },
  }
}
