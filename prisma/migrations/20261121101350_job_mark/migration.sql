-- CreateTable
CREATE TABLE "job_mark" (
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_mark_pkey" PRIMARY KEY ("name","key")
);
