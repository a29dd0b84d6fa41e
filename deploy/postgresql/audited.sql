-- The tables that pgaudit.conf watches: any change of the journal, any look at the keys. Run by the owner of the tables.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'almoner_audited') THEN
        CREATE ROLE almoner_audited NOLOGIN;
    END IF;
END
$$;
GRANT UPDATE, DELETE, TRUNCATE ON journal TO almoner_audited;
GRANT SELECT, UPDATE, DELETE, TRUNCATE ON sealing_keys TO almoner_audited;
