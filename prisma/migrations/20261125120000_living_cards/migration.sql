-- One living card a lead and place: a card knows its lead and its lane, and so does a message to be sent.
-- A message may go into a card's thread: which one is written down before it is sent.
ALTER TABLE "outbox" ADD COLUMN "lead_id" UUID,
ADD COLUMN "thread_channel_id" TEXT,
ADD COLUMN "thread_ts" TEXT;

-- AlterTable
ALTER TABLE "card" ADD COLUMN "lane" TEXT,
ADD COLUMN "lead_id" UUID;

-- What was posted before keeps its place: what is said of those leads next goes into its thread.
UPDATE "outbox" o SET "lead_id" = h."lead_id"
FROM "handoff" h
WHERE o."kind" = 'handoff' AND o."deed" = 'post' AND o."ref_id" = h."id"::text;

UPDATE "outbox" SET "lead_id" = split_part("ref_id", '@', 1)::uuid
WHERE "kind" = 'cold' AND "deed" = 'post' AND "ref_id" IS NOT NULL;

UPDATE "card" c SET "lead_id" = o."lead_id", "lane" = o."lane"
FROM "outbox" o
WHERE o."team_id" = c."team_id" AND o."kind" = c."kind" AND o."ref_id" = c."ref_id" AND o."deed" = 'post'
  AND o."lead_id" IS NOT NULL;

-- CreateTable
CREATE TABLE "look" (
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "look_pkey" PRIMARY KEY ("team_id","lead_id","person_id")
);

-- CreateIndex
CREATE INDEX "card_lead_id_idx" ON "card"("lead_id");
