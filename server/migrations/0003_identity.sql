-- Coming in: accounts as the sign-in library keeps them (and nothing more of it), which person an account is, invitations.
-- The four auth_ tables are the library's, in our spelling: its ids are text, and they carry no organization, since an
-- account is one everywhere; account_person places it in one.

CREATE TABLE auth_user (
  id              text PRIMARY KEY,
  name            text NOT NULL DEFAULT '' CHECK (name = ''),
  email           text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
  email_verified  boolean NOT NULL DEFAULT false,
  image           text CHECK (image IS NULL),
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL
);
COMMENT ON TABLE auth_user IS 'retention: life of the person';
COMMENT ON COLUMN auth_user.id IS 'purpose: name the account; audience: server; retention: row';
COMMENT ON COLUMN auth_user.name IS 'purpose: asked for by the sign-in library, always empty: names are in person; audience: server; retention: row';
COMMENT ON COLUMN auth_user.email IS 'purpose: sign in; audience: self, staff; retention: row';
COMMENT ON COLUMN auth_user.email_verified IS 'purpose: asked for by the sign-in library; audience: server; retention: row';
COMMENT ON COLUMN auth_user.image IS 'purpose: asked for by the sign-in library, always empty: photos are in person; audience: server; retention: row';
COMMENT ON COLUMN auth_user.created_at IS 'purpose: age of the account; audience: self; retention: row';
COMMENT ON COLUMN auth_user.updated_at IS 'purpose: asked for by the sign-in library; audience: server; retention: row';

CREATE TABLE auth_session (
  id              text PRIMARY KEY,
  user_id         text NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  token           text NOT NULL UNIQUE,
  expires_at      timestamptz NOT NULL,
  ip_address      text CHECK (ip_address IS NULL OR ip_address = ''),
  user_agent      text,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL
);
CREATE INDEX auth_session_user ON auth_session (user_id);
CREATE INDEX auth_session_expires ON auth_session (expires_at);
COMMENT ON TABLE auth_session IS 'retention: 1 day after expires_at';
COMMENT ON COLUMN auth_session.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN auth_session.user_id IS 'purpose: whose sign-in; audience: server; retention: row';
COMMENT ON COLUMN auth_session.token IS 'purpose: recognise the browser, only beside its signature; audience: server; retention: row';
COMMENT ON COLUMN auth_session.expires_at IS 'purpose: a sign-in ends by itself; audience: self; retention: row';
COMMENT ON COLUMN auth_session.ip_address IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_session.user_agent IS 'purpose: tell one''s own browsers apart; audience: self; retention: row';
COMMENT ON COLUMN auth_session.created_at IS 'purpose: since when; audience: self; retention: row';
COMMENT ON COLUMN auth_session.updated_at IS 'purpose: asked for by the sign-in library; audience: server; retention: row';

