-- How people help one another, in groups of five at least, over whole weeks that are past: told once, and kept as told.

CREATE TABLE figures (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  period_from     timestamptz NOT NULL,
  period_to       timestamptz NOT NULL CHECK (period_to > period_from),
  told_at         timestamptz NOT NULL,
  told            jsonb NOT NULL,
  PRIMARY KEY (organization_id, period_from)
);
COMMENT ON TABLE figures IS 'retention: 36 months after period_to';
COMMENT ON COLUMN figures.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN figures.period_from IS 'purpose: which weeks; audience: staff; retention: row';
COMMENT ON COLUMN figures.period_to IS 'purpose: which weeks; audience: staff; retention: row';
COMMENT ON COLUMN figures.told_at IS 'purpose: reckoned once, never again; audience: server; retention: row';
COMMENT ON COLUMN figures.told IS 'purpose: waits, load and topics in groups of five people at least, rounded, nothing of one person; audience: staff; retention: row';
