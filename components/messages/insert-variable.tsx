import { Braces } from "lucide-react"
import type { RefObject } from "react"
import { Button } from "#components/ui/button.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"

type InsertVariableProps = {
  area: RefObject<HTMLTextAreaElement | null>
  text: string
  onChange: (text: string) => void
}

/** Puts the next number in place of what is selected. */
export function InsertVariable({ area, text, onChange }: InsertVariableProps) {
  const insert = () => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {}
    const variable = `{{${countVariables(text) + 1}}}`
    onChange(text.slice(0, selectionStart) + variable + text.slice(selectionEnd))
    area.current?.focus()
  }
  return (
    <Button size="small" onPress={insert}>
      <Braces size={14} />
      Insert variable
    </Button>
  )
}
