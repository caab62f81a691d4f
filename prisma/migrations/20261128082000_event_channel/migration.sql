-- A webhook says which channel it is about: who applies it reads it by that channel's rules. The default is for processes of the
-- version before, which store webhooks between this migration and their end; the release after this one drops it.
ALTER TABLE "provider_event" ADD COLUMN "channel" "channel" NOT NULL DEFAULT 'sms';
