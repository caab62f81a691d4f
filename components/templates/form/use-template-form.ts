import { useState } from "react"
import { flushSync } from "react-dom"
import { fieldErrors } from "#components/data/field-errors.ts"
import { useDebounced } from "#components/data/use-debounced.ts"
import { templateProblems } from "#lib/templates/rules/template-problems.ts"
import type { TemplateView } from "#lib/templates/template-view.ts"
import type { TemplateDraft } from "../template-queries.ts"
import { draftOf } from "./template-draft.ts"

/** What the server said, and of which fields. */
export type Refusal = { error: Error | null; of: TemplateDraft | undefined }

/**
 * The fields of one template, and what is wrong with them: said at a field once its author pauses in it or leaves it, at all
 * of them after an attempt to submit. Locked for who may only read, and for what may not be changed any more.
 */
export function useTemplateForm(template: TemplateView | null, isLocked: boolean, refusal: Refusal) {
  const [fields, setFields] = useState(() => draftOf(template))
  const [saved, setSaved] = useState(fields)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const [isAllShown, setAllShown] = useState(false)
  const settled = useDebounced(fields)
  const problems = templateProblems(isAllShown ? fields : settled)
  const refused = refusal.of === fields ? fieldErrors(refusal.error) : {}
  const see = (path: string) => setSeen((before) => (before.has(path) ? before : new Set(before).add(path)))
  const messageAt = (path: string) => {
    if (isLocked) return undefined
    const isShown = isAllShown || seen.has(path)
    return refused[path] ?? (isShown ? problems.find((problem) => problem.path === path)?.message : undefined)
  }
  return {
    fields,
    isLocked,
    isChanged: fields !== saved,
    /** What a control at that path needs beside its value. */
    at: (path: string) => ({
      onBlur: () => see(path),
      errorMessage: messageAt(path),
      isDisabled: isLocked,
    }),
    change: (changed: Partial<TemplateDraft>, path?: string) => {
      setFields((before) => ({ ...before, ...changed }))
      if (path) see(path)
    },
    /** Takes the fields as the server keeps them. */
    load: (stored: TemplateView) => {
      const loaded = draftOf(stored)
      setFields(loaded)
      setSaved(loaded)
    },
    /** Says all that is wrong at its field; true when nothing is. */
    showProblems: () => {
      flushSync(() => setAllShown(true))
      return templateProblems(fields).length === 0
    },
  }
}

export type TemplateForm = ReturnType<typeof useTemplateForm>
