"use client"

import { AxisBottom } from "@visx/axis"
import { PatternLines } from "@visx/pattern"
import { scaleLinear } from "@visx/scale"
import { Bar, Line } from "@visx/shape"
import { useId } from "react"
import type { SendingBin } from "#lib/campaigns/review/bin-sending.ts"
import { ticksOf } from "./sending-ticks.ts"

export type SendingChartProps = { bins: SendingBin[]; widthMs: number; timeZone: string }

const barsHeight = 144
const axisHeight = 22
/** Below it every other label goes; the days among them stay. */
const roomyWidth = 560
/** One message among thousands is still seen. */
const leastHeight = 3

type DrawnProps = SendingChartProps & { width: number; slots: number; shown: number }

/** A bar for each bin over one axis of time, from zero. Said in words beside it, so that it is only for the eye. */
export function SendingChart({ bins, widthMs, timeZone, width, slots, shown }: DrawnProps) {
  const hatchId = useId()
  const x = scaleLinear<number>({ domain: [0, slots], range: [0, width] })
  const most = Math.max(...bins.map(({ messages }) => messages))
  const y = scaleLinear<number>({ domain: [0, most], range: [0, barsHeight] })
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(y(count), leastHeight))
  const labels = labelsOf({ bins, widthMs, timeZone, slots, isRoomy: width >= roomyWidth })
  return (
    <svg aria-hidden width={width} height={barsHeight + axisHeight} className="block">
      <PatternLines id={hatchId} width={7} height={7} strokeWidth={3} className="stroke-warning" />
      <Line from={{ x: 0, y: 0.5 }} to={{ x: width, y: 0.5 }} className="stroke-line" />
      {bins.map((bin, slot) => (
        <BinBars
          key={bin.fromMs}
          bin={bin}
          left={x(slot)}
          width={x(1)}
          onTimeHeight={heightOf(bin.messages - bin.late)}
          lateHeight={heightOf(bin.late)}
          hatchId={hatchId}
          isShown={slot === shown}
        />
      ))}
      <AxisBottom
        top={barsHeight}
        scale={x}
        tickValues={[...labels.keys()]}
        tickFormat={(slot) => labels.get(Number(slot))}
        tickLength={6}
        axisLineClassName="stroke-line-strong"
        tickLineProps={{ className: "stroke-line-strong" }}
        tickLabelProps={{
          textAnchor: "start",
          fontSize: 12,
          className: "fill-ink-soft font-sans tabular-nums",
        }}
      />
    </svg>
  )
}

type LabelsInput = SendingChartProps & { slots: number; isRoomy: boolean }

/** Round times by their slot. The last seventh has none: its label would not fit. */
function labelsOf({ bins, widthMs, timeZone, slots, isRoomy }: LabelsInput): Map<number, string> {
  const firstMs = Math.floor((bins[0]?.fromMs ?? 0) / widthMs) * widthMs
  const slotsMs = Array.from({ length: slots }, (_, slot) => bins[slot]?.fromMs ?? firstMs + slot * widthMs)
  const ticks = ticksOf(slotsMs, widthMs, timeZone).filter(({ slot }) => slot < slots * 0.86)
  const firstDay = ticks.findIndex(({ isDay }) => isDay)
  const kept = Math.max(firstDay, 0) % 2
  return new Map(
    ticks
      .filter((_, index) => isRoomy || index % 2 === kept)
      .map(({ slot, label }): [number, string] => [slot, label]),
  )
}

type BinBarsProps = {
  bin: SendingBin
  left: number
  width: number
  onTimeHeight: number
  lateHeight: number
  hatchId: string
  isShown: boolean
}

function BinBars({ bin, left, width, onTimeHeight, lateHeight, hatchId, isShown }: BinBarsProps) {
  const bar = { x: left + 1, width: Math.max(width - 2, 1) }
  const late = { ...bar, y: barsHeight - onTimeHeight - lateHeight, height: lateHeight }
  return (
    <>
      {bin.isClosed && (
        <Bar
          {...{ x: left, y: 1, width, height: barsHeight - 1 }}
          className={isShown ? "fill-line" : "fill-muted-soft"}
        />
      )}
      <Bar
        {...{ ...bar, y: barsHeight - onTimeHeight, height: onTimeHeight }}
        className={isShown ? chosenStyle : onTimeStyle}
      />
      {lateHeight > 0 && (
        <>
          {isShown && <Bar {...late} className="fill-ink" />}
          <Bar {...late} fill={`url(#${hatchId})`} />
          <Bar {...late} height={1} className="fill-warning" />
        </>
      )}
    </>
  )
}

const onTimeStyle = "fill-accent forced-colors:fill-[CanvasText]"
const chosenStyle = "fill-ink forced-colors:fill-[Highlight]"
