import { queryOptions } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"
import type { TemplateView } from "#lib/templates/template-view.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

/** What people write, and whom it is for. */
export type TemplateDraft = InputOf<"POST templates">

const templatesKey = ["templates"] as const
export const templateListKey = [...templatesKey, "list"] as const

export const templateList = (shown: QueryOf<"GET templates">) =>
  queryOptions({
    queryKey: [...templateListKey, shown],
    queryFn: ({ signal }) => callWebtool("GET templates", shown, { signal }),
  })

export const getTemplate = (templateId: string, init: RequestInit = {}) =>
  callWebtool("GET templates/[templateId]", { templateId }, init)

/** Asked for again and again until WhatsApp has decided. Each submission begins anew, without the last one's answers. */
export const templateUnderReview = (template: TemplateView | null) =>
  queryOptions({
    queryKey: [...templatesKey, "review", template?.id, template?.submittedAt],
    queryFn: ({ signal }) => getTemplate(template?.id ?? "", { signal }),
  })

/** Creates a template, or changes the one that was edited. */
export const saveTemplate = (edited: TemplateView | null, fields: TemplateDraft) =>
  edited
    ? callWebtool("PATCH templates/[templateId]", {
        ...fields,
        templateId: edited.id,
        updatedAt: edited.updatedAt,
      })
    : callWebtool("POST templates", fields)

export const submitTemplate = ({ id: templateId, updatedAt }: TemplateView) =>
  callWebtool("POST templates/[templateId]/submit", { templateId, updatedAt })

export const checkTemplate = (templateId: string) =>
  callWebtool("POST templates/[templateId]/check", { templateId })

export const cloneTemplate = (templateId: string) =>
  callWebtool("POST templates/[templateId]/clone", { templateId })

export const deleteTemplate = (templateId: string) =>
  callWebtool("DELETE templates/[templateId]", { templateId })
