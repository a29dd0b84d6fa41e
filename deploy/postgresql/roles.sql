-- Roles of a database for Almoner: the server may add to the journal and never change it.
-- Run by the owner of the tables, after each upgrade that made tables:
--   psql -v ON_ERROR_STOP=1 -f roles.sql
-- Then let the server come in as a role of its own:
--   CREATE ROLE almoner_server LOGIN PASSWORD '…' IN ROLE almoner_app;
-- The owner makes and changes the tables; the server, which is not the owner, cannot.

DO $$
DECLARE
    one record;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'almoner_app') THEN
        CREATE ROLE almoner_app NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'almoner_journal_reader') THEN
        CREATE ROLE almoner_journal_reader NOLOGIN;
    END IF;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO almoner_app, almoner_journal_reader;
    FOR one IN
        SELECT c.oid::regclass AS name,
               c.relname = 'journal' AS is_journal,
               EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid AND i.inhparent = 'public.journal'::regclass) AS is_part,
               c.relname = 'alembic_version' AS is_steps
        FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, almoner_app, almoner_journal_reader', one.name);
        IF one.is_journal THEN
            EXECUTE format('GRANT SELECT, INSERT ON %s TO almoner_app', one.name);
            EXECUTE format('GRANT SELECT ON %s TO almoner_journal_reader', one.name);
        ELSIF one.is_steps THEN
            EXECUTE format('GRANT SELECT ON %s TO almoner_app', one.name);
        ELSIF NOT one.is_part THEN  -- a part of the journal is reached through the journal alone
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO almoner_app', one.name);
        END IF;
    END LOOP;
END
$$;

-- Against a slip of the owner's own hand, who needs no grant.
CREATE OR REPLACE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal only grows';
END
$$;
DROP TRIGGER IF EXISTS journal_unchanged ON journal;
CREATE TRIGGER journal_unchanged BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
DROP TRIGGER IF EXISTS journal_not_emptied ON journal;
CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
