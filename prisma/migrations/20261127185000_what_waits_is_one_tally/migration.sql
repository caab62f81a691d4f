-- Whether a message waits, is claimed or is with the provider, no count tells apart: its way there leaves no tally. Operators see
-- what is in hand in the ledger itself, where it is little.
CREATE OR REPLACE FUNCTION message_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO campaign_tally (account_id, campaign_id, state, responded, count, segments)
    SELECT account_id, campaign_id, CASE WHEN state IN ('claimed', 'submitted') THEN 'pending' ELSE state END,
      responded_at IS NOT NULL, count(*), sum(segments)
    FROM new_rows GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO campaign_tally (account_id, campaign_id, state, responded, count, segments)
    SELECT account_id, campaign_id, CASE WHEN state IN ('claimed', 'submitted') THEN 'pending' ELSE state END,
      responded, sum(n), sum(s)
    FROM (
      SELECT account_id, campaign_id, state, responded_at IS NOT NULL AS responded, 1 AS n, segments AS s FROM new_rows
      UNION ALL
      SELECT account_id, campaign_id, state, responded_at IS NOT NULL, -1, -segments FROM old_rows
    ) changes
    GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 OR sum(s) <> 0;
  END IF;
  RETURN NULL;
END $$;

UPDATE "campaign_tally" SET "state" = 'pending' WHERE "state" IN ('claimed', 'submitted');
INSERT INTO "account_tally" AS kept ("account_id", "state", "responded", "count")
SELECT "account_id", 'pending', "responded", sum("count") FROM "account_tally" WHERE "state" IN ('claimed', 'submitted') GROUP BY 1, 3
ON CONFLICT ("account_id", "state", "responded") DO UPDATE SET "count" = kept."count" + excluded."count";
DELETE FROM "account_tally" WHERE "state" IN ('claimed', 'submitted');
