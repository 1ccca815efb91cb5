-- What Slack says of a person's place in the workspace. People known from before are asked about again at their next visit.
ALTER TABLE "person" ADD COLUMN     "admin" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "guest" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "person" ALTER COLUMN "admin" DROP DEFAULT, ALTER COLUMN "guest" DROP DEFAULT;
UPDATE "person" SET "seen_at" = 'epoch';

-- CreateTable
CREATE TABLE "person_role" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_role_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "person_setting" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_setting_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "team_setting" (
    "team_id" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updated_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_setting_pkey" PRIMARY KEY ("team_id")
);

-- CreateTable
CREATE TABLE "away" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "cover_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "away_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "away_task" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "task_id" UUID NOT NULL,
    "held_by" TEXT NOT NULL,

    CONSTRAINT "away_task_pkey" PRIMARY KEY ("team_id","person_id","task_id")
);

-- CreateTable
CREATE TABLE "unowned" (
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "was_owner" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unowned_pkey" PRIMARY KEY ("lead_id")
);

-- CreateIndex
CREATE INDEX "away_team_id_cover_id_idx" ON "away"("team_id", "cover_id");

-- CreateIndex
CREATE INDEX "away_until_idx" ON "away"("until");

-- CreateIndex
CREATE INDEX "away_task_task_id_idx" ON "away_task"("task_id");

-- CreateIndex
CREATE INDEX "unowned_team_id_since_idx" ON "unowned"("team_id", "since");

-- CreateIndex
CREATE INDEX "task_team_id_assignee_id_status_idx" ON "task"("team_id", "assignee_id", "status");
