-- CreateTable
CREATE TABLE "consumer_word" (
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "address_key" VARCHAR(32) NOT NULL,
    "word" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consumer_word_pkey" PRIMARY KEY ("account_id","channel","address_key")
);

-- Whoever is opted out said so, at the latest when it was written down.
INSERT INTO "consumer_word" ("account_id", "channel", "address_key", "word", "heard_at")
SELECT "account_id", "channel", "address_key", 'stop', "created_at" FROM "suppression"
WHERE "reason" IN ('consumer_stop', 'provider_opt_out');
