-- CreateTable
CREATE TABLE "heard" (
    "team_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heard_pkey" PRIMARY KEY ("team_id","key")
);

-- CreateTable
CREATE TABLE "thread_log" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "ts" TEXT NOT NULL,
    "thread_ts" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "lead_id" UUID,
    "status" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "task_id" UUID,
    "wish" TEXT,
    "edited_ts" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT,

    CONSTRAINT "thread_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_ask" (
    "team_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "thread_ts" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "muted" BOOLEAN NOT NULL,

    CONSTRAINT "thread_ask_pkey" PRIMARY KEY ("team_id","channel_id","thread_ts","person_id")
);

-- CreateIndex
CREATE INDEX "heard_at_idx" ON "heard"("at");

-- CreateIndex
CREATE INDEX "thread_log_lead_id_idx" ON "thread_log"("lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_log_team_id_channel_id_ts_key" ON "thread_log"("team_id", "channel_id", "ts");
