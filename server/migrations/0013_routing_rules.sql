-- How people may be asked is governed by the house, and by a team for its own people; how much of a week somebody gives
-- is theirs to say, within that frame.

CREATE TABLE routing_rules (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  team_id         uuid,
  dial            text CHECK (dial IN ('fast', 'balanced', 'gentle')),
  most_taps       integer CHECK (most_taps BETWEEN 1 AND 200),
  most_at_once    integer CHECK (most_at_once BETWEEN 1 AND 50),
  opening         jsonb,
  time_zone       text CHECK (length(time_zone) BETWEEN 1 AND 60),
  asked_by        text CHECK (asked_by IN ('everyone', 'own_team', 'chosen_teams')),
  usual_minutes   integer CHECK (usual_minutes BETWEEN 0 AND 2400),
  most_minutes    integer CHECK (most_minutes BETWEEN 0 AND 2400),
  changed_at      timestamptz NOT NULL,
  CONSTRAINT routing_rules_one UNIQUE NULLS NOT DISTINCT (organization_id, team_id),
  FOREIGN KEY (organization_id, team_id) REFERENCES team (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE routing_rules IS 'retention: life of the organization';
COMMENT ON COLUMN routing_rules.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN routing_rules.team_id IS 'purpose: whose rules, empty for those of the house; audience: staff; retention: row';
COMMENT ON COLUMN routing_rules.dial IS 'purpose: what an interruption is worth beside a wait; audience: staff; retention: row';
COMMENT ON COLUMN routing_rules.most_taps IS 'purpose: people tapped for one search at most; audience: staff; retention: row';
COMMENT ON COLUMN routing_rules.most_at_once IS 'purpose: taps of one ask open at once at most; audience: staff; retention: row';
COMMENT ON COLUMN routing_rules.opening IS 'purpose: hours of a week outside of which nobody is tapped who did not say other hours; audience: organization; retention: row';
COMMENT ON COLUMN routing_rules.time_zone IS 'purpose: read the opening hours; audience: organization; retention: row';
COMMENT ON COLUMN routing_rules.asked_by IS 'purpose: who may ask these people; audience: staff; retention: row';
COMMENT ON COLUMN routing_rules.usual_minutes IS 'purpose: helping budget of a week of whoever said none; audience: organization; retention: row';
COMMENT ON COLUMN routing_rules.most_minutes IS 'purpose: largest helping budget of a week; audience: organization; retention: row';
COMMENT ON COLUMN routing_rules.changed_at IS 'purpose: say since when; audience: staff; retention: row';

CREATE TABLE routing_asker (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  team_id         uuid,
  asker_team_id   uuid NOT NULL,
  CONSTRAINT routing_asker_one UNIQUE NULLS NOT DISTINCT (organization_id, team_id, asker_team_id),
  FOREIGN KEY (organization_id, team_id) REFERENCES team (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, asker_team_id) REFERENCES team (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE routing_asker IS 'retention: life of the team';
COMMENT ON COLUMN routing_asker.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN routing_asker.team_id IS 'purpose: whose people, empty for those of the house; audience: staff; retention: row';
COMMENT ON COLUMN routing_asker.asker_team_id IS 'purpose: a team that may ask them; audience: staff; retention: row';

CREATE TABLE helping_budget (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  person_id       uuid NOT NULL,
  minutes         integer CHECK (minutes BETWEEN 0 AND 2400),
  more_until      timestamptz,
  changed_at      timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE helping_budget IS 'retention: life of the person';
COMMENT ON COLUMN helping_budget.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN helping_budget.person_id IS 'purpose: whose week; audience: self; retention: row';
COMMENT ON COLUMN helping_budget.minutes IS 'purpose: minutes of a week kept for helping, empty for the usual ones; audience: self, staff in groups of five; retention: row';
COMMENT ON COLUMN helping_budget.more_until IS 'purpose: "this week you may ask me more", over by itself on Monday; audience: self; retention: row';
COMMENT ON COLUMN helping_budget.changed_at IS 'purpose: the last word wins; audience: self; retention: row';
