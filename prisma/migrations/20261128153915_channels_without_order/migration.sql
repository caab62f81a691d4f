-- Nothing reads in which order an account's channels are tried: a campaign names its legs in order.
ALTER TABLE account DROP COLUMN channel_order;
