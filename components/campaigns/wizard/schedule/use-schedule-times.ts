import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { instantOf, wallTimeOf } from "#components/ui/zoned-time.ts"

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The first full hour that is at least an hour away from it. */
const nextHourAfter = (ms: number) => new Date(Math.ceil(ms / hourMs) * hourMs + hourMs).toISOString()

/** Start and end of the draft, and the zone in which people read them: another zone keeps what the wall shows. */
export function useScheduleTimes({ draft: { store, fields } }: Wizard) {
  const viewerZone = useViewerTimeZone()
  const { startAt, endsAt } = fields
  const timeZone = fields.scheduleTimeZone ?? viewerZone ?? "UTC"
  const moved = (instant: string | null, zone: string) =>
    instant && instantOf(wallTimeOf(instant, timeZone), zone)
  return {
    ...{ startAt, endsAt, timeZone },
    setStart: (instant: string) => store.edit({ startAt: instant, scheduleTimeZone: timeZone }),
    setEnd: (instant: string) => store.edit({ endsAt: instant, scheduleTimeZone: timeZone }),
    setTimeZone: (zone: string) =>
      store.edit({ scheduleTimeZone: zone, startAt: moved(startAt, zone), endsAt: moved(endsAt, zone) }),
    hasStart: (isLater: boolean) =>
      store.edit({ startAt: isLater ? nextHourAfter(Date.now()) : null, scheduleTimeZone: timeZone }),
    hasEnd: (isEnding: boolean) => {
      const from = startAt ? Date.parse(startAt) : Date.now()
      store.edit({ endsAt: isEnding ? nextHourAfter(from + 7 * dayMs) : null, scheduleTimeZone: timeZone })
    },
  }
}
