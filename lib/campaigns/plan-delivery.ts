import { reasonText } from "#lib/messages/message-reason.ts"
import { nextOpening, type SendingRules } from "#lib/windows/next-opening.ts"
import { readPlace } from "#lib/windows/place.ts"
import type { HeldGroup } from "./campaign-view.ts"
import { timingOf } from "./places-by-timing.ts"
import type { AudienceGroup } from "./read-outcome.ts"

/** When each group of an audience can go. `reached` are all that find an opening; those not in `timed` wait for a person. */
export type DeliveryPlan = {
  now: number
  ended: number
  held: HeldGroup[]
  timed: AudienceGroup[]
  reached: AudienceGroup[]
}

/** Asks the rules of the claim for every place once: who can be sent to at `startsAt`, who waits, until when and why. */
export function planDelivery(rules: SendingRules, groups: AudienceGroup[], startsAt: Date): DeliveryPlan {
  const plan: DeliveryPlan = { now: 0, ended: 0, held: [], timed: [], reached: [] }
  const held = new Map<string, HeldGroup>()
  for (const [place, members] of Map.groupBy(groups, (group) => group.place)) {
    const count = members.reduce((sum, member) => sum + member.count, 0)
    const opening = nextOpening(rules, place, startsAt)
    const timing = timingOf(opening)
    if (timing !== "held") plan[timing] += count
    if (timing !== "ended") plan.reached.push(...members)
    if (opening.kind === "open") plan.timed.push(...members)
    if (opening.kind === "unknown_zone") hold(held, { place, code: "zone_unknown", until: null, count })
    if (opening.kind === "open" && opening.reason !== null)
      hold(held, { place, code: opening.reason, until: opening.opensAt.toISOString(), count })
  }
  plan.held = [...held.values()].sort(bySize)
  return plan
}

/** Places that wait together for the same reason and until the same time are one group. */
function hold(
  held: Map<string, HeldGroup>,
  { place, code, until, count }: { place: string; code: string; until: string | null; count: number },
): void {
  const { zones } = readPlace(place)
  const key = JSON.stringify([zones, code, until])
  const group = held.get(key) ?? { zones, reason: { code, text: reasonText(code) }, until, count: 0 }
  group.count += count
  held.set(key, group)
}

const bySize = (a: HeldGroup, b: HeldGroup) => b.count - a.count
