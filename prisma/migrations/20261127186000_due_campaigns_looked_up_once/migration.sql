-- As before, but each look is planned and made once: pulled up into the condition as well, it was planned three times and made twice.
CREATE OR REPLACE FUNCTION due_campaigns(months date[], lane uuid, served_last text, at timestamptz, look_ahead interval, most int)
RETURNS TABLE (campaign_id text, month date, stage campaign_stage, ends_at timestamptz, turn int)
LANGUAGE sql STABLE ROWS 4 AS $$
  WITH RECURSIVE waiting AS (
    SELECT served_last AS campaign_id, false AS is_round, 0 AS turn
    UNION ALL
    SELECT n.campaign_id, n.is_round, w.turn + 1
    FROM waiting w CROSS JOIN LATERAL (
      SELECT coalesce(beyond.campaign_id, first.campaign_id) AS campaign_id, w.is_round OR beyond.campaign_id IS NULL AS is_round
      FROM (SELECT (
        SELECT m.campaign_id::text FROM message m
        WHERE m.month = ANY(months) AND m.state = 'pending'
          AND (m.lane_id, m.campaign_id) > (lane, w.campaign_id) AND m.lane_id <= lane
          AND (NOT w.is_round OR m.campaign_id <= served_last)
        ORDER BY m.lane_id, m.campaign_id LIMIT 1) AS campaign_id OFFSET 0) beyond
      CROSS JOIN LATERAL (SELECT (
        SELECT m.campaign_id::text FROM message m
        WHERE m.month = ANY(months) AND m.state = 'pending' AND m.lane_id >= lane AND m.lane_id <= lane
          AND m.campaign_id <= served_last AND NOT w.is_round AND beyond.campaign_id IS NULL
        ORDER BY m.lane_id, m.campaign_id LIMIT 1) AS campaign_id) first
      OFFSET 0
    ) n
    WHERE n.campaign_id IS NOT NULL
  )
  SELECT c.id::text, c.month, c.stage, c.ends_at, w.turn
  FROM waiting w CROSS JOIN LATERAL (
    SELECT campaign.* FROM campaign LEFT JOIN campaign_pace p ON p.campaign_id = campaign.id
    WHERE campaign.id = w.campaign_id
      AND (campaign.stage = 'cancelled' OR (campaign.paused_at IS NULL AND campaign.started_at IS NOT NULL))
      AND (p.next_slot_at IS NULL OR p.next_slot_at < at + look_ahead OR campaign.stage = 'cancelled' OR campaign.ends_at <= at)
      AND (SELECT m.due_at <= at FROM message m WHERE m.month = ANY(months) AND m.month = campaign.month
        AND m.lane_id = lane AND m.campaign_id = w.campaign_id AND m.state = 'pending' ORDER BY m.due_at LIMIT 1)
    OFFSET 0
  ) c
  WHERE w.turn > 0
  LIMIT most
$$;
