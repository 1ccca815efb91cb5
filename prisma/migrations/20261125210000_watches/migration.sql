-- CreateTable
CREATE TABLE "watch" (
    "team_id" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "owner_id" TEXT,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("lead_id","person_id")
);

-- CreateIndex
CREATE INDEX "watch_team_id_until_idx" ON "watch"("team_id", "until");
