-- A channel has one lane. What went by a conversation's id goes by the name its cards are posted to.
CREATE TEMPORARY TABLE "known" ON COMMIT DROP AS
SELECT DISTINCT ON ("team_id", "channel_id") "team_id", "channel_id", "lane" FROM "card"
WHERE "channel_id" IS NOT NULL AND "lane" IS NOT NULL AND "lane" !~ '^[CGD][A-Z0-9]{2,}$'
ORDER BY "team_id", "channel_id", "ts" DESC;

UPDATE "card" c SET "lane" = k."lane" FROM "known" k
WHERE c."team_id" = k."team_id" AND c."lane" = k."channel_id";

UPDATE "outbox" o SET "lane" = k."lane" FROM "known" k
WHERE o."team_id" = k."team_id" AND o."lane" = k."channel_id";

DELETE FROM "lane" l USING "known" k WHERE l."team_id" = k."team_id" AND l."name" = k."channel_id";
