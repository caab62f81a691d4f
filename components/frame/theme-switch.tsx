"use client"

import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react"
import { useTheme } from "next-themes"
import { ToggleButton } from "react-aria-components/ToggleButton"
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup"
import { Tooltip } from "#components/ui/tooltip.tsx"
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts"

const themes: { id: string; label: string; icon: LucideIcon }[] = [
  { id: "light", label: "Light", icon: Sun },
  { id: "dark", label: "Dark", icon: Moon },
  { id: "system", label: "As the system", icon: Monitor },
]

const toggleStyle =
  "touch-target flex h-7 flex-1 cursor-pointer items-center justify-center rounded-md text-ink-soft data-hovered:text-ink data-selected:bg-surface data-selected:text-ink data-selected:shadow-sm"

/** Light, dark, or whatever the system says. The server does not know the choice, so it is marked after hydration. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme()
  const chosen = useIsHydrated() && theme ? [theme] : []
  return (
    <ToggleButtonGroup
      aria-label="Theme"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen}
      onSelectionChange={([key]) => setTheme(String(key))}
      className="flex rounded-lg bg-muted-soft p-0.5"
    >
      {themes.map(({ id, label, icon: Icon }) => (
        <Tooltip key={id} text={label}>
          <ToggleButton id={id} aria-label={label} className={toggleStyle}>
            <Icon size={16} />
          </ToggleButton>
        </Tooltip>
      ))}
    </ToggleButtonGroup>
  )
}
