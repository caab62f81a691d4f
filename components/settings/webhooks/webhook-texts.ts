import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"

export const kindNames: Record<StuckEventView["kind"], string> = { status: "Status", inbound: "Reply" }

export const nameOf = ({ address }: StuckEventView) => address ?? "an unknown number"
