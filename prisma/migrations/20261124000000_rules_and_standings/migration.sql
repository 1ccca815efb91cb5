-- DropIndex
DROP INDEX "lead_quiet_check_at_idx";

-- The ledger of points goes: every score is computed from what happened, by whichever rules are asked for. What the
-- tables knew beside that is kept below.
ALTER TABLE "activity" ADD COLUMN     "profile" JSONB;

-- Who a lead is becomes part of its past, dated as it was known to be.
INSERT INTO "activity" ("id", "team_id", "lead_id", "dedupe_key", "kind", "origin", "occurred_at", "recorded_at", "properties", "profile")
SELECT gen_random_uuid(), "team_id", "id", 'said:' || "id", 'profile_stated', 'import', least(greatest("profile_at", "created_at"), now()), now(), '{}',
  jsonb_strip_nulls(jsonb_build_object('name', "name", 'title', "title", 'company', "company", 'companySize', "company_size", 'industry', "industry", 'phone', "phone", 'timeZone', "time_zone", 'source', "source", 'value', "value"))
FROM "lead"
WHERE coalesce("name", "title", "company", "industry", "phone", "time_zone", "source") IS NOT NULL OR coalesce("company_size", "value") IS NOT NULL;

ALTER TABLE "handoff" ADD COLUMN     "because" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "rule" TEXT NOT NULL DEFAULT 'Reached 80 points';
UPDATE "handoff" h SET "because" = coalesce((SELECT jsonb_object_agg(r."rule", r."points") FROM (SELECT "rule", sum("points") AS "points" FROM "score_line" WHERE "lead_id" = h."lead_id" AND "at" <= h."created_at" GROUP BY "rule" HAVING sum("points") > 0) r), '{}');
ALTER TABLE "handoff" ALTER COLUMN "because" DROP DEFAULT, ALTER COLUMN "rule" DROP DEFAULT;

ALTER TABLE "lead" ADD COLUMN     "account" TEXT,
ADD COLUMN     "budget" INTEGER,
ADD COLUMN     "buying_role" TEXT,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "handed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lost_at" TIMESTAMPTZ(3),
ADD COLUMN     "lost_reason" TEXT,
ADD COLUMN     "raised_line" INTEGER,
ADD COLUMN     "tags" TEXT[] DEFAULT '{}',
ADD COLUMN     "tech_stack" TEXT,
ADD COLUMN     "won_at" TIMESTAMPTZ(3);
-- A lead above the line was handed over, unless it is to gain more points first.
UPDATE "lead" SET "handed" = ("stage" = 'sql' AND "episode" > 0 AND "ready_line" <= "fit" + "behaviour"),
  "raised_line" = CASE WHEN "ready_line" > 80 THEN "ready_line" END;
ALTER TABLE "lead" ALTER COLUMN "handed" DROP DEFAULT, ALTER COLUMN "tags" DROP DEFAULT;
ALTER TABLE "lead" DROP COLUMN "behaviour",
DROP COLUMN "fit",
DROP COLUMN "last_activity_at",
DROP COLUMN "last_activity_kind",
DROP COLUMN "profile_at",
DROP COLUMN "quiet_check_at",
DROP COLUMN "quiet_since",
DROP COLUMN "ready_line",
DROP COLUMN "stage";

-- DropTable
DROP TABLE "score_line";

-- CreateTable
CREATE TABLE "standing" (
    "lead_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "team_id" TEXT NOT NULL,
    "fit" INTEGER NOT NULL,
    "behaviour" DOUBLE PRECISION NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "state" JSONB NOT NULL,
    "stage" TEXT NOT NULL,
    "heat" SMALLINT NOT NULL,
    "segments" TEXT[],
    "due_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3),
    "last_activity_kind" TEXT,
    "quiet_since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("lead_id","version")
) WITH (fillfactor = 80);

-- CreateTable
CREATE TABLE "rulebook" (
    "team_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "model" JSONB NOT NULL,
    "based_on" INTEGER,
    "diff" JSONB NOT NULL,
    "author_id" TEXT,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "live_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "marketing_by" TEXT,
    "marketing_at" TIMESTAMPTZ(3),
    "sales_by" TEXT,
    "sales_at" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL,
    "cursor" UUID,

    CONSTRAINT "rulebook_pkey" PRIMARY KEY ("team_id","version")
);

-- CreateTable
CREATE TABLE "persona" (
    "team_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "updated_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "persona_pkey" PRIMARY KEY ("team_id","id")
);

-- CreateIndex
CREATE INDEX "standing_team_id_version_due_at_idx" ON "standing"("team_id", "version", "due_at");

-- CreateIndex
CREATE INDEX "standing_team_id_version_heat_idx" ON "standing"("team_id", "version", "heat" DESC);

-- CreateIndex
CREATE INDEX "standing_segments_idx" ON "standing" USING GIN ("segments");

-- CreateIndex
CREATE INDEX "rulebook_team_id_status_idx" ON "rulebook"("team_id", "status");

-- CreateIndex
CREATE INDEX "lead_team_id_account_idx" ON "lead"("team_id", "account");
