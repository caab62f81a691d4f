-- A page far down the list is found in the index alone, so the index has to hold what lower("name") is made of.
DROP INDEX "campaign_by_name";
CREATE INDEX "campaign_by_name" ON "campaign" ("account_id", "status", "channel", "source", lower("name"), "number") INCLUDE ("name");
-- What is looked at one by one, the newest of a kind first, is looked at in the index too.
DROP INDEX "campaign_by_created";
CREATE INDEX "campaign_by_created" ON "campaign" ("account_id", "status", "channel", "source", "created_at", "number") INCLUDE ("name", "id");

-- A search is for beginnings (docs/decisions/0021-a-campaigns-numbers-are-facts.md): of the id, and of the name from any of its
-- words on. Each is a key, behind account and week, so that a search reads the newest weeks first and stops when it has
-- enough: a word that every campaign has costs no more than one that few have.
CREATE FUNCTION campaign_search_keys(account text, created timestamptz, name text, id text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
DECLARE
  place text := account || ' ' || floor(extract(epoch FROM created) / 604800)::int || ' ';
  keys text[] := ARRAY[place || lower(id)];
  rest text := lower(name);
BEGIN
  WHILE rest <> '' LOOP
    keys := keys || (place || left(rest, 40));
    rest := substring(rest FROM '^[[:alnum:]]*[^[:alnum:]][[:space:]]*(.*)$');
  END LOOP;
  RETURN array_to_tsvector(keys);
END $$;

-- What of these weeks begins with the text.
CREATE FUNCTION campaign_search_query(account text, first_week int, last_week int, wanted text)
RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('''' || replace(replace(place || week || rest, '\', '\\'), '''', '''''') || ''':*', ' | ')::tsquery
  FROM generate_series(first_week, last_week) week, (SELECT account || ' ', ' ' || left(lower(wanted), 40)) AS key(place, rest)
$$;

DROP INDEX "campaign_search";
-- A list of entries that are still to be sorted in would be read by every search.
CREATE INDEX "campaign_search" ON "campaign"
  USING gin (campaign_search_keys("account_id", "created_at", "name", "id")) WITH (fastupdate = off);

-- Whether the name or the id has the text where a key begins; the cheap test comes first.
CREATE FUNCTION campaign_matches(name text, id text, wanted text, pattern text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (strpos(lower(name), wanted) > 0 AND lower(name) ~ pattern) OR starts_with(lower(id), wanted)
$$;

-- The numbers of the newest campaigns of these kinds, of which there are so many (total), that a search finds, the newest first.
-- It looks at the newest 1,000 one by one, where a common word has its hits, or at all, of a small account or a rare kind.
CREATE FUNCTION campaign_hits(
  account text, looked_for text, statuses campaign_status[], channels channel[], sources campaign_source[], total int, most int
) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
  at_once constant int := CASE WHEN cardinality(statuses) <= 2 AND total <= 10000 THEN 10000 ELSE 1000 END;
  wanted text := lower(looked_for);
  pattern text := '(^|[^[:alnum:]])' || regexp_replace(wanted, '([^[:alnum:][:space:]])', '\\\1', 'g');
  hits bigint[];
  first_week int;
  week int := floor(extract(epoch FROM now()) / 604800)::int;
  step int := 1;
BEGIN
  IF total <= at_once OR cardinality(statuses) <= 2 THEN
    hits := ARRAY(
      SELECT newest.number FROM (
        SELECT c.* FROM unnest(statuses, channels, sources) AS kind(status, channel, source) CROSS JOIN LATERAL (
          SELECT number, name, id, created_at FROM campaign
          WHERE account_id = account AND status = kind.status AND channel = kind.channel AND source = kind.source
          ORDER BY created_at DESC, number DESC LIMIT at_once) c
        ORDER BY c.created_at DESC, c.number DESC LIMIT at_once) newest
      WHERE campaign_matches(newest.name, newest.id, wanted, pattern) LIMIT most);
  ELSE
    -- In an order that only one index gives: by number alone PostgreSQL may read the campaigns of all accounts.
    hits := ARRAY(
      SELECT newest.number FROM (
        SELECT account_id, number, name, id, status, channel, source FROM campaign
        WHERE account_id >= account AND account_id <= account ORDER BY account_id DESC, number DESC LIMIT at_once) newest
      WHERE campaign_matches(newest.name, newest.id, wanted, pattern)
        AND (status, channel, source) IN (SELECT * FROM unnest(statuses, channels, sources))
      ORDER BY newest.account_id DESC, newest.number DESC LIMIT most);
  END IF;
  IF total > at_once AND cardinality(hits) < most THEN
    SELECT floor(extract(epoch FROM min(c.created_at)) / 604800)::int INTO first_week
    FROM unnest(statuses, channels, sources) AS kind(status, channel, source) CROSS JOIN LATERAL (
      SELECT created_at FROM campaign
      WHERE account_id = account AND status = kind.status AND channel = kind.channel AND source = kind.source
      ORDER BY created_at, number LIMIT 1) c;
    hits := '{}';
    -- OFFSET 0 keeps the order out of the choice of the index: by number PostgreSQL would make the keys of every campaign.
    WHILE week >= first_week AND cardinality(hits) < most LOOP
      hits := hits || ARRAY(
        SELECT number FROM (
          SELECT number, name, id, status, channel, source FROM campaign
          WHERE campaign_search_keys(account_id, created_at, name, id)
            @@ campaign_search_query(account, greatest(first_week, week - step + 1), week, wanted)
          OFFSET 0) of_weeks
        WHERE (length(wanted) <= 40 OR campaign_matches(name, id, wanted, pattern))
          AND (status, channel, source) IN (SELECT * FROM unnest(statuses, channels, sources))
        ORDER BY number DESC LIMIT most - cardinality(hits));
      week := week - step;
      step := step * 2;
    END LOOP;
  END IF;
  RETURN QUERY SELECT unnest(hits);
END $$;
