import type { Channel } from "#prisma/generated/enums.ts"
import { channelOf, type LegContent } from "./channels.ts"

/** One way to a recipient: who sends it on which channel, and what it says. */
export type Leg<SenderId extends string | null = string | null> = {
  channel: Channel
  /** null while a draft has none. */
  senderId: SenderId
  content: LegContent
}

/** The legs of a campaign or a handoff: the first is how everybody is tried first. */
export type Legs<SenderId extends string | null = string | null> = [Leg<SenderId>, ...Leg<SenderId>[]]

type StoredLeg = { channel: Channel; senderId: string | null; content: unknown }
type Parsed<Row extends StoredLeg> = Omit<Row, "content"> & { content: LegContent }

/** For queries: in their order. */
export const inLegOrder = { orderBy: { position: "asc" } } as const

/** The legs of rows that were read in their order. Throws ZodError for a content that its channel does not know. */
export function legsOf<Row extends StoredLeg>(rows: Row[]): [Parsed<Row>, ...Parsed<Row>[]] {
  const [first, ...others] = rows.map((row) => ({
    ...row,
    content: channelOf(row.channel).content.parse(row.content),
  }))
  if (!first) throw new Error("There are no legs")
  return [first, ...others]
}

/** What people read of a leg in words. */
export const textOf = ({ channel, content }: Pick<Leg, "channel" | "content">) =>
  channelOf(channel).textOf(content)

/** The rows of legs. */
export const legRows = <SenderId extends string | null>(legs: Legs<SenderId>) =>
  legs.map(({ channel, senderId, content }, index) => ({ position: index + 1, channel, senderId, content }))
