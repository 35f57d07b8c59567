-- Who: organisations, teams, people, what they say they know, whether they may be asked now.
-- Comments are law (see platform/LAWS.md): a table says its retention, a column says purpose, audience, retention.
-- "retention: row" = kept as long as its row. Audiences: self, pair (the two of a session), tapped (helpers while
-- their tap is open), organization (every member), staff (managers and administrators), server (nobody on a screen).

CREATE TABLE organization (
  id          uuid PRIMARY KEY,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  language    text NOT NULL CHECK (language IN ('fr', 'en')),
  created_at  timestamptz NOT NULL
);
COMMENT ON TABLE organization IS 'retention: life of the organization';
COMMENT ON COLUMN organization.id IS 'purpose: names the tenant in every row; audience: server; retention: row';
COMMENT ON COLUMN organization.name IS 'purpose: say whose house this is; audience: organization; retention: row';
COMMENT ON COLUMN organization.language IS 'purpose: language of mails and of people who chose none; audience: organization; retention: row';
COMMENT ON COLUMN organization.created_at IS 'purpose: age of the house; audience: staff; retention: row';

CREATE TABLE team (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id              uuid NOT NULL,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  site            text NOT NULL DEFAULT '' CHECK (length(site) <= 120),
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX team_name ON team (organization_id, lower(name));
COMMENT ON TABLE team IS 'retention: life of the organization';
COMMENT ON COLUMN team.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN team.id IS 'purpose: name the row; audience: organization; retention: row';
COMMENT ON COLUMN team.name IS 'purpose: place people; audience: organization; retention: row';
COMMENT ON COLUMN team.site IS 'purpose: say where the team sits; audience: organization; retention: row';
COMMENT ON COLUMN team.created_at IS 'purpose: order of teams; audience: staff; retention: row';

CREATE TABLE person (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id              uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('member', 'guest', 'imported', 'erased')),
  name            text NOT NULL CHECK (length(name) <= 120),
  email           text CHECK (length(email) <= 254),
  title           text NOT NULL DEFAULT '' CHECK (length(title) <= 120),
  photo_file      text,
  language        text NOT NULL CHECK (language IN ('fr', 'en')),
  languages       text[] NOT NULL DEFAULT '{}',
  joined_on       date,
  created_at      timestamptz NOT NULL,
  welcomed_at     timestamptz,
  erased_at       timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK ((kind = 'erased') = (erased_at IS NOT NULL)),
  CHECK (kind <> 'erased' OR (name = '' AND email IS NULL AND title = '' AND photo_file IS NULL AND joined_on IS NULL))
);
CREATE UNIQUE INDEX person_email ON person (organization_id, lower(email)) WHERE email IS NOT NULL;
COMMENT ON TABLE person IS 'retention: life of the organization';
COMMENT ON COLUMN person.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN person.id IS 'purpose: what every other row refers to; audience: organization; retention: row';
COMMENT ON COLUMN person.kind IS 'purpose: member, guest, imported from an old help desk, or erased; audience: organization; retention: row';
COMMENT ON COLUMN person.name IS 'purpose: know whom one meets; audience: organization; retention: emptied at erasure';
COMMENT ON COLUMN person.email IS 'purpose: sign in and be written to; audience: self, staff; retention: emptied at erasure';
COMMENT ON COLUMN person.title IS 'purpose: say what one does here; audience: organization; retention: emptied at erasure';
COMMENT ON COLUMN person.photo_file IS 'purpose: recognise a colleague; audience: organization; retention: emptied at erasure';
COMMENT ON COLUMN person.language IS 'purpose: language of screens and mails; audience: self; retention: row';
COMMENT ON COLUMN person.languages IS 'purpose: be asked in languages one speaks; audience: organization; retention: row';
COMMENT ON COLUMN person.joined_on IS 'purpose: say since when one is here, ease transfer between generations; audience: organization; retention: emptied at erasure';
COMMENT ON COLUMN person.created_at IS 'purpose: order; audience: staff; retention: row';
COMMENT ON COLUMN person.welcomed_at IS 'purpose: show the first visit once; audience: self; retention: row';
COMMENT ON COLUMN person.erased_at IS 'purpose: proof that the erasure was done; audience: staff; retention: row';

