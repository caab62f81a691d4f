import { parsePlace } from "#lib/addresses/place.ts"
import { holdReason } from "#lib/campaigns/hold-reason.ts"
import { timingOf } from "#lib/campaigns/schedule/list-places-by-timing.ts"
import { nextOpening, type SendingRules } from "#lib/windows/next-opening.ts"
import type { AudienceGroup } from "./get-outcome.ts"
import type { HeldGroup } from "./review-view.ts"

/**
 * When each group of an audience can go. `reached` are all that find an opening; those not in `timed` wait for a person.
 * `waits` names who cannot go at the start: `later` of them by themselves, the others when a person tells their zone.
 */
export type DeliveryPlan = {
  now: number
  later: number
  held: number
  ended: number
  waits: HeldGroup[]
  timed: AudienceGroup[]
  reached: AudienceGroup[]
}

/** Asks the rules of the claim for every place once: who can be sent to at `startsAt`, who waits, until when and why. */
export function planDelivery(rules: SendingRules, groups: AudienceGroup[], startsAt: Date): DeliveryPlan {
  const plan: DeliveryPlan = { now: 0, later: 0, held: 0, ended: 0, waits: [], timed: [], reached: [] }
  const waits = new Map<string, HeldGroup>()
  for (const [place, members] of Map.groupBy(groups, (group) => group.place)) {
    const count = members.reduce((sum, member) => sum + member.count, 0)
    const opening = nextOpening(rules, place, startsAt)
    const timing = timingOf(opening)
    plan[timing] += count
    if (timing !== "ended") plan.reached.push(...members)
    if (opening.kind === "open") plan.timed.push(...members)
    if (opening.kind === "unknown_zone") hold(waits, { place, code: "zone_unknown", until: null, count })
    if (opening.kind === "open" && opening.reason !== null)
      hold(waits, { place, code: opening.reason, until: opening.opensAt.toISOString(), count })
  }
  plan.waits = [...waits.values()].sort(bySize)
  return plan
}

/** Places that wait together for the same reason and until the same time are one group. */
function hold(
  waits: Map<string, HeldGroup>,
  { place, code, until, count }: { place: string; code: string; until: string | null; count: number },
): void {
  const { zones } = parsePlace(place)
  const reason = holdReason(code, place)
  const key = JSON.stringify([zones, reason.text, until])
  const group = waits.get(key) ?? { zones, reason, until, count: 0 }
  group.count += count
  waits.set(key, group)
}

/** Who waits for a person to say whether they opted out, wherever they are. */
export const undecidedGroup = (count: number): HeldGroup => ({
  zones: [],
  reason: holdReason("opt_out_unclear", ""),
  until: null,
  count,
})

const bySize = (a: HeldGroup, b: HeldGroup) => b.count - a.count
