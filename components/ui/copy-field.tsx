"use client"

import { CopyButton } from "./copy-button.tsx"

/** A value to be copied as it is: an id, a secret, an address. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
        <code className="min-w-0 flex-1 py-2 font-mono text-xs break-all whitespace-pre-wrap">{value}</code>
        <CopyButton text={value} what={label.toLowerCase()} />
      </div>
    </div>
  )
}
