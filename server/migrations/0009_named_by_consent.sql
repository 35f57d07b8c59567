-- What one person alone knows is shown without their name, unless they said their name may stand there.

CREATE TABLE named_skill (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  person_id       uuid NOT NULL,
  skill_id        uuid NOT NULL,
  named_at        timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, skill_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, skill_id) REFERENCES skill (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE named_skill IS 'retention: life of the person';
COMMENT ON COLUMN named_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN named_skill.person_id IS 'purpose: who lets their name be shown; audience: organization; retention: row';
COMMENT ON COLUMN named_skill.skill_id IS 'purpose: as the only one who knows this; audience: organization; retention: row';
COMMENT ON COLUMN named_skill.named_at IS 'purpose: since when the consent is given; audience: self; retention: row';
