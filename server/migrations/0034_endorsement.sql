-- A colleague vouches for what somebody says they know. It goes with the claim.

CREATE TABLE endorsement (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  skill_id        uuid NOT NULL,
  by_id           uuid NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, skill_id, by_id),
  FOREIGN KEY (organization_id, person_id, skill_id)
    REFERENCES skill_claim (organization_id, person_id, skill_id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, by_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK (by_id <> person_id)
);
CREATE INDEX endorsement_by ON endorsement (organization_id, by_id);
COMMENT ON TABLE endorsement IS 'retention: life of the claim';
COMMENT ON COLUMN endorsement.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN endorsement.person_id IS 'purpose: whose claim is vouched for; audience: organization; retention: row';
COMMENT ON COLUMN endorsement.skill_id IS 'purpose: which claim of theirs; audience: organization; retention: row';
COMMENT ON COLUMN endorsement.by_id IS 'purpose: who vouches, since it counts by what they have shown themself; audience: organization; retention: row';
COMMENT ON COLUMN endorsement.at IS 'purpose: who vouched first is named first; audience: self; retention: row';
