-- CreateTable
CREATE TABLE "home" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "page" JSONB NOT NULL,
    "note" JSONB,
    "noted_at" TIMESTAMPTZ(3),
    "stale" BOOLEAN NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "hash" TEXT,
    "shown" TEXT,
    "rest_until" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "leased_by" UUID,

    CONSTRAINT "home_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateIndex
CREATE INDEX "home_team_id_opened_at_idx" ON "home"("team_id", "opened_at");

-- CreateIndex
CREATE INDEX "handoff_team_id_claimed_at_idx" ON "handoff"("team_id", "claimed_at");
