-- A `where` no longer lets an event pass that does not tell its property. Rules that were made before go on as they
-- were agreed on: what they let pass in silence stands in them now, as the word `unknown`.
CREATE FUNCTION pg_temp.with_unknown(part JSONB) RETURNS JSONB LANGUAGE plpgsql AS $$
BEGIN
  IF jsonb_typeof(part) = 'array' THEN
    RETURN (SELECT coalesce(jsonb_agg(pg_temp.with_unknown(item) ORDER BY place), '[]')
      FROM jsonb_array_elements(part) WITH ORDINALITY AS items(item, place));
  ELSIF jsonb_typeof(part) = 'object' THEN
    RETURN (SELECT coalesce(jsonb_object_agg(name, CASE
        WHEN name = 'where' AND part ? 'did' THEN (SELECT coalesce(jsonb_object_agg(property,
          CASE WHEN words ? 'unknown' THEN words ELSE words || '["unknown"]' END), '{}')
          FROM jsonb_each(value) AS wanted(property, words))
        ELSE pg_temp.with_unknown(value) END), '{}')
      FROM jsonb_each(part) AS fields(name, value));
  END IF;
  RETURN part;
END $$;
UPDATE "rulebook" SET "model" = pg_temp.with_unknown("model") WHERE jsonb_path_exists("model", '$.**.where.*');
DROP FUNCTION pg_temp.with_unknown(JSONB);

-- Some leads stand otherwise by the same rules now, and are scored from their past at the next start: all of a version
-- that gives points for a compound of what they did and who they are, ...
DELETE FROM "standing" s USING "rulebook" r
WHERE r."team_id" = s."team_id" AND r."version" = s."version" AND jsonb_path_exists(r."model", '$.rules[*].when.**.is');
-- ... and those who read something whose title tells what they want to know, or told us a property in no words.
DELETE FROM "standing" s USING "activity" a
WHERE a."lead_id" = s."lead_id" AND (
  concat_ws(' ', a."properties" ->> 'title', a."properties" ->> 'name')
    ~* '(pric|rate card|quot|fees|per (seat|user|month)|cost|timeline|go.live|roll.?out|implementation|up and running|time to|onboarding|integrat|api|webhook|sso|saml|scim|connector|works with)'
  OR jsonb_path_exists(a."properties", 'strict $.* ? (@.type() == "array" || @.type() == "object" || @ like_regex "^\\s*$")'));
UPDATE "rulebook" SET "cursor" = '00000000-0000-0000-0000-000000000000' WHERE "status" = 'live';
UPDATE "rulebook" SET "cursor" = NULL, "done" = 0 WHERE "status" = 'rescoring';
