-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_why" TEXT;

-- AlterTable
ALTER TABLE "lane" ADD COLUMN     "slowed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "tick_run" (
    "team_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "every_seconds" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "error" TEXT,

    CONSTRAINT "tick_run_pkey" PRIMARY KEY ("team_id","name")
);

-- CreateTable
CREATE TABLE "welcome" (
    "team_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "steps" TEXT[],
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "welcome_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateTable
CREATE TABLE "hello" (
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "invited_by" TEXT,

    CONSTRAINT "hello_pkey" PRIMARY KEY ("team_id","channel_id")
);

-- CreateTable
CREATE TABLE "export_run" (
    "team_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "token" UUID NOT NULL,

    CONSTRAINT "export_run_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateIndex
CREATE INDEX "outbox_team_id_lane_sent_at_idx" ON "outbox"("team_id", "lane", "sent_at");

-- CreateIndex
CREATE INDEX "outbox_team_id_held_at_idx" ON "outbox"("team_id", "held_at");