CREATE TABLE membership (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  team_id         uuid,
  role            text NOT NULL CHECK (role IN ('member', 'manager', 'admin')),
  started_at      timestamptz NOT NULL,
  ended_at        timestamptz,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, team_id) REFERENCES team (organization_id, id)
);
CREATE INDEX membership_team ON membership (organization_id, team_id);
COMMENT ON TABLE membership IS 'retention: life of the person';
COMMENT ON COLUMN membership.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN membership.person_id IS 'purpose: whose membership; audience: organization; retention: row';
COMMENT ON COLUMN membership.team_id IS 'purpose: place the person; audience: organization; retention: row';
COMMENT ON COLUMN membership.role IS 'purpose: who may administer; audience: organization; retention: row';
COMMENT ON COLUMN membership.started_at IS 'purpose: since when access is given; audience: staff; retention: row';
COMMENT ON COLUMN membership.ended_at IS 'purpose: a former member has no access any more; audience: staff; retention: row';

CREATE TABLE availability (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  available       boolean NOT NULL,
  available_until timestamptz,
  quiet_until     timestamptz,
  changed_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE availability IS 'retention: life of the person';
COMMENT ON COLUMN availability.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN availability.person_id IS 'purpose: whose word this is; audience: organization; retention: row';
COMMENT ON COLUMN availability.available IS 'purpose: nobody is tapped who did not agree; audience: organization; retention: row';
COMMENT ON COLUMN availability.available_until IS 'purpose: the agreement ends by itself; audience: organization; retention: row';
COMMENT ON COLUMN availability.quiet_until IS 'purpose: do not disturb; audience: organization; retention: row';
COMMENT ON COLUMN availability.changed_at IS 'purpose: the last word wins; audience: self; retention: row';

CREATE TABLE skill (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id              uuid NOT NULL,
  label_fr        text NOT NULL CHECK (length(label_fr) BETWEEN 1 AND 80),
  label_en        text NOT NULL CHECK (length(label_en) BETWEEN 1 AND 80),
  synonyms        text[] NOT NULL DEFAULT '{}',
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX skill_label_fr ON skill (organization_id, lower(label_fr));
CREATE UNIQUE INDEX skill_label_en ON skill (organization_id, lower(label_en));
COMMENT ON TABLE skill IS 'retention: life of the organization';
COMMENT ON COLUMN skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN skill.id IS 'purpose: name the row; audience: organization; retention: row';
COMMENT ON COLUMN skill.label_fr IS 'purpose: the skill in French; audience: organization; retention: row';
COMMENT ON COLUMN skill.label_en IS 'purpose: the skill in English; audience: organization; retention: row';
COMMENT ON COLUMN skill.synonyms IS 'purpose: find the skill by its other names; audience: organization; retention: row';
COMMENT ON COLUMN skill.created_at IS 'purpose: order; audience: staff; retention: row';

CREATE TABLE skill_claim (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  skill_id        uuid NOT NULL,
  claimed_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, skill_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, skill_id) REFERENCES skill (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE skill_claim IS 'retention: life of the person';
COMMENT ON COLUMN skill_claim.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN skill_claim.person_id IS 'purpose: who says so; audience: organization; retention: row';
COMMENT ON COLUMN skill_claim.skill_id IS 'purpose: what one says one knows; audience: organization; retention: row';
COMMENT ON COLUMN skill_claim.claimed_at IS 'purpose: freshness of the claim; audience: organization; retention: row';

CREATE TABLE hidden_skill (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  skill_id        uuid NOT NULL,
  hidden_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, skill_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, skill_id) REFERENCES skill (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE hidden_skill IS 'retention: life of the person';
COMMENT ON COLUMN hidden_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN hidden_skill.person_id IS 'purpose: who hides; audience: self; retention: row';
COMMENT ON COLUMN hidden_skill.skill_id IS 'purpose: any line about me can be hidden from others; audience: self; retention: row';
COMMENT ON COLUMN hidden_skill.hidden_at IS 'purpose: since when; audience: self; retention: row';
