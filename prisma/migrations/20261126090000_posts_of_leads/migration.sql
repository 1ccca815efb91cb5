-- The cards on their way, by lead: a line goes below them. Its condition is in no other index, so that no plan made
-- while the table was small goes through all that waits.
CREATE INDEX "outbox_post_of_lead_idx" ON "outbox"("lead_id")
  WHERE "deed" = 'post' AND "status" IN ('pending', 'sending');