CREATE TABLE auth_account (
  id                       text PRIMARY KEY,
  user_id                  text NOT NULL REFERENCES auth_user ON DELETE CASCADE,
  account_id               text NOT NULL,
  provider_id              text NOT NULL CHECK (provider_id = 'credential'),
  password                 text,
  access_token             text CHECK (access_token IS NULL),
  refresh_token            text CHECK (refresh_token IS NULL),
  id_token                 text CHECK (id_token IS NULL),
  access_token_expires_at  timestamptz CHECK (access_token_expires_at IS NULL),
  refresh_token_expires_at timestamptz CHECK (refresh_token_expires_at IS NULL),
  scope                    text CHECK (scope IS NULL),
  created_at               timestamptz NOT NULL,
  updated_at               timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_account_user ON auth_account (user_id);
COMMENT ON TABLE auth_account IS 'retention: life of the auth_user';
COMMENT ON COLUMN auth_account.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN auth_account.user_id IS 'purpose: whose way to sign in; audience: server; retention: row';
COMMENT ON COLUMN auth_account.account_id IS 'purpose: asked for by the sign-in library: its user again; audience: server; retention: row';
COMMENT ON COLUMN auth_account.provider_id IS 'purpose: which way: e-mail and password is the only one; audience: server; retention: row';
COMMENT ON COLUMN auth_account.password IS 'purpose: check a password, as a scrypt hash; audience: server; retention: row';
COMMENT ON COLUMN auth_account.access_token IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_account.refresh_token IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_account.id_token IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_account.access_token_expires_at IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_account.refresh_token_expires_at IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_account.scope IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_account.created_at IS 'purpose: since when; audience: self; retention: row';
COMMENT ON COLUMN auth_account.updated_at IS 'purpose: when the password was last chosen; audience: self; retention: row';

CREATE TABLE auth_verification (
  id              text PRIMARY KEY,
  identifier      text NOT NULL,
  value           text NOT NULL,
  expires_at      timestamptz NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL
);
CREATE INDEX auth_verification_identifier ON auth_verification (identifier);
CREATE INDEX auth_verification_expires ON auth_verification (expires_at);
COMMENT ON TABLE auth_verification IS 'retention: 1 day after expires_at';
COMMENT ON COLUMN auth_verification.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.identifier IS 'purpose: recognise a link to choose a new password, as a hash; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.value IS 'purpose: whose password; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.expires_at IS 'purpose: a link ends by itself; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.created_at IS 'purpose: the last link counts; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.updated_at IS 'purpose: asked for by the sign-in library; audience: server; retention: row';

CREATE TABLE account_person (
  organization_id uuid NOT NULL,
  person_id       uuid NOT NULL,
  user_id         text NOT NULL UNIQUE REFERENCES auth_user ON DELETE CASCADE,
  PRIMARY KEY (organization_id, person_id),
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE account_person IS 'retention: life of the auth_user';
COMMENT ON COLUMN account_person.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN account_person.person_id IS 'purpose: who signs in; audience: server; retention: row';
COMMENT ON COLUMN account_person.user_id IS 'purpose: by which account; audience: server; retention: row';

CREATE TABLE invite (
  organization_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
  id              uuid NOT NULL,
  token_hash      text NOT NULL UNIQUE,
  name            text CHECK (length(name) BETWEEN 1 AND 120),
  email           text CHECK (length(email) <= 254),
  team_id         uuid,
  role            text NOT NULL CHECK (role IN ('member', 'manager', 'admin')),
  language        text NOT NULL CHECK (language IN ('fr', 'en')),
  invited_by      uuid NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  used_at         timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, team_id) REFERENCES team (organization_id, id) ON DELETE SET NULL (team_id),
  FOREIGN KEY (organization_id, invited_by) REFERENCES person (organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE invite IS 'retention: 30 days after expires_at';
COMMENT ON COLUMN invite.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN invite.id IS 'purpose: name the row; audience: staff; retention: row';
COMMENT ON COLUMN invite.token_hash IS 'purpose: recognise the link, as a hash; audience: server; retention: row';
COMMENT ON COLUMN invite.name IS 'purpose: greet who is invited; audience: staff; retention: emptied once used';
COMMENT ON COLUMN invite.email IS 'purpose: send the link; audience: staff; retention: emptied once used';
COMMENT ON COLUMN invite.team_id IS 'purpose: place who joins; audience: staff; retention: row';
COMMENT ON COLUMN invite.role IS 'purpose: who may administer; audience: staff; retention: row';
COMMENT ON COLUMN invite.language IS 'purpose: language of the link and of the first visit; audience: staff; retention: row';
COMMENT ON COLUMN invite.invited_by IS 'purpose: say who invites; audience: staff; retention: row';
COMMENT ON COLUMN invite.created_at IS 'purpose: order; audience: staff; retention: row';
COMMENT ON COLUMN invite.expires_at IS 'purpose: an invitation ends by itself; audience: staff; retention: row';
COMMENT ON COLUMN invite.used_at IS 'purpose: an invitation is good once; audience: staff; retention: row';
