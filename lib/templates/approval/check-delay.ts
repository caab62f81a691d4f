import type { TemplateStatus } from "#prisma/generated/enums.ts"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const [soonestMs, latestMs] = [5 * minuteMs, hourMs]

/** Meta pauses a template for three hours or six, disables it, and takes a word back when people appeal. */
const afterReviewMs: Partial<Record<TemplateStatus, number>> = {
  approved: 6 * hourMs,
  paused: hourMs,
  rejected: 24 * hourMs,
  disabled: 24 * hourMs,
}

/**
 * How long to wait until the provider is asked about a template again. A review takes minutes, or up to two days: at first
 * every five minutes, then after a sixth of the time that it took so far, at most an hour.
 */
export const checkDelayMs = (status: TemplateStatus, reviewedForMs: number): number =>
  afterReviewMs[status] ?? Math.min(latestMs, Math.max(soonestMs, reviewedForMs / 6))
