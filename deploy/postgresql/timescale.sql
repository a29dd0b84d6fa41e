-- Where the extension TimescaleDB is there, this in place of partitions.sql: a hypertable with a part for each month.
-- It was never run by the people who wrote it, as the extension could not be had there; partitions.sql was.
CREATE EXTENSION IF NOT EXISTS timescaledb;
ALTER TABLE journal DROP CONSTRAINT pk_journal;
ALTER TABLE journal ADD CONSTRAINT pk_journal PRIMARY KEY (number, at);
SELECT create_hypertable('journal', 'at', chunk_time_interval => INTERVAL '1 month', migrate_data => true);
