-- One next run per job and key, on a host where a run for later is an event of its own.
CREATE TABLE "job_wake" (
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "wakes_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_wake_pkey" PRIMARY KEY ("name","key")
);
