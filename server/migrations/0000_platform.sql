-- What the platform keeps for itself: facts on their way, timers, answers already given.
-- No foreign key to organization: a fact or a timer must be readable until it is handled, also when its
-- organization is being deleted, and this file comes before the tables of the product.

CREATE TABLE fact (
  id              uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  kind            text NOT NULL CHECK (length(kind) BETWEEN 1 AND 80),
  at              timestamptz NOT NULL,
  data            jsonb NOT NULL,
  sweep_at        timestamptz,
  handled_at      timestamptz
);
CREATE INDEX fact_to_sweep ON fact (sweep_at) WHERE sweep_at IS NOT NULL;
CREATE INDEX fact_handled_at ON fact (handled_at);
COMMENT ON TABLE fact IS 'retention: 30 days after handled_at';
COMMENT ON COLUMN fact.id IS 'purpose: name the fact, so that it is handled once; audience: server; retention: row';
COMMENT ON COLUMN fact.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN fact.kind IS 'purpose: what happened; audience: server; retention: row';
COMMENT ON COLUMN fact.at IS 'purpose: when it happened; audience: server; retention: row';
COMMENT ON COLUMN fact.data IS 'purpose: which rows it speaks of, as ids, without anybody''s text; audience: server; retention: row';
COMMENT ON COLUMN fact.sweep_at IS 'purpose: from when another node may take over the delivery, empty once it was delivered; audience: server; retention: row';
COMMENT ON COLUMN fact.handled_at IS 'purpose: every consumer is done, from here its retention counts; audience: server; retention: row';

CREATE TABLE fact_trouble (
  fact_id         uuid NOT NULL REFERENCES fact,
  consumer        text NOT NULL,
  organization_id uuid NOT NULL,
  tries           integer NOT NULL,
  retry_at        timestamptz,
  error           text NOT NULL,
  PRIMARY KEY (fact_id, consumer)
);
CREATE INDEX fact_trouble_to_retry ON fact_trouble (retry_at) WHERE retry_at IS NOT NULL;
COMMENT ON TABLE fact_trouble IS 'retention: life of the fact';
COMMENT ON COLUMN fact_trouble.fact_id IS 'purpose: the fact that could not be handled; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.consumer IS 'purpose: who could not handle it; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.tries IS 'purpose: bound the retries; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.retry_at IS 'purpose: next try, empty once set aside for the operator; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.error IS 'purpose: kind and place of the failure, without its message; audience: server; retention: row';

CREATE TABLE fact_effect (
  fact_id         uuid NOT NULL REFERENCES fact ON DELETE CASCADE,
  consumer        text NOT NULL,
  organization_id uuid NOT NULL,
  PRIMARY KEY (fact_id, consumer)
);
COMMENT ON TABLE fact_effect IS 'retention: life of the fact';
COMMENT ON COLUMN fact_effect.fact_id IS 'purpose: the fact whose effect is already written; audience: server; retention: row';
COMMENT ON COLUMN fact_effect.consumer IS 'purpose: whose effect, so that a second delivery changes nothing; audience: server; retention: row';
COMMENT ON COLUMN fact_effect.organization_id IS 'purpose: tenant; audience: server; retention: row';

CREATE TABLE timer (
  kind            text NOT NULL CHECK (length(kind) BETWEEN 1 AND 80),
  subject_id      uuid NOT NULL,
  organization_id uuid NOT NULL,
  due_at          timestamptz NOT NULL,
  data            jsonb NOT NULL DEFAULT '{}',
  tries           integer NOT NULL DEFAULT 0,
  set_aside_at    timestamptz,
  PRIMARY KEY (kind, subject_id)
);
CREATE INDEX timer_due ON timer (due_at) WHERE set_aside_at IS NULL;
COMMENT ON TABLE timer IS 'retention: life of the subject';
COMMENT ON COLUMN timer.kind IS 'purpose: what to do when it rings; audience: server; retention: row';
COMMENT ON COLUMN timer.subject_id IS 'purpose: the row it is about; audience: server; retention: row';
COMMENT ON COLUMN timer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN timer.due_at IS 'purpose: when it rings, after a restart too; audience: server; retention: row';
COMMENT ON COLUMN timer.data IS 'purpose: what the ringing needs to know, as ids and numbers; audience: server; retention: row';
COMMENT ON COLUMN timer.tries IS 'purpose: bound the retries; audience: server; retention: row';
COMMENT ON COLUMN timer.set_aside_at IS 'purpose: it failed too often and waits for the operator; audience: server; retention: row';

CREATE TABLE idempotency_key (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  verb            text NOT NULL CHECK (length(verb) <= 80),
  key             text NOT NULL CHECK (length(key) BETWEEN 1 AND 120),
  request_hash    text NOT NULL,
  answer          jsonb,
  at              timestamptz NOT NULL,
  PRIMARY KEY (organization_id, person_id, verb, key)
);
CREATE INDEX idempotency_key_at ON idempotency_key (at);
COMMENT ON TABLE idempotency_key IS 'retention: 2 days after at';
COMMENT ON COLUMN idempotency_key.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.person_id IS 'purpose: who asked; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.verb IS 'purpose: what was asked; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.key IS 'purpose: the client''s name of this very request; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.request_hash IS 'purpose: notice a key used for something else; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.answer IS 'purpose: answer a repeated request as the first time; audience: self; retention: row';
COMMENT ON COLUMN idempotency_key.at IS 'purpose: count its retention; audience: server; retention: row';
