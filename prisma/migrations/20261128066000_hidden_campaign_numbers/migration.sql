-- Campaigns are numbered on from 2^32: the numeric ids that the API answers hide the numbers from here on, and those of
-- campaigns before stay what they were (lib/campaigns/api/le-ids.ts).
SELECT setval(pg_get_serial_sequence('campaign', 'number'), greatest(4294967296, nextval(pg_get_serial_sequence('campaign', 'number'))), false);
