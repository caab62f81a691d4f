-- A webhook says which channel it is about: who applies it reads it by that channel's rules.
ALTER TABLE "provider_event" ADD COLUMN "channel" "channel" NOT NULL DEFAULT 'sms';
ALTER TABLE "provider_event" ALTER COLUMN "channel" DROP DEFAULT;
