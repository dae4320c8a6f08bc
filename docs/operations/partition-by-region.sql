-- Turns every table that grows with a region's calls into one partition for each region, on PostgreSQL 15 or newer.
-- docs/operations/README.md, "Partition by region", says when and how; a test runs this file as it stands.
--
-- Run it as Siaga's own database user, after a backup, while no server runs:
--     psql -v ON_ERROR_STOP=1 --single-transaction -f docs/operations/partition-by-region.sql
-- Run it again when a region was added: its rows move from the partition "other" into one of their own.
-- Every row is written anew, so the disk needs room for the database a second time until it is done.

DO $$
DECLARE
    place text := current_schema();
    tbl text;
    old text;
    region text;
    own text;
    indexes text[];
    statement text;
BEGIN
    IF EXISTS (SELECT FROM serving_nodes WHERE seen_at > (extract(epoch FROM now()) - 10) * 1000000) THEN
        RAISE EXCEPTION 'A server runs on this database. Stop it, and wait ten seconds.';
    END IF;

    -- Tables whose key has more than the region and begins with it. A table with one row a region gains nothing.
    FOR tbl IN
        SELECT c.relname FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indisprimary AND i.indnkeyatts > 1 AND a.attname = 'region_id'
          AND c.relkind = 'r' AND NOT c.relispartition AND c.relnamespace = place::regnamespace
        ORDER BY c.relname
    LOOP
        old := tbl || '_before';
        EXECUTE format('ALTER TABLE %I RENAME TO %I', tbl, old);
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE) '
            'PARTITION BY LIST (region_id)', tbl, old);
        EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', tbl || '_other', tbl);
        FOR region IN SELECT DISTINCT region_id FROM region_versions ORDER BY 1 LOOP
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%L)', tbl || '_' || region, tbl, region);
        END LOOP;
        EXECUTE format('INSERT INTO %I SELECT * FROM %I', tbl, old);

        -- The same names again: later releases change indexes by their names.
        indexes := ARRAY(
            SELECT CASE WHEN i.indisprimary THEN format('ALTER TABLE %I ADD CONSTRAINT %I %s', tbl, x.relname, pg_get_constraintdef(k.oid))
                ELSE replace(pg_get_indexdef(x.oid), format(' ON %I.%I ', place, old), format(' ON %I.%I ', place, tbl)) END
            FROM pg_index i
            JOIN pg_class x ON x.oid = i.indexrelid
            LEFT JOIN pg_constraint k ON k.conindid = x.oid AND k.contype = 'p'
            WHERE i.indrelid = format('%I.%I', place, old)::regclass);
        EXECUTE format('DROP TABLE %I', old);
        FOREACH statement IN ARRAY indexes LOOP
            EXECUTE statement;
        END LOOP;
    END LOOP;

    -- Regions that came since the last time.
    FOR tbl, region IN
        SELECT c.relname, r.region_id FROM pg_class c
        CROSS JOIN (SELECT DISTINCT region_id FROM region_versions) r
        WHERE c.relkind = 'p' AND NOT c.relispartition AND c.relnamespace = place::regnamespace
          AND to_regclass(format('%I.%I', place, c.relname || '_' || r.region_id)) IS NULL
        ORDER BY 1, 2
    LOOP
        own := tbl || '_' || region;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE)', own, tbl);
        EXECUTE format('WITH moved AS (DELETE FROM %I WHERE region_id = %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
            tbl || '_other', region, own);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%L)', tbl, own, region);
    END LOOP;
END
$$;
