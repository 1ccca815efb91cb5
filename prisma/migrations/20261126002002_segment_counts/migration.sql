-- How many leads each segment had when they were last counted: for teams with too many to count at each look.
-- CreateTable
CREATE TABLE "segment_count" (
    "team_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_count_pkey" PRIMARY KEY ("team_id")
);
