-- Parts of the journal by month, for one that grows for years. Run once by the owner of the tables, while no server is at work,
-- and before roles.sql:
--   psql -v ON_ERROR_STOP=1 --single-transaction -f partitions.sql
-- and once a month, so that the next months have their parts (a line without one goes into journal_other):
--   SELECT journal_months(3);

CREATE OR REPLACE FUNCTION journal_months(ahead integer, since timestamptz DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    month timestamptz := date_trunc('month', coalesce(since, (SELECT min(at) FROM journal), now()));
    last timestamptz := date_trunc('month', now()) + make_interval(months => ahead);
    made integer := 0;
    name text;
BEGIN
    WHILE month <= last LOOP
        name := 'journal_' || to_char(month, 'YYYY_MM');
        IF to_regclass('public.' || name) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE public.%I PARTITION OF public.journal FOR VALUES FROM (%L) TO (%L)', name, month, month + interval '1 month'
            );
            made := made + 1;
        END IF;
        month := month + interval '1 month';
    END LOOP;
    RETURN made;
END
$$;

DO $$
BEGIN
    IF (SELECT relkind FROM pg_class WHERE oid = 'public.journal'::regclass) = 'p' THEN
        RETURN;
    END IF;
    LOCK TABLE journal IN ACCESS EXCLUSIVE MODE;
    ALTER TABLE journal RENAME TO journal_whole;
    ALTER TABLE journal_whole DROP CONSTRAINT pk_journal;
    DROP INDEX ix_journal_folder, ix_journal_who, ix_journal_at;
    CREATE TABLE journal (LIKE journal_whole INCLUDING DEFAULTS) PARTITION BY RANGE (at);
    CREATE TABLE journal_other PARTITION OF journal DEFAULT;
    -- A part's key must hold what it is parted by; a line that was there twice would break the chain.
    ALTER TABLE journal ADD CONSTRAINT pk_journal PRIMARY KEY (number, at);
    CREATE INDEX ix_journal_folder ON journal (folder);
    CREATE INDEX ix_journal_who ON journal (who);
    CREATE INDEX ix_journal_at ON journal (at);
    PERFORM journal_months(3, (SELECT min(at) FROM journal_whole));
    INSERT INTO journal SELECT * FROM journal_whole;
    DROP TABLE journal_whole;
END
$$;
