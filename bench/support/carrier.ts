import type { Manifest } from "../../scripts/launcher/manifest.ts"

/** One acceptance at the carrier; epoch milliseconds. */
export type Arrival = { atMs: number; segments: number }

type Stats = { messages: number; callbacks: { ok: number; pending: number } }
type Page = { accepted: Arrival[]; after: number | null }

const pageSize = 100_000

/** What the carrier sandbox counted, read over its own interface. */
export function carrierOf({ carrierUrl }: Manifest) {
  const get = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(`${carrierUrl}/sandbox/${path}`)
    return (await answer.json()) as Answer
  }
  const accepted = async () => (await get<{ count: number }>("messages/count")).count
  const callbacks = async () => (await get<Stats>("stats?seconds=1")).callbacks

  /** Every acceptance since an instant, in order. */
  async function arrivals(sinceMs: number): Promise<Arrival[]> {
    const all: Arrival[] = []
    for (let after: number | null = -1; after !== null; ) {
      const page: Page = await get(`accepted?since=${sinceMs}&after=${after}&limit=${pageSize}`)
      all.push(...page.accepted)
      after = page.after
    }
    return all
  }

  return { accepted, callbacks, arrivals }
}
