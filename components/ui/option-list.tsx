"use client"

import { Check } from "lucide-react"
import { ListBox, ListBoxItem } from "react-aria-components/ListBox"
import { Text } from "react-aria-components/Text"
import { optionStyle } from "./field-style.ts"

export type Option = { id: string; label: string; description?: string }

/** The choices of a select or a combo box. Its items come from the `items` of the control around it, or from here. */
export function OptionList({ items, emptyText }: { items?: Option[]; emptyText?: string }) {
  return (
    <ListBox
      items={items}
      className="outline-none"
      renderEmptyState={() => <p className="px-2.5 py-2 text-ink-soft">{emptyText ?? "Nothing to choose"}</p>}
    >
      {(option: Option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={optionStyle}>
          {({ isSelected }) => (
            <>
              <span className="flex min-w-0 flex-1 flex-col">
                <Text slot="label" className="truncate">
                  {option.label}
                </Text>
                {option.description && (
                  <Text slot="description" className="truncate text-xs text-ink-soft">
                    {option.description}
                  </Text>
                )}
              </span>
              {isSelected && <Check size={16} className="text-accent" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
