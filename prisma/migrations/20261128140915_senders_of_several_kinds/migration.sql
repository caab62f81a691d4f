-- When a sender may write, where that differs from its account: ReceivingWindow[]; null = the account's.
ALTER TABLE sender ADD COLUMN windows jsonb;
-- The account's channels in the order in which a recipient is tried, and those that are switched off. A channel that is in
-- neither list comes last, and is on.
ALTER TABLE account ADD COLUMN channel_order channel[] NOT NULL DEFAULT '{}';
ALTER TABLE account ADD COLUMN disabled_channels channel[] NOT NULL DEFAULT '{}';
ALTER TABLE sender ADD COLUMN off_by_channel boolean NOT NULL DEFAULT false;
