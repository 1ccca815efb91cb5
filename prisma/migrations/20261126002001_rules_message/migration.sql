-- The message that new rules are in force reads what it shows when it is sent, so that it can show who signed them. Those
-- that still wait to be sent follow.
UPDATE "outbox" SET "kind" = 'rules', "ref_id" = "facts" ->> 'version', "facts" = '{}'
WHERE "kind" = 'notice' AND "facts" ->> 'about' = 'rules_live' AND "status" IN ('pending', 'held');
