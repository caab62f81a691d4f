"use client"

import { parseAsStringLiteral, useQueryState } from "nuqs"
import type { ReactNode } from "react"
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs"
import { useIsHydrated } from "./use-is-hydrated.ts"

export type TabItem = { id: string; label: string; content: ReactNode; count?: number }

type TabsProps = {
  /** Names the tabs to screen readers. */
  label: string
  items: TabItem[]
  /** Query parameter that holds the open tab; the first tab needs none. */
  param?: string
}

/** Views of one thing. The open one is in the address: it can be linked, and back goes back. */
export function Tabs({ label, items, param = "tab" }: TabsProps) {
  const ids = items.map(({ id }) => id)
  const parser = parseAsStringLiteral(ids)
    .withDefault(ids[0] ?? "")
    .withOptions({ history: "push" })
  const [tab, setTab] = useQueryState(param, parser)
  const isHydrated = useIsHydrated()
  return (
    <AriaTabs
      isDisabled={!isHydrated}
      selectedKey={tab}
      onSelectionChange={(key) => setTab(String(key))}
      className="flex flex-col gap-5"
    >
      <div className="relative -mb-px overflow-x-auto border-b border-line">
        <TabList aria-label={label} items={items} dependencies={[tab]} className="flex gap-1">
          {(item) => (
            <Tab
              id={item.id}
              ref={item.id === tab ? bringIntoView : undefined}
              className="touch-target flex cursor-pointer items-center gap-2 border-b-2 border-transparent px-3 py-2.5 font-medium whitespace-nowrap text-ink-soft outline-none data-hovered:text-ink data-selected:border-accent data-selected:text-ink data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent"
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-muted-soft px-1.5 text-xs text-muted tabular-nums">
                  {item.count}
                </span>
              )}
            </Tab>
          )}
        </TabList>
      </div>
      {items.map((item) => (
        <TabPanel
          key={item.id}
          id={item.id}
          className="outline-none data-focus-visible:outline-2 data-focus-visible:outline-offset-4 data-focus-visible:outline-accent"
        >
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

/** On a phone not all tabs fit: the list scrolls to the open one, and only the list, or the page would jump. */
function bringIntoView(tab: HTMLElement | null): void {
  const list = tab?.offsetParent
  if (tab && list) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2
}
