const placeholderParts = /(\{\{\s*\d{1,3}\s*\}\})/

/** A text whose variables that have no value yet stand out. */
export function PlaceholderText({ text }: { text: string }) {
  const parts = text.split(placeholderParts)
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity than their place
      <span key={index} className="rounded bg-accent-soft px-0.5 text-accent-strong">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
