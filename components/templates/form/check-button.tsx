import { Button } from "#components/ui/button.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { useTemplateActions } from "../use-template-actions.ts"

type CheckButtonProps = { template: TemplateView; onChecked: (now: TemplateView) => void }

/** Asks the provider now, instead of waiting for the next time. */
export function CheckButton({ template, onChecked }: CheckButtonProps) {
  const { check } = useTemplateActions(template, onChecked)
  return (
    <Button size="small" isPending={check.isPending} onPress={() => check.mutate()}>
      Check now
    </Button>
  )
}
