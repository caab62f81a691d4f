import { deleteEndedSessions } from "#lib/accounts/sessions/delete-ended-sessions.ts"
import { closeMonths } from "#lib/ledger/open-months.ts"
import { deleteFinished } from "#lib/ledger/unknown/unknown-looks.ts"
import { deleteOldLineTypes } from "#lib/line-types/delete-old-line-types.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { keepPartitions } from "#lib/retention/keep-partitions.ts"
import { deleteReplacedTwilio } from "#lib/senders/delete-replaced-twilio.ts"
import { defineJob } from "../job.ts"

/**
 * Makes the partitions of the time to come, drops those whose time is over, closes months in which nothing waits, and
 * forgets finished looks, sessions that are long over, replaced credentials and what was said about lines long ago.
 */
export const keepPartitionsJob = defineJob(jobs.keepPartitions, async (system) => {
  const changes = await keepPartitions(system)
  await closeMonths(system)
  await deleteFinished(system.db)
  await deleteEndedSessions(system)
  await deleteReplacedTwilio(system)
  await deleteOldLineTypes(system)
  if (changes.added.length + changes.dropped.length > 0) system.log.info(changes, "partitions were changed")
  return { again: null }
})
