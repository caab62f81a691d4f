import { isDeepStrictEqual } from "node:util"
import type { LegContent } from "#lib/channels/channels.ts"
import { type Leg, type Legs, textOf } from "#lib/channels/leg.ts"

/** What the wizard edits of the first leg, field by field. */
export type LegFields = Pick<Leg, "channel" | "senderId"> & { text: string; optOutText: string }

/** The first leg as the wizard reads it. */
export function legFields([first]: Legs): LegFields {
  const { channel, senderId } = first
  return { channel, senderId, ...textOf(first) }
}

/** The legs after a change of fields of the first; the same object when nothing of it changes. */
export function changeLegs(legs: Legs, changes: Partial<LegFields>): Legs {
  const [first, ...others] = legs
  const { channel = first.channel, senderId = first.senderId, ...texts } = changes
  const changed = { ...first, channel, senderId, content: changeText(first.content, texts) }
  return isDeepStrictEqual(changed, first) ? legs : [changed, ...others]
}

/** A template's words are Meta's to approve: nobody changes them here. */
function changeText(content: LegContent, changes: Partial<LegFields>): LegContent {
  if (content.kind !== "text") return content
  const { text = content.text, optOutText = content.optOutText } = changes
  return { ...content, text, optOutText }
}
