-- No dead end: how long asks really waited, those given up before anybody came among them.

ALTER TABLE ask ADD COLUMN searched_until timestamptz;
COMMENT ON COLUMN ask.searched_until IS 'purpose: how long the first search nobody came to went on, for the wait curve; audience: staff in groups of five; retention: row';
CREATE INDEX ask_by_time ON ask (organization_id, opened_at DESC) WHERE NOT imported;
