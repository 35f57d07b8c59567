-- A fact is kept for as long as somebody has yet to hear it: nobody reads it afterwards, and rewriting it as "handled"
-- costs more than taking it away. Effects that must happen once happen in the fact's own transaction.

DROP TABLE fact_effect;
-- Checked by the statement that takes facts away: one that has trouble stays.
ALTER TABLE fact_trouble DROP CONSTRAINT fact_trouble_fact_id_fkey;
DELETE FROM fact WHERE handled_at IS NOT NULL;
ALTER TABLE fact DROP COLUMN handled_at;
COMMENT ON TABLE fact IS 'retention: until everybody heard it';
COMMENT ON COLUMN fact.sweep_at IS 'purpose: from when another node may take over the delivery, empty while somebody has trouble with it; audience: server; retention: row';
