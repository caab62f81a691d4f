import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { useAskBeforeClosing } from "#components/data/use-ask-before-closing.ts"
import { notify } from "#components/ui/toast.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { isEditable, isInReview } from "../template-phase.ts"
import {
  getTemplate,
  saveTemplate,
  submitTemplate,
  type TemplateDraft,
  templateListKey,
  templateUnderReview,
} from "../template-queries.ts"
import { templateHref } from "../template-texts.ts"
import { useTemplateForm } from "./use-template-form.ts"

const reviewIntervalMs = 5_000

/** One template as it stands with WhatsApp, its form, and what is done with both. `initial` is null while there is none yet. */
export function useTemplateEditor(initial: TemplateView | null, canWrite: boolean) {
  const [template, setTemplate] = useState(initial)
  const mayEdit = canWrite && (!template || isEditable(template.status))
  const saving = useMutation({ mutationFn: (fields: TemplateDraft) => saveTemplate(template, fields) })
  const form = useTemplateForm(initial, !mayEdit, { error: saving.error, of: saving.variables })
  useAskBeforeClosing(form.isChanged)
  const queries = useQueryClient()
  const router = useRouter()
  const review = useQuery({
    ...templateUnderReview(template),
    enabled: template !== null && isInReview(template.status),
    refetchInterval: reviewIntervalMs,
  })
  useEffect(() => {
    if (review.data) setTemplate(review.data)
  }, [review.data])
  const keep = (stored: TemplateView) => {
    setTemplate(stored)
    form.load(stored)
    void queries.invalidateQueries({ queryKey: templateListKey })
    return stored
  }
  /** A new one has an address of its own once what was asked for is done: its page begins anew there. */
  const arrive = (stored: TemplateView) => {
    if (!initial) router.replace(templateHref(stored))
  }
  const save = () =>
    saving.mutate(form.fields, {
      onSuccess: (stored) => {
        arrive(keep(stored))
        notify("Draft saved", "Submit it when it is ready")
      },
    })
  /** Throws what keeps it from being submitted; a refusal of the provider's is written down, and read again with it. */
  const submit = async () => {
    const stored = template && !form.isChanged ? template : keep(await saving.mutateAsync(form.fields))
    try {
      arrive(keep(await submitTemplate(stored)))
      notify("Submitted to WhatsApp", "This page says when it has decided")
    } catch (error) {
      keep(await getTemplate(stored.id).catch(() => stored))
      throw error
    }
  }
  return { template, setTemplate, form, mayEdit, saving, save, submit }
}

export type TemplateEditorState = ReturnType<typeof useTemplateEditor>
