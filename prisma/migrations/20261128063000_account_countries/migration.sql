ALTER TABLE "account"
  ADD COLUMN "home_country" CHAR(2),
  ADD COLUMN "sending_countries" TEXT[] NOT NULL DEFAULT '{}';

-- An account that writes from numbers of country code 1 alone, and from no area code of Canada or the Caribbean, is taken
-- to be at home in the US, where a list of ten digits is the usual mistake. All others say it in Settings: a calling code
-- is shared, and a time zone is no country (decision 0026). Area codes: NANPA, Area Code Report, non-US geographic codes.
UPDATE "account" SET "home_country" = 'US'
WHERE EXISTS (SELECT FROM "sender" WHERE "account_id" = "account"."id" AND "channel" = 'sms')
  AND NOT EXISTS (
    SELECT FROM "sender" WHERE "account_id" = "account"."id" AND "channel" = 'sms'
      AND ("address" NOT LIKE '+1%' OR substr("address", 3, 3) IN (
        -- Canada
        '204', '226', '236', '249', '250', '257', '263', '273', '289', '306', '343', '354', '365', '367', '368', '382',
        '403', '416', '418', '428', '431', '437', '438', '450', '460', '468', '474', '506', '514', '519', '537', '548',
        '568', '579', '581', '584', '587', '600', '604', '613', '622', '633', '639', '644', '647', '655', '672', '677',
        '683', '688', '705', '709', '742', '753', '778', '780', '782', '807', '819', '825', '851', '867', '873', '879',
        '902', '905', '942',
        -- The Caribbean and Bermuda
        '242', '246', '264', '268', '284', '345', '441', '473', '649', '658', '664', '721', '758', '767', '784', '809',
        '829', '849', '868', '869', '876')));
