"use client"

import { useParentSize } from "@visx/responsive"
import { type PointerEvent, useState } from "react"
import { formatNumber } from "#components/ui/number.tsx"
import type { SendingBin } from "#lib/campaigns/review/bin-sending.ts"
import { SendingChart, type SendingChartProps } from "./sending-chart.tsx"
import { binCountText, binText } from "./sending-texts.ts"

/** Fewer bars leave room behind them: what is over at once must not fill the picture. */
const fewestSlots = 12

/** The chart, and one of its bars read out: pointer, finger or arrow keys choose which. */
export function SendingBars({ bins, widthMs, timeZone }: SendingChartProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const { parentRef, width } = useParentSize({ debounceTime: 0 })
  const most = Math.max(...bins.map(({ messages }) => messages))
  const busiest = bins.findIndex(({ messages }) => messages === most)
  const shown = Math.min(chosen ?? busiest, bins.length - 1)
  const slots = Math.max(bins.length, fewestSlots)
  const choose = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect()
    const slot = Math.floor(((event.clientX - left) / width) * slots)
    setChosen(Math.min(Math.max(slot, 0), bins.length - 1))
  }
  return (
    <div className="flex flex-col gap-1">
      <Readout {...{ bins, shown, busiest, widthMs, timeZone }} />
      <span aria-hidden className="text-xs leading-none text-ink-soft tabular-nums">
        {formatNumber(most)}
      </span>
      <div className="relative">
        <input
          type="range"
          aria-label="Messages over time"
          aria-valuetext={readoutOf(bins[shown], widthMs, timeZone)}
          className="peer pointer-events-none absolute inset-0 size-full opacity-0"
          {...{ min: 0, max: bins.length - 1, value: shown }}
          onChange={(event) => setChosen(event.target.valueAsNumber)}
        />
        <div
          ref={parentRef}
          aria-hidden
          onPointerMove={choose}
          onPointerDown={choose}
          onPointerLeave={({ pointerType }) => pointerType === "mouse" && setChosen(null)}
          className="relative h-41.5 touch-pan-y overflow-hidden peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
        >
          {width > 0 && <SendingChart {...{ bins, widthMs, timeZone, width, slots, shown }} />}
        </div>
      </div>
      <Legend bins={bins} />
    </div>
  )
}

const readoutOf = (bin: SendingBin | undefined, widthMs: number, timeZone: string) =>
  bin && `${binText(bin, widthMs, timeZone)}: ${binCountText(bin)}`

function Readout({ bins, shown, busiest, ...how }: SendingChartProps & { shown: number; busiest: number }) {
  return (
    <p aria-hidden className="min-h-10 text-xs tabular-nums sm:min-h-5">
      {shown === busiest && <span className="text-ink-soft">Most at once: </span>}
      {readoutOf(bins[shown], how.widthMs, how.timeZone)}
    </p>
  )
}

function Legend({ bins }: { bins: SendingBin[] }) {
  const hasClosed = bins.some(({ isClosed }) => isClosed)
  const hasLate = bins.some(({ late }) => late > 0)
  if (!hasClosed && !hasLate) return null
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {hasClosed && (
        <li className="flex items-center gap-2">
          <span className="size-3 border border-line bg-muted-soft" />
          Closed for everybody who still waits
        </li>
      )}
      {hasLate && (
        <li className="flex items-center gap-2">
          <span className="size-3 border-t border-warning bg-[repeating-linear-gradient(45deg,var(--warning)_0_2px,transparent_2px_5px)]" />
          After the end: skipped
        </li>
      )}
    </ul>
  )
}
