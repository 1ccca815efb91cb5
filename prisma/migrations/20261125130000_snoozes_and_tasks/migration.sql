-- CreateTable
CREATE TABLE "snooze" (
    "id" UUID NOT NULL,
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "owner_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "wake_on" JSONB NOT NULL,
    "reason" TEXT,
    "run" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "woken_by" TEXT,

    CONSTRAINT "snooze_pkey" PRIMARY KEY ("id")
);

-- Leads that rest already: how often in a row is not known of them.
INSERT INTO "snooze" ("id", "team_id", "lead_id", "by", "owner_id", "at", "until", "wake_on", "run")
SELECT gen_random_uuid(), "team_id", "id", coalesce("snoozed_by", "owner_id", ''), "owner_id", least(now(), "snoozed_until"), "snoozed_until",
  '{"reply":false,"pricing":false,"score":null}', 1
FROM "lead" WHERE "snoozed_until" IS NOT NULL;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "dedupe_key" TEXT,
ADD COLUMN     "escalate_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "snooze_lead_id_at_idx" ON "snooze"("lead_id", "at");

-- CreateIndex
CREATE INDEX "snooze_team_id_ended_at_idx" ON "snooze"("team_id", "ended_at");

-- CreateIndex
CREATE INDEX "task_escalate_at_idx" ON "task"("escalate_at");

-- CreateIndex
CREATE INDEX "task_team_id_assignee_id_status_due_at_idx" ON "task"("team_id", "assignee_id", "status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "task_team_id_dedupe_key_key" ON "task"("team_id", "dedupe_key");
