"use client"

import { type PointerEvent, useState } from "react"
import { cx } from "#components/ui/cx.ts"
import { formatNumber } from "#components/ui/number.tsx"
import type { SendingBin } from "#lib/campaigns/review/bin-sending.ts"
import { SendingAxis } from "./sending-axis.tsx"
import { binCountText, binText } from "./sending-texts.ts"

export type SendingBarsProps = { bins: SendingBin[]; widthMs: number; timeZone: string }

/** Fewer bars leave room behind them: what is over at once must not fill the picture. */
const fewestSlots = 12

/** A bar for each bin, over one axis of time. Pointer, finger or arrow keys choose the bar whose numbers are read out. */
export function SendingBars({ bins, widthMs, timeZone }: SendingBarsProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const most = Math.max(...bins.map(({ messages }) => messages))
  const busiest = bins.findIndex(({ messages }) => messages === most)
  const shown = Math.min(chosen ?? busiest, bins.length - 1)
  const slots = Math.max(bins.length, fewestSlots)
  const choose = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
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
          aria-hidden
          onPointerMove={choose}
          onPointerDown={choose}
          onPointerLeave={({ pointerType }) => pointerType === "mouse" && setChosen(null)}
          className="relative flex h-36 touch-pan-y border-y border-t-line border-b-line-strong peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
        >
          {bins.map((bin, index) => (
            <Bar key={bin.fromMs} {...{ bin, most, slots }} isShown={index === shown} />
          ))}
        </div>
      </div>
      <SendingAxis {...{ bins, slots, widthMs, timeZone }} />
      <Legend bins={bins} />
    </div>
  )
}

const readoutOf = (bin: SendingBin | undefined, widthMs: number, timeZone: string) =>
  bin && `${binText(bin, widthMs, timeZone)}: ${binCountText(bin)}`

function Readout({ bins, shown, busiest, ...how }: SendingBarsProps & { shown: number; busiest: number }) {
  return (
    <p aria-hidden className="min-h-10 text-xs tabular-nums sm:min-h-5">
      {shown === busiest && <span className="text-ink-soft">Most at once: </span>}
      {readoutOf(bins[shown], how.widthMs, how.timeZone)}
    </p>
  )
}

function Bar({
  bin,
  most,
  slots,
  isShown,
}: {
  bin: SendingBin
  most: number
  slots: number
  isShown: boolean
}) {
  const { messages, late, isClosed } = bin
  return (
    <div
      className={cx(
        "flex flex-col justify-end px-px",
        isClosed && "bg-muted-soft",
        isShown && isClosed && "bg-line",
      )}
      style={{ width: `${100 / slots}%` }}
    >
      <div className={cx(lateStyle, isShown && "bg-ink")} style={heightOf(late, most)} />
      <div className={isShown ? chosenStyle : onTimeStyle} style={heightOf(messages - late, most)} />
    </div>
  )
}

const onTimeStyle = "bg-accent forced-colors:bg-[CanvasText]"
const chosenStyle = "bg-ink forced-colors:bg-[Highlight]"
const lateStyle =
  "border-t border-warning bg-[repeating-linear-gradient(45deg,var(--warning)_0_2px,transparent_2px_5px)]"

/** From zero; one message among thousands is still seen. */
const heightOf = (count: number, most: number) => ({
  height: `${(count / most) * 100}%`,
  minHeight: count > 0 ? 3 : 0,
  ...(count === 0 && { display: "none" }),
})

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
          <span className={cx("size-3", lateStyle)} />
          After the end: skipped
        </li>
      )}
    </ul>
  )
}
