-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "held_step_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_by" TEXT;
