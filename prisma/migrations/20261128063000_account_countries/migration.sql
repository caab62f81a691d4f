ALTER TABLE "account"
  ADD COLUMN "home_country" CHAR(2),
  ADD COLUMN "sending_countries" TEXT[] NOT NULL DEFAULT '{}';

-- An account that writes from numbers of country code 1 alone is at home in its plan, where a list of ten digits is the
-- usual mistake. All others say it in Settings: a calling code is shared, and a time zone is no country (decision 0026).
UPDATE "account" SET "home_country" = 'US'
WHERE EXISTS (SELECT FROM "sender" WHERE "account_id" = "account"."id" AND "channel" = 'sms')
  AND NOT EXISTS (
    SELECT FROM "sender" WHERE "account_id" = "account"."id" AND "channel" = 'sms' AND "address" NOT LIKE '+1%');
