-- Two people who give the same title at the same time: one of them learns that it is taken.
CREATE UNIQUE INDEX "handoff_title" ON "handoff" ("account_id", lower("title")) WHERE "deleted_at" IS NULL;
