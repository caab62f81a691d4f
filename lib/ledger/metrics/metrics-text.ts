import { Gauge, Registry } from "prom-client"
import type { PartitionMetrics } from "#lib/retention/get-partition-metrics.ts"
import type { LedgerMetrics } from "./get-ledger-metrics.ts"

/** The metrics in Prometheus' text format. */
export async function metricsText(metrics: LedgerMetrics, partitions: PartitionMetrics[]): Promise<string> {
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `messaging_${name}`, help, labelNames, registers: [registry] })

  const counts = gauge("messages", "Messages in a state that is no end", ["state"])
  const ages = gauge("message_oldest_seconds", "For how long the oldest message of the state is overdue", [
    "state",
  ])
  for (const { state, count, oldestSeconds } of metrics.messages) {
    counts.set({ state }, count)
    ages.set({ state }, oldestSeconds)
  }
  gauge("webhook_events_open", "Webhooks that are stored and not applied").set(metrics.events.count)
  gauge("webhook_event_oldest_seconds", "Age of the oldest of them").set(metrics.events.oldestSeconds)
  gauge("webhook_events_given_up", "Webhooks that could not be applied and wait for a person").set(
    metrics.events.givenUpCount,
  )
  const lanes = gauge("lanes_stalled", "Lanes that stand still", ["cause"])
  for (const [cause, count] of Object.entries(metrics.stalledLanes)) lanes.set({ cause }, count)
  gauge("campaigns_start_missed", "Campaigns whose start was missed").set(metrics.missedStarts)
  gauge("decisions_open", "Messages that wait for a person's decision").set(metrics.decisions)
  const ahead = gauge("partitions_ahead", "Partitions of the time to come", ["table"])
  const strays = gauge("rows_without_partition", "Rows that came when their time had no partition", ["table"])
  for (const { table, aheadCount, strayCount } of partitions) {
    ahead.set({ table }, aheadCount)
    strays.set({ table }, strayCount)
  }
  return registry.metrics()
}
