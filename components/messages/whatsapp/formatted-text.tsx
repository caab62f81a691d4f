import { PlaceholderText } from "#components/messages/placeholder-text.tsx"
import { parseFormatting, type TextPart } from "./parse-formatting.ts"

/** A body as WhatsApp shows it: *bold*, _italic_, ~struck~ and ```code```. */
export function FormattedText({ text }: { text: string }) {
  return <Parts parts={parseFormatting(text)} />
}

function Parts({ parts }: { parts: TextPart[] }) {
  return parts.map((part, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: parts of one text have no other identity than their place
    if (typeof part === "string") return <PlaceholderText key={index} text={part} />
    const Mark = part.mark
    return (
      <Mark key={index}>
        <Parts parts={part.parts} />
      </Mark>
    )
    // biome-ignore-end lint/suspicious/noArrayIndexKey: parts of one text have no other identity than their place
  })
}
