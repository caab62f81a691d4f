import type { ProviderMessage } from "#lib/channels/port/transport.ts"
import type { ListedMessage, WhyNot } from "./lookup-evidence.ts"

type Sought = { body: string; submittedAt: Date }

/** How far the provider's creation time may lie from our intent: its clock, its queue, our time-out. */
const toleranceMs = 120_000
const mostKept = 5

/**
 * Finds the message in what the provider listed for its number and sender: the same text, created about when it was
 * handed over, and no other message of ours. The others, the nearest in time first, are evidence for who decides.
 * @param taken provider ids that belong to other messages of ours
 */
export function chooseListed(
  sought: Sought,
  listed: ProviderMessage[],
  taken: ReadonlySet<string>,
): { match: ProviderMessage | null; others: ListedMessage[] } {
  const distance = ({ createdAt }: ProviderMessage) =>
    Math.abs(createdAt.getTime() - sought.submittedAt.getTime())
  const nearest = listed.toSorted((one, other) => distance(one) - distance(other))
  const whyNot = (candidate: ProviderMessage): WhyNot | null => {
    if (taken.has(candidate.providerId)) return "other_message"
    if (candidate.body !== sought.body) return "other_text"
    return distance(candidate) > toleranceMs ? "other_time" : null
  }
  const others = nearest.slice(0, mostKept).flatMap((candidate) => {
    const why = whyNot(candidate)
    const { providerId, createdAt, status } = candidate
    return why ? [{ providerId, createdAt: createdAt.toISOString(), status, why }] : []
  })
  return { match: nearest.find((candidate) => whyNot(candidate) === null) ?? null, others }
}
