-- For the search over names that are misspelt.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bot_user_id" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "team_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "time_zone" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("team_id","id")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "title" TEXT,
    "company" TEXT,
    "company_size" INTEGER,
    "industry" TEXT,
    "phone" TEXT,
    "time_zone" TEXT,
    "source" TEXT,
    "value" INTEGER,
    "owner_id" TEXT,
    "stage" TEXT NOT NULL,
    "fit" INTEGER NOT NULL,
    "behaviour" INTEGER NOT NULL,
    "ready_line" INTEGER NOT NULL,
    "episode" INTEGER NOT NULL,
    "profile_at" TIMESTAMPTZ(3) NOT NULL,
    "last_activity_at" TIMESTAMPTZ(3),
    "last_activity_kind" TEXT,
    "quiet_since" TIMESTAMPTZ(3) NOT NULL,
    "quiet_check_at" TIMESTAMPTZ(3),
    "cold_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "snoozed_by" TEXT,
    "suppressed_at" TIMESTAMPTZ(3),
    "let_go_at" TIMESTAMPTZ(3),
    "search" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
)
-- Room on each page, so that a score that changes stays on it (HOT) and touches no index.
WITH (fillfactor = 80);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "actor_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "properties" JSONB NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_line" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "activity_id" UUID,
    "key" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "score_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "episode" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "fit" INTEGER NOT NULL,
    "behaviour" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "returned_by" TEXT,
    "returned_at" TIMESTAMPTZ(3),
    "return_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "track" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "next_step_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "enrolment_id" UUID,
    "step" INTEGER,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "draft" JSONB,
    "assignee_id" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "reminded_for" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_why" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "verb" TEXT NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref_id" TEXT,
    "deed" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "urgency" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "batch_id" UUID,
    "attempts" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "first_tried_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane" (
    "team_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "leased_by" UUID,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("team_id","name")
);

-- CreateTable
CREATE TABLE "card" (
    "team_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref_id" TEXT NOT NULL,
    "channel_id" TEXT,
    "ts" TEXT,
    "posted_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_pkey" PRIMARY KEY ("team_id","kind","ref_id")
);

-- CreateTable
CREATE TABLE "digest" (
    "team_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent" BOOLEAN NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("team_id","channel","day")
);

-- CreateIndex
CREATE INDEX "lead_quiet_check_at_idx" ON "lead"("quiet_check_at");

-- CreateIndex
CREATE INDEX "lead_snoozed_until_idx" ON "lead"("snoozed_until");

-- CreateIndex
CREATE INDEX "lead_team_id_owner_id_idx" ON "lead"("team_id", "owner_id");

-- CreateIndex
CREATE INDEX "lead_team_id_cold_at_idx" ON "lead"("team_id", "cold_at");

-- CreateIndex
CREATE INDEX "lead_search_idx" ON "lead" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "lead_team_id_email_key" ON "lead"("team_id", "email");

-- CreateIndex
CREATE INDEX "activity_lead_id_occurred_at_idx" ON "activity"("lead_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "activity_team_id_dedupe_key_key" ON "activity"("team_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "score_line_lead_id_at_idx" ON "score_line"("lead_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "score_line_lead_id_key_key" ON "score_line"("lead_id", "key");

-- CreateIndex
CREATE INDEX "handoff_team_id_status_created_at_idx" ON "handoff"("team_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "handoff_lead_id_episode_key" ON "handoff"("lead_id", "episode");

-- CreateIndex
CREATE INDEX "enrolment_lead_id_ended_at_idx" ON "enrolment"("lead_id", "ended_at");

-- CreateIndex
CREATE INDEX "enrolment_next_step_at_idx" ON "enrolment"("next_step_at");

-- CreateIndex
CREATE INDEX "task_status_due_at_idx" ON "task"("status", "due_at");

-- CreateIndex
CREATE INDEX "task_lead_id_status_idx" ON "task"("lead_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "task_enrolment_id_step_key" ON "task"("enrolment_id", "step");

-- CreateIndex
CREATE INDEX "history_lead_id_at_idx" ON "history"("lead_id", "at");

-- CreateIndex
CREATE INDEX "history_team_id_verb_at_idx" ON "history"("team_id", "verb", "at");

-- CreateIndex
CREATE INDEX "outbox_status_due_at_idx" ON "outbox"("status", "due_at");

-- CreateIndex
CREATE INDEX "outbox_team_id_lane_status_idx" ON "outbox"("team_id", "lane", "status");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_team_id_dedupe_key_key" ON "outbox"("team_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "card_channel_id_ts_idx" ON "card"("channel_id", "ts");

