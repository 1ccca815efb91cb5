-- An absence that is still to come: it begins by itself, and is an absence from then on.
CREATE TABLE "planned_away" (
    "team_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "cover_id" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planned_away_pkey" PRIMARY KEY ("team_id","person_id")
);

CREATE INDEX "planned_away_starts_at_idx" ON "planned_away"("starts_at");
