-- CreateTable
CREATE TABLE "change" (
    "team_id" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "lead_id" UUID,
    "rows" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "change_pkey" PRIMARY KEY ("team_id","request_key")
);

-- CreateIndex
CREATE INDEX "change_team_id_actor_id_id_idx" ON "change"("team_id", "actor_id", "id");
