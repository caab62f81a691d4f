import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { notify } from "#components/ui/toast.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { checkTemplate, cloneTemplate, templateListKey } from "./template-queries.ts"
import { templateHref } from "./template-texts.ts"

/** What is done with a template at one press: a copy of it, and asking the provider how it stands. */
export function useTemplateActions(
  template: Pick<TemplateView, "id">,
  onChecked?: (now: TemplateView) => void,
) {
  const queries = useQueryClient()
  const router = useRouter()
  const refreshLists = () => queries.invalidateQueries({ queryKey: templateListKey })
  const clone = useMutation({
    mutationFn: () => cloneTemplate(template.id),
    onSuccess: (copy) => {
      notify("Template copied", "Change its title and its words, then submit it")
      router.push(templateHref(copy))
      return refreshLists()
    },
  })
  const check = useMutation({
    mutationFn: () => checkTemplate(template.id),
    onSuccess: (now) => {
      onChecked?.(now)
      return refreshLists()
    },
  })
  return { clone, check }
}
