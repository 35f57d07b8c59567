-- What the two pass to each other beside words: pieces of code or text as they are, pictures, and the names of files that went from
-- browser to browser (their bytes never come here). And the wish of both that it be forgotten.

ALTER TABLE picture ADD COLUMN session_id uuid;
ALTER TABLE picture ADD FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE;
ALTER TABLE picture DROP CONSTRAINT picture_of_one_thing;
ALTER TABLE picture ADD CONSTRAINT picture_of_one_thing CHECK (
  (ask_id IS NULL OR answer_id IS NULL) AND (ask_id IS NULL OR session_id IS NULL) AND (answer_id IS NULL OR session_id IS NULL));
CREATE INDEX picture_by_session ON picture (organization_id, session_id) WHERE session_id IS NOT NULL;
COMMENT ON COLUMN picture.session_id IS 'purpose: the encounter it was passed across in; audience: pair; retention: row';

ALTER TABLE message ADD COLUMN picture_id uuid;
ALTER TABLE message ADD COLUMN file_bytes bigint;
ALTER TABLE message ADD COLUMN file_sha256 text;
ALTER TABLE message ADD FOREIGN KEY (organization_id, picture_id) REFERENCES picture (organization_id, id) ON DELETE CASCADE;
ALTER TABLE message DROP CONSTRAINT message_kind_check;
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN ('text', 'mark', 'snippet', 'picture', 'file'));
ALTER TABLE message DROP CONSTRAINT message_text_check;
ALTER TABLE message ADD CONSTRAINT message_text_check CHECK (length(text) <= CASE WHEN kind = 'snippet' THEN 20000 ELSE 4000 END
  AND (kind = 'picture') = (text = ''));
ALTER TABLE message ADD CONSTRAINT message_picture_check CHECK ((kind = 'picture') = (picture_id IS NOT NULL));
ALTER TABLE message ADD CONSTRAINT message_file_check CHECK ((kind = 'file') = (file_bytes IS NOT NULL AND file_sha256 IS NOT NULL)
  AND (file_bytes IS NULL) = (file_sha256 IS NULL));
CREATE INDEX message_by_picture ON message (organization_id, picture_id) WHERE picture_id IS NOT NULL;
COMMENT ON COLUMN message.kind IS 'purpose: words, a mark said as text, a piece of code or text as it is, a picture, or a file that was passed; audience: pair; retention: row';
COMMENT ON COLUMN message.text IS 'purpose: what was said in writing, or the name of the file; audience: pair; retention: row';
COMMENT ON COLUMN message.picture_id IS 'purpose: the picture it shows; audience: pair; retention: row';
COMMENT ON COLUMN message.file_bytes IS 'purpose: how large the file was, whose bytes are not kept; audience: pair; retention: row';
COMMENT ON COLUMN message.file_sha256 IS 'purpose: tell whether a file is the one that was passed; audience: pair; retention: row';

ALTER TABLE session ADD COLUMN forgotten_at timestamptz;
COMMENT ON COLUMN session.forgotten_at IS 'purpose: say that what was written is gone, and why; audience: pair; retention: row';

CREATE TABLE forget_wish (
  organization_id uuid NOT NULL,
  session_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, session_id, person_id),
  FOREIGN KEY (organization_id, session_id) REFERENCES session (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE forget_wish IS 'retention: 12 months after at';
COMMENT ON COLUMN forget_wish.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN forget_wish.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN forget_wish.person_id IS 'purpose: who wishes its writing to be forgotten; audience: pair; retention: row';
COMMENT ON COLUMN forget_wish.at IS 'purpose: retention; audience: server; retention: row';
