-- When people may be asked: their word now, their weekly hours and quiet hours, a pause after helping, topics they mute.

-- Null: their weekly hours speak.
ALTER TABLE availability ALTER COLUMN available DROP NOT NULL;
ALTER TABLE availability
  ADD COLUMN time_zone    text,
  ADD COLUMN rest_minutes smallint NOT NULL DEFAULT 5 CHECK (rest_minutes BETWEEN 0 AND 120),
  ADD COLUMN version      integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN availability.time_zone IS 'purpose: where the hours of this person are told, an IANA name; null: as the house; audience: self; retention: row';
COMMENT ON COLUMN availability.rest_minutes IS 'purpose: not asked again so soon after helping; audience: self; retention: row';
COMMENT ON COLUMN availability.version IS 'purpose: grows with each change of when somebody may be asked, so that nobody is tapped by an older word; audience: server; retention: row';

CREATE TABLE weekly_hours (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('help', 'quiet')),
  day             smallint NOT NULL CHECK (day BETWEEN 1 AND 7),
  opens           text NOT NULL CHECK (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  closes          text NOT NULL CHECK (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'),
  PRIMARY KEY (organization_id, person_id, kind, day, opens),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK (opens < closes)
);
COMMENT ON TABLE weekly_hours IS 'retention: life of the person';
COMMENT ON COLUMN weekly_hours.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN weekly_hours.person_id IS 'purpose: whose hours these are; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.kind IS 'purpose: help: may be asked then; quiet: nothing is sent then; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.day IS 'purpose: the day of the week, Monday is 1; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.opens IS 'purpose: from when, by the clock on the wall there; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.closes IS 'purpose: until when, by the clock on the wall there; audience: self; retention: row';

CREATE TABLE topic_mute (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  skill_id        uuid NOT NULL,
  PRIMARY KEY (organization_id, person_id, skill_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, skill_id) REFERENCES skill (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE topic_mute IS 'retention: life of the person';
COMMENT ON COLUMN topic_mute.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN topic_mute.person_id IS 'purpose: who does not want to be asked; audience: self; retention: row';
COMMENT ON COLUMN topic_mute.skill_id IS 'purpose: about what; audience: self; retention: row';
