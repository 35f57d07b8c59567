-- When people are busy, by a calendar of their own: its sealed address, how its readings went, and stretches of time
-- without a word of what is in them.

CREATE TABLE calendar (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  id              uuid NOT NULL,
  sealed_address  bytea NOT NULL,
  host            text NOT NULL,
  added_at        timestamptz NOT NULL,
  zone            text NOT NULL,
  read_at         timestamptz NOT NULL,
  known_until     timestamptz NOT NULL,
  unread          integer NOT NULL DEFAULT 0,
  etag            text,
  last_modified   text,
  failures        integer NOT NULL DEFAULT 0,
  failing_because text,
  failing_since   timestamptz,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK ((failures > 0) = (failing_because IS NOT NULL)),
  CHECK ((failures > 0) = (failing_since IS NOT NULL))
);
COMMENT ON TABLE calendar IS 'retention: life of the person';
COMMENT ON COLUMN calendar.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN calendar.person_id IS 'purpose: whose calendar; audience: self; retention: row';
COMMENT ON COLUMN calendar.id IS 'purpose: of this address as it was given, so that a reading under way never writes into another; audience: server; retention: row';
COMMENT ON COLUMN calendar.sealed_address IS 'purpose: where it is read, a secret of its owner, encrypted by the secret of the house; audience: server; retention: row';
COMMENT ON COLUMN calendar.host IS 'purpose: the only part of the address that is shown again; audience: self; retention: row';
COMMENT ON COLUMN calendar.added_at IS 'purpose: state of the reading for its owner; audience: self; retention: row';
COMMENT ON COLUMN calendar.zone IS 'purpose: where whole days were reckoned, an IANA name; audience: server; retention: row';
COMMENT ON COLUMN calendar.read_at IS 'purpose: state of the reading for its owner; audience: self; retention: row';
COMMENT ON COLUMN calendar.known_until IS 'purpose: how far ahead its stretches reach; audience: server; retention: row';
COMMENT ON COLUMN calendar.unread IS 'purpose: entries that could not be read, counted; audience: self; retention: row';
COMMENT ON COLUMN calendar.etag IS 'purpose: asks only for what changed; audience: server; retention: row';
COMMENT ON COLUMN calendar.last_modified IS 'purpose: asks only for what changed; audience: server; retention: row';
COMMENT ON COLUMN calendar.failures IS 'purpose: waits longer after each failure in a row; audience: server; retention: row';
COMMENT ON COLUMN calendar.failing_because IS 'purpose: state of the reading for its owner, a code; audience: self; retention: row';
COMMENT ON COLUMN calendar.failing_since IS 'purpose: state of the reading for its owner; audience: self; retention: row';

CREATE TABLE busy_stretch (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  starts          timestamptz NOT NULL,
  ends            timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, starts),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  CHECK (starts < ends)
);
COMMENT ON TABLE busy_stretch IS 'retention: 1 day after ends';
COMMENT ON COLUMN busy_stretch.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN busy_stretch.person_id IS 'purpose: who is busy; audience: self; retention: row';
COMMENT ON COLUMN busy_stretch.starts IS 'purpose: not asked from then on; audience: self; retention: row';
COMMENT ON COLUMN busy_stretch.ends IS 'purpose: asked again from then on; audience: self; retention: row';
