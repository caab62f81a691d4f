"use client"

import { DurationField } from "#components/ui/duration-field.tsx"

type LookbackFieldProps = {
  lookbackMinutes: number
  onChange: (lookbackMinutes: number) => void
  isDisabled?: boolean
}

/** How long an answer still belongs to the campaign: 60 minutes to 30 days. */
export function LookbackField({ lookbackMinutes, ...props }: LookbackFieldProps) {
  return (
    <DurationField
      {...props}
      field="lookbackMinutes"
      label="Lookback"
      description="An answer within this time goes to the skill; a later one to the default skill. 60 minutes to 30 days."
      minutes={lookbackMinutes}
      minMinutes={60}
      maxMinutes={30 * 1440}
    />
  )
}
