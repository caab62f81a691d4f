"use client"

import type { ReactNode } from "react"
import { ComboBox } from "#components/ui/combo-box.tsx"
import { zoneOptions } from "./time-zones.ts"

type TimeZoneFieldProps = {
  label: string
  description?: ReactNode
  errorMessage?: string
  /** IANA name, such as "America/New_York". */
  value: string | null
  onChange: (zone: string | null) => void
  isDisabled?: boolean
}

/** A time zone, found by typing a part of its name. */
export function TimeZoneField(props: TimeZoneFieldProps) {
  return (
    <ComboBox
      {...props}
      options={zoneOptions(props.value)}
      placeholder="Search, such as New York"
      emptyText="No time zone has this name"
    />
  )
}
