-- AlterTable
-- A message changes its state five times, and each time every index of the table gets an entry, because the state is in
-- the predicates of some. Ids in the order of time keep those entries on the pages that are in use anyway.
-- UUID version 7 (RFC 9562); PostgreSQL has it built in only from 18.
CREATE FUNCTION time_ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid
$$;
ALTER TABLE "message" ALTER COLUMN "id" SET DEFAULT time_ordered_uuid();

-- DropIndex, CreateIndex
-- One index for both questions: is this recipient in the campaign already, and which messages did this address get. The
-- key of an address is of one account (lib/consent/address-key.ts).
DROP INDEX "message_campaign_id_address_key_key";
DROP INDEX "message_reply";
CREATE UNIQUE INDEX "message_address_key_campaign_id_key" ON "message" ("address_key", "campaign_id");
