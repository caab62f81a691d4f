-- AlterEnum
ALTER TYPE "audience_state" ADD VALUE 'uploading' BEFORE 'reading';

-- AlterTable
ALTER TABLE "audience" ADD COLUMN     "bytes_received" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "bytes_total" INTEGER,
ADD COLUMN     "read_attempts" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "reader_id" UUID,
ADD COLUMN     "rendered_for" TEXT;

-- CreateTable
CREATE TABLE "upload_part" (
    "audience_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_part_pkey" PRIMARY KEY ("audience_id","position")
);

-- AddForeignKey
ALTER TABLE "upload_part" ADD CONSTRAINT "upload_part_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A part is read once and soon: compressing it would only burn the processor.
ALTER TABLE "upload_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
