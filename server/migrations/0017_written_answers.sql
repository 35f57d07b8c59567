-- An ask that is put aside may be answered in writing, by those it fits, when they have time. Asks put aside before this
-- were promised that nothing happens to them: they stay as they are until their seeker says otherwise.

ALTER TABLE ask ADD COLUMN written boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ask.written IS 'purpose: while put aside, those it fits may answer it in writing; audience: self; retention: row';
ALTER TABLE ask DROP CONSTRAINT ask_parked_because_check;
ALTER TABLE ask ADD CONSTRAINT ask_parked_because_check CHECK (parked_because IN ('put_aside', 'seeker_absent', 'unanswered'));
CREATE INDEX ask_waiting ON ask (organization_id, state_since) WHERE state = 'parked';

-- What an accepted answer leaves behind is an encounter that never was live, so that all that is read of encounters
-- (evidence, know-how, thanks, the seeker's asks) reads it too.
ALTER TABLE session ADD COLUMN way text NOT NULL DEFAULT 'live' CHECK (way IN ('live', 'written'));
ALTER TABLE session ADD CONSTRAINT session_written_is_over CHECK (way = 'live' OR (state = 'ended' AND live_at IS NULL AND minutes = 0));
COMMENT ON COLUMN session.way IS 'purpose: whether the two met or wrote; audience: pair; retention: row';

CREATE TABLE asked_to_write (
  organization_id uuid NOT NULL,
  ask_id          uuid NOT NULL,
  person_id       uuid NOT NULL,
  asked_at        timestamptz NOT NULL,
  place           integer NOT NULL,
  fits            boolean NOT NULL,
  passed_at       timestamptz,
  PRIMARY KEY (organization_id, ask_id, person_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX asked_to_write_by_person ON asked_to_write (organization_id, person_id);
COMMENT ON TABLE asked_to_write IS 'retention: 12 months after asked_at';
COMMENT ON COLUMN asked_to_write.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.ask_id IS 'purpose: the ask they may answer; audience: self; retention: row';
COMMENT ON COLUMN asked_to_write.person_id IS 'purpose: whom it fits; audience: self; retention: row';
COMMENT ON COLUMN asked_to_write.asked_at IS 'purpose: retention; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.place IS 'purpose: those it fits best get a letter; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.fits IS 'purpose: nobody gets a letter of what does not fit them; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.passed_at IS 'purpose: they left it to others; audience: self; retention: row';

CREATE TABLE answer (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  ask_id          uuid NOT NULL,
  author_id       uuid NOT NULL,
  state           text NOT NULL CHECK (state IN ('draft', 'sent', 'accepted')),
  text            text NOT NULL CHECK (length(text) <= 10000),
  shared          boolean NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  changed_at      timestamptz NOT NULL,
  sent_at         timestamptz,
  accepted_round  integer,
  seeker_shared   boolean NOT NULL DEFAULT false,
  session_id      uuid,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT answer_one_each UNIQUE (organization_id, ask_id, author_id),
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, author_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE SET NULL (session_id),
  CHECK ((state = 'draft') = (sent_at IS NULL)),
  CHECK ((state = 'accepted') = (accepted_round IS NOT NULL))
);
CREATE UNIQUE INDEX answer_one_accepted ON answer (organization_id, ask_id, accepted_round) WHERE state = 'accepted';
CREATE INDEX answer_by_author ON answer (organization_id, author_id);
CREATE INDEX answer_by_session ON answer (organization_id, session_id);
COMMENT ON TABLE answer IS 'retention: 36 months after changed_at';
COMMENT ON COLUMN answer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN answer.id IS 'purpose: name the row; audience: pair; retention: row';
COMMENT ON COLUMN answer.ask_id IS 'purpose: what it answers; audience: pair; retention: row';
COMMENT ON COLUMN answer.author_id IS 'purpose: who wrote it; audience: pair; retention: row';
COMMENT ON COLUMN answer.state IS 'purpose: where it stands; audience: pair; retention: row';
COMMENT ON COLUMN answer.text IS 'purpose: the help itself; audience: pair, organization by consent of both; retention: row';
COMMENT ON COLUMN answer.shared IS 'purpose: its author lets others find it; audience: self; retention: row';
COMMENT ON COLUMN answer.version IS 'purpose: what is accepted is what was read; audience: pair; retention: row';
COMMENT ON COLUMN answer.changed_at IS 'purpose: say when it was changed; audience: pair; retention: row';
COMMENT ON COLUMN answer.sent_at IS 'purpose: say when it came; audience: pair; retention: row';
COMMENT ON COLUMN answer.accepted_round IS 'purpose: one accepted answer each time the ask was put; audience: server; retention: row';
COMMENT ON COLUMN answer.seeker_shared IS 'purpose: its seeker lets others find it; audience: self; retention: row';
COMMENT ON COLUMN answer.session_id IS 'purpose: the encounter that its acceptance left; audience: server; retention: row';

CREATE TABLE answer_line (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  answer_id       uuid NOT NULL,
  author_id       uuid NOT NULL,
  text            text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, answer_id) REFERENCES answer (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, author_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX answer_line_by_answer ON answer_line (organization_id, answer_id, at);
CREATE INDEX answer_line_by_author ON answer_line (organization_id, author_id);
COMMENT ON TABLE answer_line IS 'retention: 12 months after at';
COMMENT ON COLUMN answer_line.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN answer_line.id IS 'purpose: name the row; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.answer_id IS 'purpose: the answer it is about; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.author_id IS 'purpose: who said it; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.text IS 'purpose: ask back in a line; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.at IS 'purpose: order; audience: pair; retention: row';

ALTER TABLE picture ADD COLUMN answer_id uuid;
ALTER TABLE picture ADD FOREIGN KEY (organization_id, answer_id) REFERENCES answer (organization_id, id) ON DELETE CASCADE;
ALTER TABLE picture ADD CONSTRAINT picture_of_one_thing CHECK (ask_id IS NULL OR answer_id IS NULL);
CREATE INDEX picture_by_answer ON picture (organization_id, answer_id) WHERE answer_id IS NOT NULL;
COMMENT ON COLUMN picture.answer_id IS 'purpose: the written answer it belongs to; audience: pair; retention: row';

CREATE TABLE answer_picture (
  organization_id uuid NOT NULL,
  answer_id       uuid NOT NULL,
  place           integer NOT NULL,
  picture_id      uuid NOT NULL,
  under_id        uuid,
  marks           jsonb NOT NULL,
  PRIMARY KEY (organization_id, answer_id, place),
  FOREIGN KEY (organization_id, answer_id) REFERENCES answer (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, picture_id) REFERENCES picture (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, under_id) REFERENCES picture (organization_id, id) ON DELETE SET NULL (under_id)
);
CREATE INDEX answer_picture_by_picture ON answer_picture (organization_id, picture_id);
CREATE INDEX answer_picture_by_under ON answer_picture (organization_id, under_id) WHERE under_id IS NOT NULL;
COMMENT ON TABLE answer_picture IS 'retention: life of the answer';
COMMENT ON COLUMN answer_picture.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN answer_picture.answer_id IS 'purpose: which answer; audience: pair; retention: row';
COMMENT ON COLUMN answer_picture.place IS 'purpose: order; audience: pair; retention: row';
COMMENT ON COLUMN answer_picture.picture_id IS 'purpose: what is shown, marks drawn in; audience: pair; retention: row';
COMMENT ON COLUMN answer_picture.under_id IS 'purpose: what was drawn on, to draw on further; audience: self; retention: row';
COMMENT ON COLUMN answer_picture.marks IS 'purpose: what was drawn, as data: to change it, and to say it in words; audience: pair; retention: row';
