-- Helpers say of a tap that it is not their topic: the ranking asks them less about the like, until they take it back.

CREATE TABLE not_my_topic (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  ask_id          uuid NOT NULL,
  said_at         timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, ask_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, ask_id) REFERENCES ask (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX not_my_topic_ask ON not_my_topic (organization_id, ask_id);
COMMENT ON TABLE not_my_topic IS 'retention: 12 months after said_at';
COMMENT ON COLUMN not_my_topic.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN not_my_topic.person_id IS 'purpose: who said so; audience: self; retention: row';
COMMENT ON COLUMN not_my_topic.ask_id IS 'purpose: of which ask, so that the like is not proposed; its words are not shown; audience: self; retention: row';
COMMENT ON COLUMN not_my_topic.said_at IS 'purpose: what they solved since speaks against it; audience: self; retention: row';

-- Those who said so before were told that they would not be asked again.
INSERT INTO not_my_topic (organization_id, person_id, ask_id, said_at)
SELECT organization_id, helper_id, ask_id, max(COALESCE(answered_at, sent_at)) FROM offer WHERE state = 'off_topic'
GROUP BY organization_id, helper_id, ask_id;
