import { expect, type Page } from "@playwright/test"
import { embedded } from "./embedded.ts"

const { carrierUrl } = embedded()

type Accepted = { atMs: number; to: string }

/** How often the carrier accepted a message for each of these numbers, whoever sent it. */
export async function acceptedPerNumber(page: Page, numbers: string[]): Promise<number[]> {
  const response = await page.request.get(`${carrierUrl}/sandbox/accepted?since=0&limit=100000`)
  const { accepted } = (await response.json()) as { accepted: Accepted[] }
  const counts = new Map(numbers.map((number) => [number, 0]))
  for (const { to } of accepted) {
    const count = counts.get(to)
    if (count !== undefined) counts.set(to, count + 1)
  }
  return numbers.map((number) => counts.get(number) ?? 0)
}

/** Makes the carrier answer some share of all creates with an error, and accept none of these. */
export async function setErrorRate(page: Page, errorRate: number): Promise<void> {
  const response = await page.request.post(`${carrierUrl}/sandbox/settings`, { data: { errorRate } })
  expect(response.ok()).toBe(true)
}
