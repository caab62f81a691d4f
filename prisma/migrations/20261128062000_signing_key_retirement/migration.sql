-- A signing key ends: retired, it signs no more and verifies only what it signed; revoked, it does neither.
ALTER TABLE "signing_key" ADD COLUMN "retired_at" TIMESTAMPTZ(3),
  ADD COLUMN "revoked_at" TIMESTAMPTZ(3),
  ALTER COLUMN "private_jwk_sealed" DROP NOT NULL;
-- Those that a newer one replaced already: their last tokens end within an hour from now.
UPDATE "signing_key" SET "retired_at" = now(), "private_jwk_sealed" = NULL
  WHERE "kid" <> (SELECT "kid" FROM "signing_key" ORDER BY "created_at" DESC, "kid" LIMIT 1);
-- One key signs, over all processes.
CREATE UNIQUE INDEX "signing_key_current" ON "signing_key" ((true)) WHERE "retired_at" IS NULL AND "revoked_at" IS NULL;
