import type { SystemCtx } from "#lib/platform/ctx.ts"

/** Deltas of one campaign that are folded only above this number, so that quiet campaigns are left alone. */
const foldAbove = 200

/** Folds the appended deltas of busy campaigns into one row per state, so that reading a tally stays a few rows. */
export async function foldTallies({ db }: SystemCtx): Promise<number> {
  return db.$executeRaw`
    WITH busy AS (
      SELECT campaign_id FROM campaign_tally GROUP BY campaign_id HAVING count(*) > ${foldAbove}
    ), taken AS (
      DELETE FROM campaign_tally WHERE id IN (
        SELECT id FROM campaign_tally WHERE campaign_id IN (SELECT campaign_id FROM busy) FOR UPDATE SKIP LOCKED)
      RETURNING campaign_id, state, responded, count, segments
    )
    INSERT INTO campaign_tally (campaign_id, state, responded, count, segments)
    SELECT campaign_id, state, responded, sum(count), sum(segments) FROM taken GROUP BY 1, 2, 3`
}
