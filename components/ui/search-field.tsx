"use client"

import { Search, X } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Input } from "react-aria-components/Input"
import { SearchField as AriaSearchField } from "react-aria-components/SearchField"
import { cx } from "./cx.ts"
import { controlColours, controlShape } from "./field-style.ts"

type SearchFieldProps = {
  /** Says what is searched; read to screen readers and shown as the placeholder. */
  label: string
  value: string
  onChange: (value: string) => void
  /** How wide it is. */
  className: string
}

/** Search within a list. Escape empties it. */
export function SearchField({ label, value, onChange, className }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx("group relative", className)}
    >
      <Search
        size={16}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-soft"
      />
      <Input
        placeholder={label}
        className={cx(
          controlShape,
          controlColours,
          "touch-target h-9 px-9 [&::-webkit-search-cancel-button]:hidden",
        )}
      />
      <Button className="absolute inset-y-0 right-0 flex w-9 cursor-pointer items-center justify-center rounded-lg text-ink-soft group-data-empty:hidden">
        <X size={16} />
      </Button>
    </AriaSearchField>
  )
}
