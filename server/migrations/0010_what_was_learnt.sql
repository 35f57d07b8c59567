-- What an organisation taught its ranking goes on over a restart; evidence is read in the order of time, page by page.

CREATE TABLE match_learnt (
  organization_id uuid PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE,
  engine text NOT NULL,
  state jsonb NOT NULL,
  saved_at timestamptz NOT NULL
);
COMMENT ON TABLE match_learnt IS 'retention: life of the organization';
COMMENT ON COLUMN match_learnt.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN match_learnt.engine IS 'purpose: what another engine learnt is refused; audience: server; retention: row';
COMMENT ON COLUMN match_learnt.state IS 'purpose: weights that follow what helped here, of nobody in particular; audience: staff, by groups and in words; retention: until reset';
COMMENT ON COLUMN match_learnt.saved_at IS 'purpose: say how much a crash may have cost; audience: staff; retention: row';

CREATE INDEX evidence_by_time ON evidence (organization_id, at, session_id);
