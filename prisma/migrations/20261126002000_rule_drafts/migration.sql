-- The request that made a version, so that the same one again makes no other; and how a change that was never in force
-- ended: who put it away, and which newer one took its place. Neither: nobody decided on it in time.
ALTER TABLE "rulebook" ADD COLUMN "request_key" TEXT,
  ADD COLUMN "ended_by" TEXT,
  ADD COLUMN "replaced_by" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "rulebook_team_id_request_key_key" ON "rulebook"("team_id", "request_key");
