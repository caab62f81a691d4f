-- Files of an account that are on their way in or being read are counted before another is let in; audiences that are ready
-- are as many as there ever were campaigns.
CREATE INDEX "audience_open_uploads" ON "audience" ("account_id") WHERE "state" IN ('uploading', 'reading');
