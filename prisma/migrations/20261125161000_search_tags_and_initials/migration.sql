-- What the search looks at gains tags and initials ("jd" for Jane Doe): as lead-columns.ts writes it from now on.
CREATE FUNCTION pg_temp.initials(said TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN count(*) < 2 THEN NULL
    WHEN count(*) = 2 THEN string_agg(left(word, 1), '' ORDER BY at)
    ELSE string_agg(left(word, 1), '' ORDER BY at) FILTER (WHERE at <= 6)
      || ' ' || (array_agg(left(word, 1) ORDER BY at))[1]
      || (array_agg(left(word, 1) ORDER BY at))[least(count(*), 6)]
  END
  FROM (
    SELECT word, row_number() OVER () AS at
    FROM regexp_split_to_table(lower(said), '[^[:alnum:]]+') word
    WHERE word <> '' AND word NOT IN
      ('inc', 'corp', 'co', 'ltd', 'llc', 'plc', 'gmbh', 'ag', 'kg', 'sa', 'bv', 'nv', 'ab', 'as', 'oy')
  ) words
$$;

UPDATE "lead" SET "search" = lower(concat_ws(' ', "name", "company",
  (SELECT string_agg('#' || tag, ' ') FROM unnest("tags") tag), "email",
  pg_temp.initials("name"), pg_temp.initials("company")));
