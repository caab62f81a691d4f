-- An audience's lines that are in the ledger alone are what was given, whatever leg their messages are on by now. Asked for
-- only where a message has left its first leg; the key by which lines are looked up stays the message's, which has an index.
CREATE FUNCTION first_attempt(message uuid, of_month date) RETURNS message_attempt LANGUAGE sql STABLE AS $$
  SELECT a FROM message_attempt a WHERE a.message_id = message AND a.month = of_month AND a.leg = 1
$$;

CREATE OR REPLACE FUNCTION audience_lines() RETURNS TABLE (audience_id uuid, line int, raw text, address text,
  address_key varchar, country varchar, place text, variables text[], text text, segments int, problem text, warning text)
LANGUAGE sql STABLE AS $$
  SELECT r.audience_id, r.line, r.raw, r.address, r.address_key, r.country, r.place, r.variables, r.text, r.segments,
    r.problem, r.warning
  FROM recipient r
  UNION ALL
  SELECT m.id, m.line, m.address, m.address, m.address_key, NULL::varchar, m.place, ARRAY[]::text[],
    left(m.body, length(m.body) - CASE WHEN coalesce(m.opt_out_text, '') = '' THEN 0 ELSE length(m.opt_out_text) + 1 END),
    m.segments, NULL::text, NULL::text
  FROM (
    SELECT a.id, m.line, m.place, m.address_key, l.content->>'optOutText' AS opt_out_text,
      CASE WHEN m.leg = 1 THEN m.address ELSE (first_attempt(m.id, m.month)).address END::text AS address,
      CASE WHEN m.leg = 1 THEN m.body ELSE (first_attempt(m.id, m.month)).body END AS body,
      CASE WHEN m.leg = 1 THEN m.segments ELSE (first_attempt(m.id, m.month)).segments END::int AS segments
    FROM audience a JOIN campaign c ON c.audience_id = a.id JOIN campaign_leg l ON l.campaign_id = c.id AND l.position = 1
      JOIN message m ON m.campaign_id = c.id AND m.month = c.month
    WHERE a.dropped_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM recipient r WHERE r.audience_id = a.id AND r.line = m.line)
  ) m
$$;
