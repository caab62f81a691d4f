import { isDeepStrictEqual } from "node:util"
import type { Leg, Legs } from "#lib/channels/leg.ts"

/** What the wizard edits of the first leg, field by field. */
export type LegFields = Pick<Leg, "channel" | "senderId"> & { text: string; optOutText: string }

/** The first leg as the wizard reads it. */
export function legFields([{ channel, senderId, content }]: Legs): LegFields {
  const { text, optOutText } = content
  return { channel, senderId, text, optOutText }
}

/** The legs after a change of fields of the first; the same object when nothing of it changes. */
export function changeLegs(legs: Legs, changes: Partial<LegFields>): Legs {
  const [first, ...others] = legs
  const { channel = first.channel, senderId = first.senderId, ...content } = changes
  const { text = first.content.text, optOutText = first.content.optOutText } = content
  const changed = { ...first, channel, senderId, content: { ...first.content, text, optOutText } }
  return isDeepStrictEqual(changed, first) ? legs : [changed, ...others]
}
