import { cx } from "#components/ui/cx.ts"
import type { SendingBarsProps } from "./sending-bars.tsx"
import { ticksOf } from "./sending-ticks.ts"

/** Round times under the bars. A phone has room for every other one; the days among them stay. */
export function SendingAxis({ bins, slots, widthMs, timeZone }: SendingBarsProps & { slots: number }) {
  const firstMs = Math.floor((bins[0]?.fromMs ?? 0) / widthMs) * widthMs
  const slotsMs = Array.from({ length: slots }, (_, slot) => bins[slot]?.fromMs ?? firstMs + slot * widthMs)
  const ticks = ticksOf(slotsMs, widthMs, timeZone).filter(({ slot }) => slot < slots * 0.86)
  const firstDay = ticks.findIndex(({ isDay }) => isDay)
  const kept = Math.max(firstDay, 0) % 2
  return (
    <div aria-hidden className="relative h-5 text-xs text-ink-soft tabular-nums">
      {ticks.map(({ slot, label }, index) => (
        <span
          key={slot}
          className={cx(
            "absolute top-0 border-l border-line-strong pt-1 pl-1 leading-none whitespace-nowrap",
            index % 2 !== kept && "max-sm:hidden",
          )}
          style={{ left: `${(slot / slots) * 100}%` }}
        >
          {label}
        </span>
      ))}
    </div>
  )
}
