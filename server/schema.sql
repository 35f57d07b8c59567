-- Written by `npm run schema` from server/migrations; not edited by hand.

CREATE TABLE account_person (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  user_id text NOT NULL,
  CONSTRAINT account_person_pkey PRIMARY KEY (organization_id, person_id),
  CONSTRAINT account_person_user_id_key UNIQUE (user_id),
  CONSTRAINT account_person_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT account_person_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
COMMENT ON TABLE account_person IS 'retention: life of the auth_user';
COMMENT ON COLUMN account_person.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN account_person.person_id IS 'purpose: who signs in; audience: server; retention: row';
COMMENT ON COLUMN account_person.user_id IS 'purpose: by which account; audience: server; retention: row';

CREATE TABLE answer (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  ask_id uuid NOT NULL,
  author_id uuid NOT NULL,
  state text NOT NULL,
  text text NOT NULL,
  shared boolean NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  accepted_round integer,
  seeker_shared boolean NOT NULL DEFAULT false,
  session_id uuid,
  CONSTRAINT answer_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT answer_one_each UNIQUE (organization_id, ask_id, author_id),
  CONSTRAINT answer_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT answer_organization_id_author_id_fkey FOREIGN KEY (organization_id, author_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT answer_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE SET NULL (session_id),
  CONSTRAINT answer_check CHECK (((state = 'draft'::text) = (sent_at IS NULL))),
  CONSTRAINT answer_check1 CHECK (((state = 'accepted'::text) = (accepted_round IS NOT NULL))),
  CONSTRAINT answer_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text]))),
  CONSTRAINT answer_text_check CHECK ((length(text) <= 10000))
);
CREATE INDEX answer_by_author ON public.answer USING btree (organization_id, author_id);
CREATE INDEX answer_by_session ON public.answer USING btree (organization_id, session_id);
CREATE UNIQUE INDEX answer_one_accepted ON public.answer USING btree (organization_id, ask_id, accepted_round) WHERE (state = 'accepted'::text);
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
  id uuid NOT NULL,
  answer_id uuid NOT NULL,
  author_id uuid NOT NULL,
  text text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT answer_line_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT answer_line_organization_id_answer_id_fkey FOREIGN KEY (organization_id, answer_id) REFERENCES answer(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT answer_line_organization_id_author_id_fkey FOREIGN KEY (organization_id, author_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT answer_line_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);
CREATE INDEX answer_line_by_answer ON public.answer_line USING btree (organization_id, answer_id, at);
CREATE INDEX answer_line_by_author ON public.answer_line USING btree (organization_id, author_id);
COMMENT ON TABLE answer_line IS 'retention: 12 months after at';
COMMENT ON COLUMN answer_line.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN answer_line.id IS 'purpose: name the row; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.answer_id IS 'purpose: the answer it is about; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.author_id IS 'purpose: who said it; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.text IS 'purpose: ask back in a line; audience: pair; retention: row';
COMMENT ON COLUMN answer_line.at IS 'purpose: order; audience: pair; retention: row';

CREATE TABLE answer_picture (
  organization_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  place integer NOT NULL,
  picture_id uuid NOT NULL,
  under_id uuid,
  marks jsonb NOT NULL,
  CONSTRAINT answer_picture_pkey PRIMARY KEY (organization_id, answer_id, place),
  CONSTRAINT answer_picture_organization_id_answer_id_fkey FOREIGN KEY (organization_id, answer_id) REFERENCES answer(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT answer_picture_organization_id_picture_id_fkey FOREIGN KEY (organization_id, picture_id) REFERENCES picture(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT answer_picture_organization_id_under_id_fkey FOREIGN KEY (organization_id, under_id) REFERENCES picture(organization_id, id) ON DELETE SET NULL (under_id)
);
CREATE INDEX answer_picture_by_picture ON public.answer_picture USING btree (organization_id, picture_id);
CREATE INDEX answer_picture_by_under ON public.answer_picture USING btree (organization_id, under_id) WHERE (under_id IS NOT NULL);
COMMENT ON TABLE answer_picture IS 'retention: life of the answer';
COMMENT ON COLUMN answer_picture.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN answer_picture.answer_id IS 'purpose: which answer; audience: pair; retention: row';
COMMENT ON COLUMN answer_picture.place IS 'purpose: order; audience: pair; retention: row';
COMMENT ON COLUMN answer_picture.picture_id IS 'purpose: what is shown, marks drawn in; audience: pair; retention: row';
COMMENT ON COLUMN answer_picture.under_id IS 'purpose: what was drawn on, to draw on further; audience: self; retention: row';
COMMENT ON COLUMN answer_picture.marks IS 'purpose: what was drawn, as data: to change it, and to say it in words; audience: pair; retention: row';

CREATE TABLE ask (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  state text NOT NULL,
  state_since timestamp with time zone NOT NULL,
  text text NOT NULL,
  language text NOT NULL,
  for_person_id uuid,
  opened_at timestamp with time zone NOT NULL,
  round integer NOT NULL DEFAULT 1,
  wave integer NOT NULL DEFAULT 0,
  asked integer NOT NULL DEFAULT 0,
  taps_end timestamp with time zone,
  exhausted boolean NOT NULL DEFAULT false,
  first_offer_at timestamp with time zone,
  matched_at timestamp with time zone,
  imported boolean NOT NULL DEFAULT false,
  parked_because text,
  nobody_left boolean NOT NULL DEFAULT false,
  wide boolean NOT NULL DEFAULT false,
  unnamed boolean NOT NULL DEFAULT false,
  searched_until timestamp with time zone,
  written boolean NOT NULL DEFAULT false,
  CONSTRAINT ask_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ask_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT ask_organization_id_for_person_id_fkey FOREIGN KEY (organization_id, for_person_id) REFERENCES person(organization_id, id),
  CONSTRAINT ask_organization_id_seeker_id_fkey FOREIGN KEY (organization_id, seeker_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ask_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT ask_parked_because_check CHECK ((parked_because = ANY (ARRAY['put_aside'::text, 'seeker_absent'::text, 'unanswered'::text]))),
  CONSTRAINT ask_state_check CHECK ((state = ANY (ARRAY['searching'::text, 'matched'::text, 'live'::text, 'parked'::text, 'resolved'::text, 'abandoned'::text, 'expired'::text]))),
  CONSTRAINT ask_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000)))
);
CREATE INDEX ask_by_seeker ON public.ask USING btree (organization_id, seeker_id, opened_at DESC);
CREATE INDEX ask_by_time ON public.ask USING btree (organization_id, opened_at DESC) WHERE (NOT imported);
CREATE UNIQUE INDEX ask_one_active ON public.ask USING btree (organization_id, seeker_id) WHERE (state = ANY (ARRAY['searching'::text, 'matched'::text, 'live'::text]));
CREATE INDEX ask_searching ON public.ask USING btree (organization_id) WHERE (state = 'searching'::text);
CREATE INDEX ask_waiting ON public.ask USING btree (organization_id, state_since) WHERE (state = 'parked'::text);
CREATE INDEX ask_words ON public.ask USING gin (to_tsvector(
CASE language
    WHEN 'fr'::text THEN 'french'::regconfig
    ELSE 'english'::regconfig
END, translate(text, '’'::text, ''''::text))) WHERE (state = ANY (ARRAY['resolved'::text, 'abandoned'::text, 'expired'::text]));
COMMENT ON TABLE ask IS 'retention: 36 months after opened_at';
COMMENT ON COLUMN ask.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask.id IS 'purpose: name the row; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.seeker_id IS 'purpose: who is stuck; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.state IS 'purpose: where the ask stands; audience: self; retention: row';
COMMENT ON COLUMN ask.state_since IS 'purpose: clocks and limits of a state; audience: self; retention: row';
COMMENT ON COLUMN ask.text IS 'purpose: what blocks, in the words of the seeker; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.language IS 'purpose: find helpers who speak it; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.for_person_id IS 'purpose: ask this person first; audience: self; retention: row';
COMMENT ON COLUMN ask.opened_at IS 'purpose: clocks; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask.round IS 'purpose: how often the search began anew, so that old offers stay history; audience: server; retention: row';
COMMENT ON COLUMN ask.wave IS 'purpose: plans of this round that tapped somebody; audience: server; retention: row';
COMMENT ON COLUMN ask.asked IS 'purpose: people asked so far, as of the last beat of the clock; audience: self; retention: row';
COMMENT ON COLUMN ask.taps_end IS 'purpose: when the taps of this round run out if nobody answers; audience: server; retention: row';
COMMENT ON COLUMN ask.exhausted IS 'purpose: nobody is left to ask, as of the last beat of the clock; audience: self; retention: row';
COMMENT ON COLUMN ask.first_offer_at IS 'purpose: timeToFirstOffer; audience: staff in groups of five; retention: row';
COMMENT ON COLUMN ask.matched_at IS 'purpose: timeToMatch, the wait curve; audience: staff in groups of five; retention: row';
COMMENT ON COLUMN ask.imported IS 'purpose: came from an old help desk, counts in no clock; audience: staff; retention: row';
COMMENT ON COLUMN ask.parked_because IS 'purpose: say why it was put aside, kept until its next move; audience: self; retention: row';
COMMENT ON COLUMN ask.nobody_left IS 'purpose: try again when somebody becomes free; audience: server; retention: row';
COMMENT ON COLUMN ask.wide IS 'purpose: the seeker agreed to ask others than the named person, or more people at once; audience: self; retention: row';
COMMENT ON COLUMN ask.unnamed IS 'purpose: the seeker stays unnamed until somebody comes; audience: self; retention: row';
COMMENT ON COLUMN ask.searched_until IS 'purpose: how long the first search nobody came to went on, for the wait curve; audience: staff in groups of five; retention: row';
COMMENT ON COLUMN ask.written IS 'purpose: while put aside, those it fits may answer it in writing; audience: self; retention: row';

CREATE TABLE ask_following (
  organization_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  first_id uuid NOT NULL,
  state text NOT NULL,
  round integer NOT NULL,
  since timestamp with time zone NOT NULL,
  ends_at timestamp with time zone,
  session_id uuid,
  seeker_may boolean NOT NULL DEFAULT false,
  helper_may boolean NOT NULL DEFAULT false,
  CONSTRAINT ask_following_pkey PRIMARY KEY (organization_id, ask_id),
  CONSTRAINT ask_following_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ask_following_organization_id_first_id_fkey FOREIGN KEY (organization_id, first_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ask_following_check CHECK ((ask_id <> first_id)),
  CONSTRAINT ask_following_check1 CHECK (((state = ANY (ARRAY['waits'::text, 'handed'::text])) = (ends_at IS NOT NULL))),
  CONSTRAINT ask_following_check2 CHECK (((state = ANY (ARRAY['handed'::text, 'answered'::text])) = (session_id IS NOT NULL))),
  CONSTRAINT ask_following_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'refused'::text, 'waits'::text, 'handed'::text, 'answered'::text])))
);
CREATE INDEX ask_following_first ON public.ask_following USING btree (organization_id, first_id);
CREATE INDEX ask_following_session ON public.ask_following USING btree (organization_id, session_id);
COMMENT ON TABLE ask_following IS 'retention: life of the ask';
COMMENT ON COLUMN ask_following.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask_following.ask_id IS 'purpose: whose seeker may wait, or waits; audience: self; retention: row';
COMMENT ON COLUMN ask_following.first_id IS 'purpose: the ask that is near it; its seeker and words are not told; audience: server; retention: row';
COMMENT ON COLUMN ask_following.state IS 'purpose: what its seeker is shown of it; audience: self; retention: row';
COMMENT ON COLUMN ask_following.round IS 'purpose: of which search it is: with the next one it is over; audience: server; retention: row';
COMMENT ON COLUMN ask_following.since IS 'purpose: when it came to be so; audience: server; retention: row';
COMMENT ON COLUMN ask_following.ends_at IS 'purpose: it goes on searching then; audience: self; retention: row';
COMMENT ON COLUMN ask_following.session_id IS 'purpose: the encounter whose two are asked for a line; audience: server; retention: row';
COMMENT ON COLUMN ask_following.seeker_may IS 'purpose: by the rules of the house the seeker of that encounter may be asked; audience: server; retention: row';
COMMENT ON COLUMN ask_following.helper_may IS 'purpose: the same of its helper; audience: server; retention: row';

CREATE TABLE ask_left_out (
  organization_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT ask_left_out_pkey PRIMARY KEY (organization_id, ask_id, person_id),
  CONSTRAINT ask_left_out_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ask_left_out_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE ask_left_out IS 'retention: life of the ask';
COMMENT ON COLUMN ask_left_out.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask_left_out.ask_id IS 'purpose: which ask; audience: server; retention: row';
COMMENT ON COLUMN ask_left_out.person_id IS 'purpose: tried and did not solve, or did not come: not asked again; audience: server; retention: row';

CREATE TABLE ask_skill (
  organization_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  CONSTRAINT ask_skill_pkey PRIMARY KEY (organization_id, ask_id, skill_id),
  CONSTRAINT ask_skill_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ask_skill_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skill(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE ask_skill IS 'retention: life of the ask';
COMMENT ON COLUMN ask_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN ask_skill.ask_id IS 'purpose: which ask; audience: pair, tapped; retention: row';
COMMENT ON COLUMN ask_skill.skill_id IS 'purpose: the tag the seeker chose; audience: pair, tapped; retention: row';

CREATE TABLE asked_to_write (
  organization_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  person_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  place integer NOT NULL,
  fits boolean NOT NULL,
  passed_at timestamp with time zone,
  CONSTRAINT asked_to_write_pkey PRIMARY KEY (organization_id, ask_id, person_id),
  CONSTRAINT asked_to_write_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT asked_to_write_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX asked_to_write_by_person ON public.asked_to_write USING btree (organization_id, person_id);
COMMENT ON TABLE asked_to_write IS 'retention: 12 months after asked_at';
COMMENT ON COLUMN asked_to_write.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.ask_id IS 'purpose: the ask they may answer; audience: self; retention: row';
COMMENT ON COLUMN asked_to_write.person_id IS 'purpose: whom it fits; audience: self; retention: row';
COMMENT ON COLUMN asked_to_write.asked_at IS 'purpose: retention; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.place IS 'purpose: those it fits best get a letter; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.fits IS 'purpose: nobody gets a letter of what does not fit them; audience: server; retention: row';
COMMENT ON COLUMN asked_to_write.passed_at IS 'purpose: they left it to others; audience: self; retention: row';

CREATE TABLE auth_account (
  id text NOT NULL,
  user_id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_account_pkey PRIMARY KEY (id),
  CONSTRAINT auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  CONSTRAINT auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  CONSTRAINT auth_account_access_token_check CHECK ((access_token IS NULL)),
  CONSTRAINT auth_account_access_token_expires_at_check CHECK ((access_token_expires_at IS NULL)),
  CONSTRAINT auth_account_id_token_check CHECK ((id_token IS NULL)),
  CONSTRAINT auth_account_provider_id_check CHECK ((provider_id = 'credential'::text)),
  CONSTRAINT auth_account_refresh_token_check CHECK ((refresh_token IS NULL)),
  CONSTRAINT auth_account_refresh_token_expires_at_check CHECK ((refresh_token_expires_at IS NULL)),
  CONSTRAINT auth_account_scope_check CHECK ((scope IS NULL))
);
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id);
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

CREATE TABLE auth_session (
  id text NOT NULL,
  user_id text NOT NULL,
  token text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_session_pkey PRIMARY KEY (id),
  CONSTRAINT auth_session_token_key UNIQUE (token),
  CONSTRAINT auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  CONSTRAINT auth_session_ip_address_check CHECK (((ip_address IS NULL) OR (ip_address = ''::text)))
);
CREATE INDEX auth_session_expires ON public.auth_session USING btree (expires_at);
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id);
COMMENT ON TABLE auth_session IS 'retention: 1 day after expires_at';
COMMENT ON COLUMN auth_session.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN auth_session.user_id IS 'purpose: whose sign-in; audience: server; retention: row';
COMMENT ON COLUMN auth_session.token IS 'purpose: recognise the browser, only beside its signature; audience: server; retention: row';
COMMENT ON COLUMN auth_session.expires_at IS 'purpose: a sign-in ends by itself; audience: self; retention: row';
COMMENT ON COLUMN auth_session.ip_address IS 'purpose: asked for by the sign-in library, always empty; audience: server; retention: row';
COMMENT ON COLUMN auth_session.user_agent IS 'purpose: tell one''s own browsers apart; audience: self; retention: row';
COMMENT ON COLUMN auth_session.created_at IS 'purpose: since when; audience: self; retention: row';
COMMENT ON COLUMN auth_session.updated_at IS 'purpose: asked for by the sign-in library; audience: server; retention: row';

CREATE TABLE auth_user (
  id text NOT NULL,
  name text NOT NULL DEFAULT ''::text,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_user_pkey PRIMARY KEY (id),
  CONSTRAINT auth_user_email_key UNIQUE (email),
  CONSTRAINT auth_user_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  CONSTRAINT auth_user_image_check CHECK ((image IS NULL)),
  CONSTRAINT auth_user_name_check CHECK ((name = ''::text))
);
COMMENT ON TABLE auth_user IS 'retention: life of the person';
COMMENT ON COLUMN auth_user.id IS 'purpose: name the account; audience: server; retention: row';
COMMENT ON COLUMN auth_user.name IS 'purpose: asked for by the sign-in library, always empty: names are in person; audience: server; retention: row';
COMMENT ON COLUMN auth_user.email IS 'purpose: sign in; audience: self, staff; retention: row';
COMMENT ON COLUMN auth_user.email_verified IS 'purpose: asked for by the sign-in library; audience: server; retention: row';
COMMENT ON COLUMN auth_user.image IS 'purpose: asked for by the sign-in library, always empty: photos are in person; audience: server; retention: row';
COMMENT ON COLUMN auth_user.created_at IS 'purpose: age of the account; audience: self; retention: row';
COMMENT ON COLUMN auth_user.updated_at IS 'purpose: asked for by the sign-in library; audience: server; retention: row';

CREATE TABLE auth_verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_expires ON public.auth_verification USING btree (expires_at);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);
COMMENT ON TABLE auth_verification IS 'retention: 1 day after expires_at';
COMMENT ON COLUMN auth_verification.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.identifier IS 'purpose: recognise a link to choose a new password, as a hash; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.value IS 'purpose: whose password; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.expires_at IS 'purpose: a link ends by itself; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.created_at IS 'purpose: the last link counts; audience: server; retention: row';
COMMENT ON COLUMN auth_verification.updated_at IS 'purpose: asked for by the sign-in library; audience: server; retention: row';

CREATE TABLE availability (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  available boolean,
  available_until timestamp with time zone,
  quiet_until timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  time_zone text,
  rest_minutes smallint NOT NULL DEFAULT 5,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT availability_pkey PRIMARY KEY (organization_id, person_id),
  CONSTRAINT availability_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT availability_rest_minutes_check CHECK (((rest_minutes >= 0) AND (rest_minutes <= 120)))
);
COMMENT ON TABLE availability IS 'retention: life of the person';
COMMENT ON COLUMN availability.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN availability.person_id IS 'purpose: whose word this is; audience: organization; retention: row';
COMMENT ON COLUMN availability.available IS 'purpose: nobody is tapped who did not agree; audience: organization; retention: row';
COMMENT ON COLUMN availability.available_until IS 'purpose: the agreement ends by itself; audience: organization; retention: row';
COMMENT ON COLUMN availability.quiet_until IS 'purpose: do not disturb; audience: organization; retention: row';
COMMENT ON COLUMN availability.changed_at IS 'purpose: the last word wins; audience: self; retention: row';
COMMENT ON COLUMN availability.time_zone IS 'purpose: where the hours of this person are told, an IANA name; null: as the house; audience: self; retention: row';
COMMENT ON COLUMN availability.rest_minutes IS 'purpose: not asked again so soon after helping; audience: self; retention: row';
COMMENT ON COLUMN availability.version IS 'purpose: grows with each change of when somebody may be asked, so that nobody is tapped by an older word; audience: server; retention: row';

CREATE TABLE booking (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  ask_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  helper_id uuid,
  starts_at timestamp with time zone NOT NULL,
  minutes smallint NOT NULL,
  state text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  ended_by text,
  CONSTRAINT booking_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT booking_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT booking_organization_id_helper_id_fkey FOREIGN KEY (organization_id, helper_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT booking_organization_id_seeker_id_fkey FOREIGN KEY (organization_id, seeker_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT booking_check CHECK (((state <> ALL (ARRAY['booked'::text, 'kept'::text, 'missed'::text])) OR (helper_id IS NOT NULL))),
  CONSTRAINT booking_check1 CHECK (((state <> ALL (ARRAY['proposed'::text, 'lapsed'::text])) OR (helper_id IS NULL))),
  CONSTRAINT booking_check2 CHECK (((state = ANY (ARRAY['proposed'::text, 'booked'::text])) = (ended_at IS NULL))),
  CONSTRAINT booking_check3 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  CONSTRAINT booking_ended_by_check CHECK ((ended_by = ANY (ARRAY['seeker'::text, 'helper'::text, 'time'::text, 'house'::text]))),
  CONSTRAINT booking_minutes_check CHECK ((minutes = ANY (ARRAY[15, 30]))),
  CONSTRAINT booking_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'booked'::text, 'kept'::text, 'missed'::text, 'lapsed'::text, 'cancelled'::text])))
);
CREATE INDEX booking_by_ask ON public.booking USING btree (organization_id, ask_id);
CREATE INDEX booking_by_helper ON public.booking USING btree (organization_id, helper_id, starts_at);
CREATE INDEX booking_by_seeker ON public.booking USING btree (organization_id, seeker_id, starts_at);
CREATE UNIQUE INDEX booking_one_an_ask ON public.booking USING btree (organization_id, ask_id) WHERE (state = ANY (ARRAY['proposed'::text, 'booked'::text]));
COMMENT ON TABLE booking IS 'retention: 12 months after starts_at';
COMMENT ON COLUMN booking.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN booking.id IS 'purpose: identity; audience: the two; retention: row';
COMMENT ON COLUMN booking.ask_id IS 'purpose: what the moment is for; audience: the two; retention: row';
COMMENT ON COLUMN booking.seeker_id IS 'purpose: who asked for it; audience: the two; retention: row';
COMMENT ON COLUMN booking.helper_id IS 'purpose: who said yes to it; audience: the two; retention: row';
COMMENT ON COLUMN booking.starts_at IS 'purpose: when they meet; audience: the two and those asked; retention: row';
COMMENT ON COLUMN booking.minutes IS 'purpose: about how long; audience: the two and those asked; retention: row';
COMMENT ON COLUMN booking.state IS 'purpose: where it stands; audience: the two; retention: row';
COMMENT ON COLUMN booking.asked_at IS 'purpose: when it was proposed; audience: the two; retention: row';
COMMENT ON COLUMN booking.ended_at IS 'purpose: when it was over, for telling it a day long; audience: the two; retention: row';
COMMENT ON COLUMN booking.ended_by IS 'purpose: who ended it, so that the other is told; audience: the two; retention: row';

CREATE TABLE booking_asked (
  organization_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  helper_id uuid NOT NULL,
  no_at timestamp with time zone,
  CONSTRAINT booking_asked_pkey PRIMARY KEY (organization_id, booking_id, helper_id),
  CONSTRAINT booking_asked_organization_id_booking_id_fkey FOREIGN KEY (organization_id, booking_id) REFERENCES booking(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT booking_asked_organization_id_helper_id_fkey FOREIGN KEY (organization_id, helper_id) REFERENCES person(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX booking_asked_by_helper ON public.booking_asked USING btree (organization_id, helper_id);
COMMENT ON TABLE booking_asked IS 'retention: life of the booking';
COMMENT ON COLUMN booking_asked.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN booking_asked.booking_id IS 'purpose: what they are asked; audience: self; retention: row';
COMMENT ON COLUMN booking_asked.helper_id IS 'purpose: who is asked whether the moment suits; audience: self; retention: row';
COMMENT ON COLUMN booking_asked.no_at IS 'purpose: not asked twice; nobody else hears of it; audience: self; retention: row';

CREATE TABLE busy_stretch (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  starts timestamp with time zone NOT NULL,
  ends timestamp with time zone NOT NULL,
  CONSTRAINT busy_stretch_pkey PRIMARY KEY (organization_id, person_id, starts),
  CONSTRAINT busy_stretch_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT busy_stretch_check CHECK ((starts < ends))
);
COMMENT ON TABLE busy_stretch IS 'retention: 1 day after ends';
COMMENT ON COLUMN busy_stretch.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN busy_stretch.person_id IS 'purpose: who is busy; audience: self; retention: row';
COMMENT ON COLUMN busy_stretch.starts IS 'purpose: not asked from then on; audience: self; retention: row';
COMMENT ON COLUMN busy_stretch.ends IS 'purpose: asked again from then on; audience: self; retention: row';

CREATE TABLE calendar (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  id uuid NOT NULL,
  sealed_address bytea NOT NULL,
  host text NOT NULL,
  added_at timestamp with time zone NOT NULL,
  zone text NOT NULL,
  read_at timestamp with time zone NOT NULL,
  known_until timestamp with time zone NOT NULL,
  unread integer NOT NULL DEFAULT 0,
  etag text,
  last_modified text,
  failures integer NOT NULL DEFAULT 0,
  failing_because text,
  failing_since timestamp with time zone,
  CONSTRAINT calendar_pkey PRIMARY KEY (organization_id, person_id),
  CONSTRAINT calendar_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT calendar_check CHECK (((failures > 0) = (failing_because IS NOT NULL))),
  CONSTRAINT calendar_check1 CHECK (((failures > 0) = (failing_since IS NOT NULL)))
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

CREATE TABLE dropped_file (
  organization_id uuid NOT NULL,
  file text NOT NULL,
  dropped_at timestamp with time zone NOT NULL,
  CONSTRAINT dropped_file_pkey PRIMARY KEY (organization_id, file)
);
COMMENT ON TABLE dropped_file IS 'retention: 1 day after dropped_at';
COMMENT ON COLUMN dropped_file.organization_id IS 'purpose: tenant, which may itself be gone; audience: server; retention: row';
COMMENT ON COLUMN dropped_file.file IS 'purpose: delete the file of a picture that is gone; audience: server; retention: row';
COMMENT ON COLUMN dropped_file.dropped_at IS 'purpose: order; audience: server; retention: row';

CREATE TABLE endorsement (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  by_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT endorsement_pkey PRIMARY KEY (organization_id, person_id, skill_id, by_id),
  CONSTRAINT endorsement_organization_id_by_id_fkey FOREIGN KEY (organization_id, by_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT endorsement_organization_id_person_id_skill_id_fkey FOREIGN KEY (organization_id, person_id, skill_id) REFERENCES skill_claim(organization_id, person_id, skill_id) ON DELETE CASCADE,
  CONSTRAINT endorsement_check CHECK ((by_id <> person_id))
);
CREATE INDEX endorsement_by ON public.endorsement USING btree (organization_id, by_id);
COMMENT ON TABLE endorsement IS 'retention: life of the claim';
COMMENT ON COLUMN endorsement.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN endorsement.person_id IS 'purpose: whose claim is vouched for; audience: organization; retention: row';
COMMENT ON COLUMN endorsement.skill_id IS 'purpose: which claim of theirs; audience: organization; retention: row';
COMMENT ON COLUMN endorsement.by_id IS 'purpose: who vouches, since it counts by what they have shown themself; audience: organization; retention: row';
COMMENT ON COLUMN endorsement.at IS 'purpose: who vouched first is named first; audience: self; retention: row';

CREATE TABLE evidence (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  helper_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  outcome text NOT NULL,
  kind text NOT NULL,
  minutes integer NOT NULL,
  thanked boolean NOT NULL,
  at timestamp with time zone NOT NULL,
  alone_done smallint,
  alone_of smallint,
  CONSTRAINT evidence_pkey PRIMARY KEY (organization_id, session_id),
  CONSTRAINT evidence_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT evidence_organization_id_helper_id_fkey FOREIGN KEY (organization_id, helper_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT evidence_organization_id_seeker_id_fkey FOREIGN KEY (organization_id, seeker_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT evidence_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT evidence_alone CHECK ((((alone_of IS NULL) = (alone_done IS NULL)) AND ((alone_done >= 0) AND (alone_done <= alone_of)))),
  CONSTRAINT evidence_kind_check CHECK ((kind = ANY (ARRAY['solution'::text, 'meta_knowledge'::text, 'reformulation'::text, 'validation'::text, 'legitimation'::text]))),
  CONSTRAINT evidence_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'partly'::text])))
);
CREATE INDEX evidence_by_helper ON public.evidence USING btree (organization_id, helper_id, at DESC);
CREATE INDEX evidence_by_seeker ON public.evidence USING btree (organization_id, seeker_id, at DESC);
CREATE INDEX evidence_by_time ON public.evidence USING btree (organization_id, at, session_id);
COMMENT ON TABLE evidence IS 'retention: 36 months after at';
COMMENT ON COLUMN evidence.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN evidence.session_id IS 'purpose: the encounter that shows it; audience: pair; retention: row';
COMMENT ON COLUMN evidence.ask_id IS 'purpose: the ask that was solved; audience: pair; retention: row';
COMMENT ON COLUMN evidence.helper_id IS 'purpose: who has shown know-how; audience: organization; retention: row';
COMMENT ON COLUMN evidence.seeker_id IS 'purpose: whom it freed; audience: pair; retention: row';
COMMENT ON COLUMN evidence.outcome IS 'purpose: weigh it in the next match; audience: self; retention: row';
COMMENT ON COLUMN evidence.kind IS 'purpose: what kind of help it was; audience: pair; retention: row';
COMMENT ON COLUMN evidence.minutes IS 'purpose: say about how long the next one may take; audience: pair; retention: row';
COMMENT ON COLUMN evidence.thanked IS 'purpose: weigh it in the next match; audience: pair; retention: row';
COMMENT ON COLUMN evidence.at IS 'purpose: freshness; audience: organization; retention: row';
COMMENT ON COLUMN evidence.alone_done IS 'purpose: what the seeker has learnt by it: steps done alone; weighs in no match; audience: pair; retention: row';
COMMENT ON COLUMN evidence.alone_of IS 'purpose: of how many steps; audience: pair; retention: row';

CREATE TABLE evidence_skill (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  CONSTRAINT evidence_skill_pkey PRIMARY KEY (organization_id, session_id, skill_id),
  CONSTRAINT evidence_skill_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES evidence(organization_id, session_id) ON DELETE CASCADE,
  CONSTRAINT evidence_skill_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skill(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE evidence_skill IS 'retention: life of the evidence';
COMMENT ON COLUMN evidence_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN evidence_skill.session_id IS 'purpose: which evidence; audience: organization; retention: row';
COMMENT ON COLUMN evidence_skill.skill_id IS 'purpose: the skill that was shown; audience: organization; retention: row';

CREATE TABLE fact (
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  data jsonb NOT NULL,
  sweep_at timestamp with time zone,
  CONSTRAINT fact_pkey PRIMARY KEY (id),
  CONSTRAINT fact_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 80)))
);
CREATE INDEX fact_to_sweep ON public.fact USING btree (sweep_at) WHERE (sweep_at IS NOT NULL);
COMMENT ON TABLE fact IS 'retention: until everybody heard it';
COMMENT ON COLUMN fact.id IS 'purpose: name the fact, so that it is handled once; audience: server; retention: row';
COMMENT ON COLUMN fact.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN fact.kind IS 'purpose: what happened; audience: server; retention: row';
COMMENT ON COLUMN fact.at IS 'purpose: when it happened; audience: server; retention: row';
COMMENT ON COLUMN fact.data IS 'purpose: which rows it speaks of, as ids, without anybody''s text; audience: server; retention: row';
COMMENT ON COLUMN fact.sweep_at IS 'purpose: from when another node may take over the delivery, empty while somebody has trouble with it; audience: server; retention: row';

CREATE TABLE fact_trouble (
  fact_id uuid NOT NULL,
  consumer text NOT NULL,
  organization_id uuid NOT NULL,
  tries integer NOT NULL,
  retry_at timestamp with time zone,
  error text NOT NULL,
  CONSTRAINT fact_trouble_pkey PRIMARY KEY (fact_id, consumer)
);
CREATE INDEX fact_trouble_to_retry ON public.fact_trouble USING btree (retry_at) WHERE (retry_at IS NOT NULL);
COMMENT ON TABLE fact_trouble IS 'retention: life of the fact';
COMMENT ON COLUMN fact_trouble.fact_id IS 'purpose: the fact that could not be handled; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.consumer IS 'purpose: who could not handle it; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.tries IS 'purpose: bound the retries; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.retry_at IS 'purpose: next try, empty once set aside for the operator; audience: server; retention: row';
COMMENT ON COLUMN fact_trouble.error IS 'purpose: kind and place of the failure, without its message; audience: server; retention: row';

CREATE TABLE figures (
  organization_id uuid NOT NULL,
  period_from timestamp with time zone NOT NULL,
  period_to timestamp with time zone NOT NULL,
  told_at timestamp with time zone NOT NULL,
  told jsonb NOT NULL,
  CONSTRAINT figures_pkey PRIMARY KEY (organization_id, period_from),
  CONSTRAINT figures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT figures_check CHECK ((period_to > period_from))
);
COMMENT ON TABLE figures IS 'retention: 36 months after period_to';
COMMENT ON COLUMN figures.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN figures.period_from IS 'purpose: which weeks; audience: staff; retention: row';
COMMENT ON COLUMN figures.period_to IS 'purpose: which weeks; audience: staff; retention: row';
COMMENT ON COLUMN figures.told_at IS 'purpose: reckoned once, never again; audience: server; retention: row';
COMMENT ON COLUMN figures.told IS 'purpose: waits, load and topics in groups of five people at least, rounded, nothing of one person; audience: staff; retention: row';

CREATE TABLE forget_wish (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT forget_wish_pkey PRIMARY KEY (organization_id, session_id, person_id),
  CONSTRAINT forget_wish_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT forget_wish_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE forget_wish IS 'retention: 12 months after at';
COMMENT ON COLUMN forget_wish.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN forget_wish.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN forget_wish.person_id IS 'purpose: who wishes its writing to be forgotten; audience: pair; retention: row';
COMMENT ON COLUMN forget_wish.at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE given_up (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  what text NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT given_up_pkey PRIMARY KEY (organization_id, what, kind, id),
  CONSTRAINT given_up_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CONSTRAINT given_up_what_check CHECK ((what = ANY (ARRAY['fact'::text, 'timer'::text, 'letter'::text])))
);
COMMENT ON TABLE given_up IS 'retention: 12 months after at';
COMMENT ON COLUMN given_up.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN given_up.id IS 'purpose: name the fact, the subject of the timer, or the letter; audience: operator; retention: row';
COMMENT ON COLUMN given_up.what IS 'purpose: what it was; audience: operator; retention: row';
COMMENT ON COLUMN given_up.kind IS 'purpose: which kind of fact or timer; audience: operator; retention: row';
COMMENT ON COLUMN given_up.reason IS 'purpose: why the operator dropped it, in their words; audience: operator; retention: row';
COMMENT ON COLUMN given_up.at IS 'purpose: retention, and when; audience: operator; retention: row';

CREATE TABLE handover (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  by_id uuid NOT NULL,
  to_id uuid NOT NULL,
  line text NOT NULL,
  state text NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT handover_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT handover_organization_id_by_id_fkey FOREIGN KEY (organization_id, by_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT handover_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT handover_organization_id_to_id_fkey FOREIGN KEY (organization_id, to_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT handover_line_check CHECK ((length(line) <= 300)),
  CONSTRAINT handover_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'taken'::text, 'nobody'::text, 'refused'::text, 'lapsed'::text, 'withdrawn'::text])))
);
CREATE INDEX handover_by_colleague ON public.handover USING btree (organization_id, to_id);
CREATE INDEX handover_by_proposer ON public.handover USING btree (organization_id, by_id);
CREATE INDEX handover_by_session ON public.handover USING btree (organization_id, session_id, proposed_at DESC);
CREATE UNIQUE INDEX handover_one_open ON public.handover USING btree (organization_id, session_id) WHERE (state = ANY (ARRAY['proposed'::text, 'asked'::text]));
COMMENT ON TABLE handover IS 'retention: 12 months after proposed_at';
COMMENT ON COLUMN handover.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN handover.id IS 'purpose: identity; audience: pair; retention: row';
COMMENT ON COLUMN handover.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN handover.by_id IS 'purpose: who of the two proposed it, whose words the line is; audience: pair; retention: row';
COMMENT ON COLUMN handover.to_id IS 'purpose: with whom it may go on; audience: pair; retention: row';
COMMENT ON COLUMN handover.line IS 'purpose: what the next helper is told; audience: pair, whoever is tapped with it; retention: row';
COMMENT ON COLUMN handover.state IS 'purpose: what came of it, a no of the colleague left out; audience: pair; retention: row';
COMMENT ON COLUMN handover.proposed_at IS 'purpose: order, retention; audience: server; retention: row';
COMMENT ON COLUMN handover.until IS 'purpose: when it ends by itself, whatever is answered; audience: pair; retention: row';

CREATE TABLE helping_budget (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  minutes integer,
  more_until timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  none_until timestamp with time zone,
  CONSTRAINT helping_budget_pkey PRIMARY KEY (organization_id, person_id),
  CONSTRAINT helping_budget_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT helping_budget_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT helping_budget_check CHECK (((more_until IS NULL) OR (none_until IS NULL))),
  CONSTRAINT helping_budget_minutes_check CHECK (((minutes >= 0) AND (minutes <= 2400)))
);
COMMENT ON TABLE helping_budget IS 'retention: life of the person';
COMMENT ON COLUMN helping_budget.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN helping_budget.person_id IS 'purpose: whose week; audience: self; retention: row';
COMMENT ON COLUMN helping_budget.minutes IS 'purpose: minutes of a week kept for helping, empty for the usual ones; audience: self, staff in groups of five; retention: row';
COMMENT ON COLUMN helping_budget.more_until IS 'purpose: "this week you may ask me more", over by itself on Monday; audience: self; retention: row';
COMMENT ON COLUMN helping_budget.changed_at IS 'purpose: the last word wins; audience: self; retention: row';
COMMENT ON COLUMN helping_budget.none_until IS 'purpose: "no more this week", over by itself on Monday; audience: self; retention: row';

CREATE TABLE hidden_skill (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  hidden_at timestamp with time zone NOT NULL,
  CONSTRAINT hidden_skill_pkey PRIMARY KEY (organization_id, person_id, skill_id),
  CONSTRAINT hidden_skill_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT hidden_skill_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skill(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE hidden_skill IS 'retention: life of the person';
COMMENT ON COLUMN hidden_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN hidden_skill.person_id IS 'purpose: who hides; audience: self; retention: row';
COMMENT ON COLUMN hidden_skill.skill_id IS 'purpose: any line about me can be hidden from others; audience: self; retention: row';
COMMENT ON COLUMN hidden_skill.hidden_at IS 'purpose: since when; audience: self; retention: row';

CREATE TABLE idempotency_key (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  verb text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb,
  at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_key_pkey PRIMARY KEY (organization_id, person_id, verb, key),
  CONSTRAINT idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 120))),
  CONSTRAINT idempotency_key_verb_check CHECK ((length(verb) <= 80))
);
CREATE INDEX idempotency_key_at ON public.idempotency_key USING btree (at);
COMMENT ON TABLE idempotency_key IS 'retention: 2 days after at';
COMMENT ON COLUMN idempotency_key.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.person_id IS 'purpose: who asked; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.verb IS 'purpose: what was asked; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.key IS 'purpose: the client''s name of this very request; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.request_hash IS 'purpose: notice a key used for something else; audience: server; retention: row';
COMMENT ON COLUMN idempotency_key.answer IS 'purpose: answer a repeated request as the first time; audience: self; retention: row';
COMMENT ON COLUMN idempotency_key.at IS 'purpose: count its retention; audience: server; retention: row';

CREATE TABLE invite (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  token_hash text NOT NULL,
  name text,
  email text,
  team_id uuid,
  role text NOT NULL,
  language text NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT invite_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT invite_token_hash_key UNIQUE (token_hash),
  CONSTRAINT invite_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT invite_organization_id_invited_by_fkey FOREIGN KEY (organization_id, invited_by) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT invite_organization_id_team_id_fkey FOREIGN KEY (organization_id, team_id) REFERENCES team(organization_id, id) ON DELETE SET NULL (team_id),
  CONSTRAINT invite_email_check CHECK ((length(email) <= 254)),
  CONSTRAINT invite_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT invite_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT invite_role_check CHECK ((role = ANY (ARRAY['member'::text, 'manager'::text, 'admin'::text])))
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

CREATE TABLE later_wish (
  organization_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  times smallint NOT NULL,
  asks_until timestamp with time zone,
  rests_until timestamp with time zone,
  CONSTRAINT later_wish_pkey PRIMARY KEY (organization_id, ask_id),
  CONSTRAINT later_wish_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT later_wish_times_check CHECK ((times >= 0))
);
COMMENT ON TABLE later_wish IS 'retention: 1 day after ends_at';
COMMENT ON COLUMN later_wish.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN later_wish.ask_id IS 'purpose: which ask; audience: self; retention: row';
COMMENT ON COLUMN later_wish.ends_at IS 'purpose: the wish is over then; audience: self; retention: row';
COMMENT ON COLUMN later_wish.times IS 'purpose: five questions at most; audience: server; retention: row';
COMMENT ON COLUMN later_wish.asks_until IS 'purpose: the seeker is asked until then; audience: self; retention: row';
COMMENT ON COLUMN later_wish.rests_until IS 'purpose: half an hour between two questions; audience: server; retention: row';

CREATE TABLE match_learnt (
  organization_id uuid NOT NULL,
  engine text NOT NULL,
  state jsonb NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT match_learnt_pkey PRIMARY KEY (organization_id),
  CONSTRAINT match_learnt_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE
);
COMMENT ON TABLE match_learnt IS 'retention: life of the organization';
COMMENT ON COLUMN match_learnt.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN match_learnt.engine IS 'purpose: what another engine learnt is refused; audience: server; retention: row';
COMMENT ON COLUMN match_learnt.state IS 'purpose: weights that follow what helped here, of nobody in particular; audience: staff, by groups and in words; retention: until reset';
COMMENT ON COLUMN match_learnt.saved_at IS 'purpose: say how much a crash may have cost; audience: staff; retention: row';

CREATE TABLE membership (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  team_id uuid,
  role text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT membership_pkey PRIMARY KEY (organization_id, person_id),
  CONSTRAINT membership_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT membership_organization_id_team_id_fkey FOREIGN KEY (organization_id, team_id) REFERENCES team(organization_id, id),
  CONSTRAINT membership_role_check CHECK ((role = ANY (ARRAY['member'::text, 'manager'::text, 'admin'::text])))
);
CREATE INDEX membership_team ON public.membership USING btree (organization_id, team_id);
COMMENT ON TABLE membership IS 'retention: life of the person';
COMMENT ON COLUMN membership.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN membership.person_id IS 'purpose: whose membership; audience: organization; retention: row';
COMMENT ON COLUMN membership.team_id IS 'purpose: place the person; audience: organization; retention: row';
COMMENT ON COLUMN membership.role IS 'purpose: who may administer; audience: organization; retention: row';
COMMENT ON COLUMN membership.started_at IS 'purpose: since when access is given; audience: staff; retention: row';
COMMENT ON COLUMN membership.ended_at IS 'purpose: a former member has no access any more; audience: staff; retention: row';

CREATE TABLE message (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  author_id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  at timestamp with time zone NOT NULL,
  picture_id uuid,
  file_bytes bigint,
  file_sha256 text,
  CONSTRAINT message_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT message_organization_id_author_id_fkey FOREIGN KEY (organization_id, author_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT message_organization_id_picture_id_fkey FOREIGN KEY (organization_id, picture_id) REFERENCES picture(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT message_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT message_file_check CHECK ((((kind = 'file'::text) = ((file_bytes IS NOT NULL) AND (file_sha256 IS NOT NULL))) AND ((file_bytes IS NULL) = (file_sha256 IS NULL)))),
  CONSTRAINT message_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'mark'::text, 'snippet'::text, 'picture'::text, 'file'::text]))),
  CONSTRAINT message_picture_check CHECK (((kind = 'picture'::text) = (picture_id IS NOT NULL))),
  CONSTRAINT message_text_check CHECK (((length(text) <=
CASE
    WHEN (kind = 'snippet'::text) THEN 20000
    ELSE 4000
END) AND ((kind = 'picture'::text) = (text = ''::text))))
);
CREATE INDEX message_by_picture ON public.message USING btree (organization_id, picture_id) WHERE (picture_id IS NOT NULL);
CREATE INDEX message_by_session ON public.message USING btree (organization_id, session_id, at);
COMMENT ON TABLE message IS 'retention: 12 months after at';
COMMENT ON COLUMN message.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN message.id IS 'purpose: name the row, sent twice is kept once; audience: pair; retention: row';
COMMENT ON COLUMN message.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN message.author_id IS 'purpose: who wrote; audience: pair; retention: row';
COMMENT ON COLUMN message.kind IS 'purpose: words, a mark said as text, a piece of code or text as it is, a picture, or a file that was passed; audience: pair; retention: row';
COMMENT ON COLUMN message.text IS 'purpose: what was said in writing, or the name of the file; audience: pair; retention: row';
COMMENT ON COLUMN message.at IS 'purpose: order; audience: pair; retention: row';
COMMENT ON COLUMN message.picture_id IS 'purpose: the picture it shows; audience: pair; retention: row';
COMMENT ON COLUMN message.file_bytes IS 'purpose: how large the file was, whose bytes are not kept; audience: pair; retention: row';
COMMENT ON COLUMN message.file_sha256 IS 'purpose: tell whether a file is the one that was passed; audience: pair; retention: row';

CREATE TABLE migration (
  name text NOT NULL,
  hash text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE migration IS 'retention: life of the database';
COMMENT ON COLUMN migration.name IS 'purpose: which file was applied; audience: server; retention: row';
COMMENT ON COLUMN migration.hash IS 'purpose: notice a changed file; audience: server; retention: row';
COMMENT ON COLUMN migration.applied_at IS 'purpose: when it was applied; audience: server; retention: row';

CREATE TABLE named_skill (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  named_at timestamp with time zone NOT NULL,
  CONSTRAINT named_skill_pkey PRIMARY KEY (organization_id, person_id, skill_id),
  CONSTRAINT named_skill_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT named_skill_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT named_skill_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skill(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE named_skill IS 'retention: life of the person';
COMMENT ON COLUMN named_skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN named_skill.person_id IS 'purpose: who lets their name be shown; audience: organization; retention: row';
COMMENT ON COLUMN named_skill.skill_id IS 'purpose: as the only one who knows this; audience: organization; retention: row';
COMMENT ON COLUMN named_skill.named_at IS 'purpose: since when the consent is given; audience: self; retention: row';

CREATE TABLE not_my_topic (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  said_at timestamp with time zone NOT NULL,
  CONSTRAINT not_my_topic_pkey PRIMARY KEY (organization_id, person_id, ask_id),
  CONSTRAINT not_my_topic_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT not_my_topic_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX not_my_topic_ask ON public.not_my_topic USING btree (organization_id, ask_id);
COMMENT ON TABLE not_my_topic IS 'retention: 12 months after said_at';
COMMENT ON COLUMN not_my_topic.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN not_my_topic.person_id IS 'purpose: who said so; audience: self; retention: row';
COMMENT ON COLUMN not_my_topic.ask_id IS 'purpose: of which ask, so that the like is not proposed; its words are not shown; audience: self; retention: row';
COMMENT ON COLUMN not_my_topic.said_at IS 'purpose: what they solved since speaks against it; audience: self; retention: row';

CREATE TABLE notice (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  about_id uuid NOT NULL,
  path text NOT NULL,
  title text NOT NULL,
  words text NOT NULL,
  calendar jsonb,
  until timestamp with time zone,
  state text NOT NULL DEFAULT 'waiting'::text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT notice_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT notice_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT notice_kind_check CHECK ((kind = ANY (ARRAY['moment'::text, 'answer'::text]))),
  CONSTRAINT notice_path_check CHECK (((path ~~ '/%'::text) AND (length(path) <= 300))),
  CONSTRAINT notice_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'pushed'::text]))),
  CONSTRAINT notice_title_check CHECK ((length(title) <= 200)),
  CONSTRAINT notice_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX notice_about ON public.notice USING btree (organization_id, person_id, about_id);
COMMENT ON TABLE notice IS 'retention: 7 days after created_at';
COMMENT ON COLUMN notice.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN notice.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN notice.person_id IS 'purpose: who is to be told; audience: self; retention: row';
COMMENT ON COLUMN notice.kind IS 'purpose: which switch decides; audience: self; retention: row';
COMMENT ON COLUMN notice.about_id IS 'purpose: a later word about the same thing replaces the one before; audience: self; retention: row';
COMMENT ON COLUMN notice.path IS 'purpose: the page it leads to; audience: self; retention: row';
COMMENT ON COLUMN notice.title IS 'purpose: what is told, in one line; audience: self; retention: deleted once told';
COMMENT ON COLUMN notice.words IS 'purpose: what is told; audience: self; retention: deleted once told';
COMMENT ON COLUMN notice.calendar IS 'purpose: the entry for one''s own calendar; audience: self; retention: deleted once told';
COMMENT ON COLUMN notice.until IS 'purpose: of no use later than this; audience: self; retention: row';
COMMENT ON COLUMN notice.state IS 'purpose: told once; audience: server; retention: row';
COMMENT ON COLUMN notice.created_at IS 'purpose: retention, and the last word counts; audience: server; retention: row';

CREATE TABLE offer (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  ask_id uuid NOT NULL,
  helper_id uuid NOT NULL,
  round integer NOT NULL,
  wave integer NOT NULL,
  state text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone,
  answered_at timestamp with time zone,
  lapses_at timestamp with time zone NOT NULL,
  postponed_until timestamp with time zone,
  reasons jsonb NOT NULL DEFAULT '[]'::jsonb,
  minutes integer,
  named boolean NOT NULL DEFAULT false,
  fit real NOT NULL DEFAULT 0,
  idle boolean NOT NULL DEFAULT false,
  handover_id uuid,
  CONSTRAINT offer_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT offer_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT offer_organization_id_handover_id_fkey FOREIGN KEY (organization_id, handover_id) REFERENCES handover(organization_id, id) ON DELETE SET NULL (handover_id),
  CONSTRAINT offer_organization_id_helper_id_fkey FOREIGN KEY (organization_id, helper_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT offer_check CHECK (((state = 'postponed'::text) = (postponed_until IS NOT NULL))),
  CONSTRAINT offer_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'seen'::text, 'accepted'::text, 'declined'::text, 'postponed'::text, 'off_topic'::text, 'lapsed'::text, 'withdrawn'::text])))
);
CREATE INDEX offer_by_handover ON public.offer USING btree (organization_id, handover_id) WHERE (handover_id IS NOT NULL);
CREATE INDEX offer_by_helper ON public.offer USING btree (organization_id, helper_id, sent_at DESC);
CREATE UNIQUE INDEX offer_once_a_round ON public.offer USING btree (organization_id, ask_id, round, helper_id);
CREATE UNIQUE INDEX offer_one_accepted ON public.offer USING btree (organization_id, ask_id, round) WHERE (state = 'accepted'::text);
CREATE UNIQUE INDEX offer_one_tap ON public.offer USING btree (organization_id, helper_id) WHERE (state = ANY (ARRAY['sent'::text, 'seen'::text]));
COMMENT ON TABLE offer IS 'retention: 13 months after sent_at';
COMMENT ON COLUMN offer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN offer.id IS 'purpose: name the row; audience: tapped; retention: row';
COMMENT ON COLUMN offer.ask_id IS 'purpose: which ask; audience: tapped; retention: row';
COMMENT ON COLUMN offer.helper_id IS 'purpose: who was tapped; audience: self; retention: row';
COMMENT ON COLUMN offer.round IS 'purpose: the search this belongs to; audience: server; retention: row';
COMMENT ON COLUMN offer.wave IS 'purpose: the plan this tap belongs to; audience: server; retention: row';
COMMENT ON COLUMN offer.state IS 'purpose: the answer, never shown to the seeker unless accepted; audience: self; retention: row';
COMMENT ON COLUMN offer.sent_at IS 'purpose: life of a tap; audience: self; retention: row';
COMMENT ON COLUMN offer.seen_at IS 'purpose: learn how taps are answered; audience: self; retention: row';
COMMENT ON COLUMN offer.answered_at IS 'purpose: learn how taps are answered; audience: self; retention: row';
COMMENT ON COLUMN offer.lapses_at IS 'purpose: life of a tap; audience: self; retention: row';
COMMENT ON COLUMN offer.postponed_until IS 'purpose: when the tap may come again; audience: self; retention: row';
COMMENT ON COLUMN offer.reasons IS 'purpose: say why this person, as data without anybody''s text; audience: self; retention: row';
COMMENT ON COLUMN offer.minutes IS 'purpose: about how long it may take; audience: self; retention: row';
COMMENT ON COLUMN offer.named IS 'purpose: the seeker asked for this person; audience: self; retention: row';
COMMENT ON COLUMN offer.fit IS 'purpose: weigh an open tap, and learn what such taps bring; audience: server; retention: row';
COMMENT ON COLUMN offer.idle IS 'purpose: weigh an open tap: nobody was at the keyboard when it was sent; audience: server; retention: row';
COMMENT ON COLUMN offer.handover_id IS 'purpose: the tap is of a session that is handed over; audience: tapped, pair; retention: row';

CREATE TABLE organization (
  id uuid NOT NULL,
  name text NOT NULL,
  language text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  recording_days smallint NOT NULL DEFAULT 30,
  CONSTRAINT organization_pkey PRIMARY KEY (id),
  CONSTRAINT organization_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT organization_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT organization_recording_days_check CHECK (((recording_days >= 0) AND (recording_days <= 365)))
);
COMMENT ON TABLE organization IS 'retention: life of the organization';
COMMENT ON COLUMN organization.id IS 'purpose: names the tenant in every row; audience: server; retention: row';
COMMENT ON COLUMN organization.name IS 'purpose: say whose house this is; audience: organization; retention: row';
COMMENT ON COLUMN organization.language IS 'purpose: language of mails and of people who chose none; audience: organization; retention: row';
COMMENT ON COLUMN organization.created_at IS 'purpose: age of the house; audience: staff; retention: row';
COMMENT ON COLUMN organization.recording_days IS 'purpose: how long recordings are kept, 0 when none are made; audience: organization; retention: row';

CREATE TABLE outcome (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  outcome text NOT NULL,
  kind text,
  said_at timestamp with time zone NOT NULL,
  alone_done smallint,
  alone_of smallint,
  CONSTRAINT outcome_pkey PRIMARY KEY (organization_id, session_id, person_id),
  CONSTRAINT outcome_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT outcome_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT outcome_alone CHECK ((((alone_of IS NULL) = (alone_done IS NULL)) AND ((alone_done >= 0) AND (alone_done <= alone_of)))),
  CONSTRAINT outcome_kind_check CHECK ((kind = ANY (ARRAY['solution'::text, 'meta_knowledge'::text, 'reformulation'::text, 'validation'::text, 'legitimation'::text]))),
  CONSTRAINT outcome_outcome_check CHECK ((outcome = ANY (ARRAY['solved'::text, 'partly'::text, 'not_solved'::text, 'unknown'::text])))
);
COMMENT ON TABLE outcome IS 'retention: life of the session';
COMMENT ON COLUMN outcome.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN outcome.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN outcome.person_id IS 'purpose: whose word, the seeker''s counts; audience: self; retention: row';
COMMENT ON COLUMN outcome.outcome IS 'purpose: did it help; audience: pair; retention: row';
COMMENT ON COLUMN outcome.kind IS 'purpose: what kind of help it was; audience: pair; retention: row';
COMMENT ON COLUMN outcome.said_at IS 'purpose: order; audience: pair; retention: row';
COMMENT ON COLUMN outcome.alone_done IS 'purpose: steps the seeker did alone, none when it was not tried; audience: pair; retention: row';
COMMENT ON COLUMN outcome.alone_of IS 'purpose: of how many steps; audience: pair; retention: row';

CREATE TABLE outcome_reminder (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skipped integer NOT NULL DEFAULT 0,
  hidden_since timestamp with time zone,
  CONSTRAINT outcome_reminder_pkey PRIMARY KEY (organization_id, session_id, person_id),
  CONSTRAINT outcome_reminder_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT outcome_reminder_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX outcome_reminder_put_off ON public.outcome_reminder USING btree (organization_id, person_id) WHERE (skipped < 2);
COMMENT ON TABLE outcome_reminder IS 'retention: life of the session';
COMMENT ON COLUMN outcome_reminder.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN outcome_reminder.session_id IS 'purpose: which encounter; audience: self; retention: row';
COMMENT ON COLUMN outcome_reminder.person_id IS 'purpose: who was asked; audience: self; retention: row';
COMMENT ON COLUMN outcome_reminder.skipped IS 'purpose: asked once more at the next visit, then no more; audience: self; retention: row';
COMMENT ON COLUMN outcome_reminder.hidden_since IS 'purpose: not asked again within the visit of a not now; audience: self; retention: row';

CREATE TABLE parked_letter (
  organization_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT parked_letter_pkey PRIMARY KEY (organization_id, ask_id, person_id),
  CONSTRAINT parked_letter_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT parked_letter_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE parked_letter IS 'retention: 6 months after at';
COMMENT ON COLUMN parked_letter.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN parked_letter.ask_id IS 'purpose: which ask was written about; audience: server; retention: row';
COMMENT ON COLUMN parked_letter.person_id IS 'purpose: nobody is written to twice about one ask; audience: self; retention: row';
COMMENT ON COLUMN parked_letter.at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE person (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  email text,
  title text NOT NULL DEFAULT ''::text,
  photo_file text,
  language text NOT NULL,
  languages text[] NOT NULL DEFAULT '{}'::text[],
  joined_on date,
  created_at timestamp with time zone NOT NULL,
  welcomed_at timestamp with time zone,
  erased_at timestamp with time zone,
  CONSTRAINT person_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT person_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT person_check CHECK (((kind = 'erased'::text) = (erased_at IS NOT NULL))),
  CONSTRAINT person_check1 CHECK (((kind <> 'erased'::text) OR ((name = ''::text) AND (email IS NULL) AND (title = ''::text) AND (photo_file IS NULL) AND (joined_on IS NULL)))),
  CONSTRAINT person_email_check CHECK ((length(email) <= 254)),
  CONSTRAINT person_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'guest'::text, 'imported'::text, 'erased'::text]))),
  CONSTRAINT person_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  CONSTRAINT person_name_check CHECK ((length(name) <= 120)),
  CONSTRAINT person_title_check CHECK ((length(title) <= 120))
);
CREATE UNIQUE INDEX person_email ON public.person USING btree (organization_id, lower(email)) WHERE (email IS NOT NULL);
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

CREATE TABLE picture (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  ask_id uuid,
  file text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  bytes integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  answer_id uuid,
  session_id uuid,
  CONSTRAINT picture_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT picture_organization_id_answer_id_fkey FOREIGN KEY (organization_id, answer_id) REFERENCES answer(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT picture_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT picture_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT picture_organization_id_owner_id_fkey FOREIGN KEY (organization_id, owner_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT picture_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT picture_of_one_thing CHECK ((((ask_id IS NULL) OR (answer_id IS NULL)) AND ((ask_id IS NULL) OR (session_id IS NULL)) AND ((answer_id IS NULL) OR (session_id IS NULL))))
);
CREATE INDEX picture_by_answer ON public.picture USING btree (organization_id, answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX picture_by_ask ON public.picture USING btree (organization_id, ask_id);
CREATE INDEX picture_by_session ON public.picture USING btree (organization_id, session_id) WHERE (session_id IS NOT NULL);
COMMENT ON TABLE picture IS 'retention: 12 months after created_at';
COMMENT ON COLUMN picture.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN picture.id IS 'purpose: name the row; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.owner_id IS 'purpose: who pasted it; audience: pair; retention: row';
COMMENT ON COLUMN picture.ask_id IS 'purpose: the ask it shows; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.file IS 'purpose: where the re-encoded picture lies; audience: server; retention: row';
COMMENT ON COLUMN picture.width IS 'purpose: keep its place before it is loaded; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.height IS 'purpose: keep its place before it is loaded; audience: pair, tapped; retention: row';
COMMENT ON COLUMN picture.bytes IS 'purpose: storage in use; audience: staff; retention: row';
COMMENT ON COLUMN picture.created_at IS 'purpose: retention; audience: server; retention: row';
COMMENT ON COLUMN picture.answer_id IS 'purpose: the written answer it belongs to; audience: pair; retention: row';
COMMENT ON COLUMN picture.session_id IS 'purpose: the encounter it was passed across in; audience: pair; retention: row';

CREATE TABLE push_subscription (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  auth_session_id text NOT NULL,
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  browser text NOT NULL,
  system text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_success_at timestamp with time zone,
  CONSTRAINT push_subscription_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT push_subscription_endpoint_key UNIQUE (endpoint),
  CONSTRAINT push_subscription_auth_session_id_fkey FOREIGN KEY (auth_session_id) REFERENCES auth_session(id) ON DELETE CASCADE,
  CONSTRAINT push_subscription_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT push_subscription_auth_check CHECK ((length(auth) <= 40)),
  CONSTRAINT push_subscription_browser_check CHECK ((length(browser) <= 40)),
  CONSTRAINT push_subscription_endpoint_check CHECK ((length(endpoint) <= 1500)),
  CONSTRAINT push_subscription_p256dh_check CHECK ((length(p256dh) <= 100)),
  CONSTRAINT push_subscription_system_check CHECK ((length(system) <= 40))
);
CREATE INDEX push_subscription_by_person ON public.push_subscription USING btree (organization_id, person_id);
CREATE INDEX push_subscription_by_session ON public.push_subscription USING btree (auth_session_id);
COMMENT ON TABLE push_subscription IS 'retention: life of the auth_session';
COMMENT ON COLUMN push_subscription.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN push_subscription.id IS 'purpose: name the row; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.person_id IS 'purpose: whose browser; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.auth_session_id IS 'purpose: who signed out is not reached there; audience: server; retention: row';
COMMENT ON COLUMN push_subscription.endpoint IS 'purpose: where a message for this browser is handed in (RFC 8030); audience: server; retention: row';
COMMENT ON COLUMN push_subscription.p256dh IS 'purpose: encrypt for this browser alone (RFC 8291); audience: server; retention: row';
COMMENT ON COLUMN push_subscription.auth IS 'purpose: encrypt for this browser alone (RFC 8291); audience: server; retention: row';
COMMENT ON COLUMN push_subscription.browser IS 'purpose: recognise one''s device; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.system IS 'purpose: recognise one''s device; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.created_at IS 'purpose: recognise one''s device; audience: self; retention: row';
COMMENT ON COLUMN push_subscription.last_success_at IS 'purpose: tell whether it works; audience: self; retention: row';

CREATE TABLE reach (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  tab boolean NOT NULL DEFAULT true,
  push boolean NOT NULL DEFAULT true,
  push_words boolean NOT NULL DEFAULT true,
  sound boolean NOT NULL DEFAULT false,
  mail_parked boolean NOT NULL DEFAULT true,
  mail_digest boolean NOT NULL DEFAULT true,
  mail_notices boolean NOT NULL DEFAULT true,
  parked_sent_at timestamp with time zone,
  digest_sent_at timestamp with time zone,
  CONSTRAINT reach_pkey PRIMARY KEY (organization_id, person_id),
  CONSTRAINT reach_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE reach IS 'retention: life of the person';
COMMENT ON COLUMN reach.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN reach.person_id IS 'purpose: whose channels; audience: self; retention: row';
COMMENT ON COLUMN reach.tab IS 'purpose: taps may come in an open tab; audience: self; retention: row';
COMMENT ON COLUMN reach.push IS 'purpose: taps may come as a notification when no tab is open; audience: self; retention: row';
COMMENT ON COLUMN reach.push_words IS 'purpose: a notification may say the words of the ask; audience: self; retention: row';
COMMENT ON COLUMN reach.sound IS 'purpose: a tap may be heard; audience: self; retention: row';
COMMENT ON COLUMN reach.mail_parked IS 'purpose: letters about asks that wait; audience: self; retention: row';
COMMENT ON COLUMN reach.mail_digest IS 'purpose: the letter of the week; audience: self; retention: row';
COMMENT ON COLUMN reach.mail_notices IS 'purpose: letters about booked moments and written answers; audience: self; retention: row';
COMMENT ON COLUMN reach.parked_sent_at IS 'purpose: at most one such letter a day; audience: self; retention: row';
COMMENT ON COLUMN reach.digest_sent_at IS 'purpose: at most one such letter a week; audience: self; retention: row';

CREATE TABLE recording (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  state text NOT NULL,
  seeker_yes_at timestamp with time zone,
  helper_yes_at timestamp with time zone,
  page text,
  type text,
  file text,
  started_at timestamp with time zone,
  last_piece_at timestamp with time zone,
  bytes bigint NOT NULL DEFAULT 0,
  ended_at timestamp with time zone,
  ended_because text,
  CONSTRAINT recording_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT recording_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT recording_bytes_check CHECK ((bytes >= 0)),
  CONSTRAINT recording_check CHECK (((state = 'asked'::text) = ((seeker_yes_at IS NULL) OR (helper_yes_at IS NULL)))),
  CONSTRAINT recording_check1 CHECK (((seeker_yes_at IS NOT NULL) OR (helper_yes_at IS NOT NULL))),
  CONSTRAINT recording_check2 CHECK ((((page IS NULL) = (file IS NULL)) AND ((type IS NULL) = (file IS NULL)) AND ((started_at IS NULL) = (file IS NULL)) AND ((last_piece_at IS NULL) = (file IS NULL)))),
  CONSTRAINT recording_check3 CHECK (((file IS NULL) OR (state <> 'asked'::text))),
  CONSTRAINT recording_check4 CHECK (((state = 'kept'::text) = ((ended_at IS NOT NULL) AND (ended_because IS NOT NULL) AND (bytes > 0)))),
  CONSTRAINT recording_ended_because_check CHECK ((ended_because = ANY (ARRAY['stopped'::text, 'session'::text, 'silent'::text, 'full'::text]))),
  CONSTRAINT recording_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'running'::text, 'kept'::text]))),
  CONSTRAINT recording_type_check CHECK ((type = ANY (ARRAY['video/webm'::text, 'video/mp4'::text])))
);
CREATE INDEX recording_by_age ON public.recording USING btree (organization_id, ended_at) WHERE (state = 'kept'::text);
CREATE INDEX recording_by_session ON public.recording USING btree (organization_id, session_id);
CREATE UNIQUE INDEX recording_id ON public.recording USING btree (id);
CREATE UNIQUE INDEX recording_one_open ON public.recording USING btree (organization_id, session_id) WHERE (state = ANY (ARRAY['asked'::text, 'running'::text]));
COMMENT ON TABLE recording IS 'retention: 12 months after ended_at';
COMMENT ON COLUMN recording.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN recording.id IS 'purpose: made by the client, so that it is kept once; audience: pair; retention: row';
COMMENT ON COLUMN recording.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN recording.state IS 'purpose: asked for, running while both say yes, or kept; audience: pair; retention: row';
COMMENT ON COLUMN recording.seeker_yes_at IS 'purpose: the consent of the seeker; audience: pair; retention: row';
COMMENT ON COLUMN recording.helper_yes_at IS 'purpose: the consent of the helper; audience: pair; retention: row';
COMMENT ON COLUMN recording.page IS 'purpose: the one page that may add to it; audience: server; retention: row';
COMMENT ON COLUMN recording.type IS 'purpose: play it; audience: pair; retention: row';
COMMENT ON COLUMN recording.file IS 'purpose: find and delete the bytes; audience: server; retention: row';
COMMENT ON COLUMN recording.started_at IS 'purpose: place what was written on its timeline; audience: pair; retention: row';
COMMENT ON COLUMN recording.last_piece_at IS 'purpose: how long it is, and that nothing comes any more; audience: pair; retention: row';
COMMENT ON COLUMN recording.bytes IS 'purpose: limit of size; audience: pair; retention: row';
COMMENT ON COLUMN recording.ended_at IS 'purpose: when it expires; audience: pair; retention: row';
COMMENT ON COLUMN recording.ended_because IS 'purpose: say why it stopped; audience: pair; retention: row';

CREATE TABLE recording_mark (
  organization_id uuid NOT NULL,
  recording_id uuid NOT NULL,
  id text NOT NULL,
  by text NOT NULL,
  from_ms integer NOT NULL,
  to_ms integer,
  drawn jsonb NOT NULL,
  CONSTRAINT recording_mark_pkey PRIMARY KEY (organization_id, recording_id, id),
  CONSTRAINT recording_mark_organization_id_recording_id_fkey FOREIGN KEY (organization_id, recording_id) REFERENCES recording(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT recording_mark_by_check CHECK ((by = ANY (ARRAY['seeker'::text, 'helper'::text]))),
  CONSTRAINT recording_mark_check CHECK ((to_ms >= from_ms)),
  CONSTRAINT recording_mark_from_ms_check CHECK ((from_ms >= 0)),
  CONSTRAINT recording_mark_id_check CHECK ((length(id) <= 64))
);
COMMENT ON TABLE recording_mark IS 'retention: life of the recording';
COMMENT ON COLUMN recording_mark.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN recording_mark.recording_id IS 'purpose: over which picture; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.id IS 'purpose: a mark is kept once; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.by IS 'purpose: whose hand; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.from_ms IS 'purpose: when it appears on the timeline; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.to_ms IS 'purpose: when it is gone, none while it stays to the end; audience: pair; retention: row';
COMMENT ON COLUMN recording_mark.drawn IS 'purpose: its tool, points, number and words; audience: pair; retention: row';

CREATE TABLE response_learnt (
  organization_id uuid NOT NULL,
  engine text NOT NULL,
  state jsonb NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT response_learnt_pkey PRIMARY KEY (organization_id),
  CONSTRAINT response_learnt_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE
);
COMMENT ON TABLE response_learnt IS 'retention: life of the organization';
COMMENT ON COLUMN response_learnt.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN response_learnt.engine IS 'purpose: what another engine learnt is refused; audience: server; retention: row';
COMMENT ON COLUMN response_learnt.state IS 'purpose: how taps are answered here and by whom, to tap fewer people; audience: self, each their own part in what they take with them; retention: until reset, a person''s part until they leave or are erased';
COMMENT ON COLUMN response_learnt.saved_at IS 'purpose: say how much a crash may have cost; audience: server; retention: row';

CREATE TABLE routing_asker (
  organization_id uuid NOT NULL,
  team_id uuid,
  asker_team_id uuid NOT NULL,
  CONSTRAINT routing_asker_one UNIQUE NULLS NOT DISTINCT (organization_id, team_id, asker_team_id),
  CONSTRAINT routing_asker_organization_id_asker_team_id_fkey FOREIGN KEY (organization_id, asker_team_id) REFERENCES team(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT routing_asker_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT routing_asker_organization_id_team_id_fkey FOREIGN KEY (organization_id, team_id) REFERENCES team(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE routing_asker IS 'retention: life of the team';
COMMENT ON COLUMN routing_asker.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN routing_asker.team_id IS 'purpose: whose people, empty for those of the house; audience: staff; retention: row';
COMMENT ON COLUMN routing_asker.asker_team_id IS 'purpose: a team that may ask them; audience: staff; retention: row';

CREATE TABLE routing_rules (
  organization_id uuid NOT NULL,
  team_id uuid,
  dial text,
  most_taps integer,
  most_at_once integer,
  opening jsonb,
  time_zone text,
  asked_by text,
  usual_minutes integer,
  most_minutes integer,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT routing_rules_one UNIQUE NULLS NOT DISTINCT (organization_id, team_id),
  CONSTRAINT routing_rules_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT routing_rules_organization_id_team_id_fkey FOREIGN KEY (organization_id, team_id) REFERENCES team(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT routing_rules_asked_by_check CHECK ((asked_by = ANY (ARRAY['everyone'::text, 'own_team'::text, 'chosen_teams'::text]))),
  CONSTRAINT routing_rules_dial_check CHECK ((dial = ANY (ARRAY['fast'::text, 'balanced'::text, 'gentle'::text]))),
  CONSTRAINT routing_rules_most_at_once_check CHECK (((most_at_once >= 1) AND (most_at_once <= 50))),
  CONSTRAINT routing_rules_most_minutes_check CHECK (((most_minutes >= 0) AND (most_minutes <= 2400))),
  CONSTRAINT routing_rules_most_taps_check CHECK (((most_taps >= 1) AND (most_taps <= 200))),
  CONSTRAINT routing_rules_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 60))),
  CONSTRAINT routing_rules_usual_minutes_check CHECK (((usual_minutes >= 0) AND (usual_minutes <= 2400)))
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

CREATE TABLE session (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  ask_id uuid NOT NULL,
  offer_id uuid,
  seeker_id uuid NOT NULL,
  helper_id uuid NOT NULL,
  state text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  live_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_because text,
  minutes integer NOT NULL DEFAULT 0,
  way text NOT NULL DEFAULT 'live'::text,
  forgotten_at timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT session_organization_id_ask_id_fkey FOREIGN KEY (organization_id, ask_id) REFERENCES ask(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_organization_id_helper_id_fkey FOREIGN KEY (organization_id, helper_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_organization_id_offer_id_fkey FOREIGN KEY (organization_id, offer_id) REFERENCES offer(organization_id, id) ON DELETE SET NULL (offer_id),
  CONSTRAINT session_organization_id_seeker_id_fkey FOREIGN KEY (organization_id, seeker_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_check CHECK ((seeker_id <> helper_id)),
  CONSTRAINT session_check1 CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  CONSTRAINT session_check2 CHECK (((state = 'ended'::text) = (ended_because IS NOT NULL))),
  CONSTRAINT session_ended_because_check CHECK ((ended_because = ANY (ARRAY['said'::text, 'not_solved'::text, 'helper_absent'::text, 'seeker_absent'::text, 'both_left'::text, 'cancelled'::text, 'handed_over'::text]))),
  CONSTRAINT session_state_check CHECK ((state = ANY (ARRAY['meeting'::text, 'live'::text, 'ended'::text]))),
  CONSTRAINT session_way_check CHECK ((way = ANY (ARRAY['live'::text, 'written'::text]))),
  CONSTRAINT session_written_is_over CHECK (((way = 'live'::text) OR ((state = 'ended'::text) AND (live_at IS NULL) AND (minutes = 0))))
);
CREATE INDEX session_by_ask ON public.session USING btree (organization_id, ask_id);
CREATE INDEX session_by_helper ON public.session USING btree (organization_id, helper_id, opened_at DESC);
CREATE INDEX session_by_offer ON public.session USING btree (organization_id, offer_id);
CREATE INDEX session_by_seeker ON public.session USING btree (organization_id, seeker_id, opened_at DESC);
CREATE INDEX session_ended_of_helper ON public.session USING btree (organization_id, helper_id, ended_at) WHERE (state = 'ended'::text);
CREATE INDEX session_ended_of_seeker ON public.session USING btree (organization_id, seeker_id, ended_at) WHERE (state = 'ended'::text);
CREATE UNIQUE INDEX session_one_per_helper ON public.session USING btree (organization_id, helper_id) WHERE (state <> 'ended'::text);
CREATE UNIQUE INDEX session_one_per_seeker ON public.session USING btree (organization_id, seeker_id) WHERE (state <> 'ended'::text);
COMMENT ON TABLE session IS 'retention: 36 months after opened_at';
COMMENT ON COLUMN session.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session.id IS 'purpose: name the row; audience: pair; retention: row';
COMMENT ON COLUMN session.ask_id IS 'purpose: the ask it serves; audience: pair; retention: row';
COMMENT ON COLUMN session.offer_id IS 'purpose: the offer that was accepted; audience: server; retention: row';
COMMENT ON COLUMN session.seeker_id IS 'purpose: who was stuck; audience: pair; retention: row';
COMMENT ON COLUMN session.helper_id IS 'purpose: who came; audience: pair; retention: row';
COMMENT ON COLUMN session.state IS 'purpose: where the encounter stands; audience: pair; retention: row';
COMMENT ON COLUMN session.opened_at IS 'purpose: clocks; audience: pair; retention: row';
COMMENT ON COLUMN session.live_at IS 'purpose: timeToMedia; audience: pair; retention: row';
COMMENT ON COLUMN session.ended_at IS 'purpose: handleTime; audience: pair; retention: row';
COMMENT ON COLUMN session.ended_because IS 'purpose: way back of the ask; audience: pair; retention: row';
COMMENT ON COLUMN session.minutes IS 'purpose: time both were there, counted at the end; audience: pair; retention: row';
COMMENT ON COLUMN session.way IS 'purpose: whether the two met or wrote; audience: pair; retention: row';
COMMENT ON COLUMN session.forgotten_at IS 'purpose: say that what was written is gone, and why; audience: pair; retention: row';

CREATE TABLE session_observer (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  by_id uuid NOT NULL,
  state text NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  came_at timestamp with time zone,
  comes_to text NOT NULL DEFAULT 'look_on'::text,
  line text NOT NULL DEFAULT ''::text,
  asked_at timestamp with time zone,
  CONSTRAINT session_observer_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT session_observer_organization_id_by_id_fkey FOREIGN KEY (organization_id, by_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_observer_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_observer_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_observer_comes_to_check CHECK ((comes_to = ANY (ARRAY['look_on'::text, 'advise'::text]))),
  CONSTRAINT session_observer_line_check CHECK ((length(line) <= 300)),
  CONSTRAINT session_observer_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'invited'::text, 'declined'::text, 'here'::text, 'refused'::text, 'lapsed'::text, 'removed'::text, 'left'::text, 'over'::text])))
);
CREATE UNIQUE INDEX session_observer_adviser ON public.session_observer USING btree (organization_id, session_id) WHERE ((comes_to = 'advise'::text) AND (state = ANY (ARRAY['proposed'::text, 'invited'::text, 'declined'::text, 'here'::text])));
CREATE INDEX session_observer_by_person ON public.session_observer USING btree (organization_id, person_id);
CREATE INDEX session_observer_by_proposer ON public.session_observer USING btree (organization_id, by_id);
CREATE INDEX session_observer_by_session ON public.session_observer USING btree (organization_id, session_id);
CREATE UNIQUE INDEX session_observer_one ON public.session_observer USING btree (organization_id, person_id) WHERE (state = ANY (ARRAY['proposed'::text, 'invited'::text, 'declined'::text, 'here'::text]));
COMMENT ON TABLE session_observer IS 'retention: 12 months after proposed_at';
COMMENT ON COLUMN session_observer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_observer.id IS 'purpose: identity; audience: pair; retention: row';
COMMENT ON COLUMN session_observer.session_id IS 'purpose: which encounter; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.person_id IS 'purpose: who looks on; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.by_id IS 'purpose: who of the two proposed it: the other one agrees; audience: pair; retention: row';
COMMENT ON COLUMN session_observer.state IS 'purpose: whether they may be there; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.proposed_at IS 'purpose: order, retention; audience: server; retention: row';
COMMENT ON COLUMN session_observer.until IS 'purpose: when it lapses by itself; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.came_at IS 'purpose: from when they heard and saw; audience: pair, whoever looks on; retention: row';
COMMENT ON COLUMN session_observer.comes_to IS 'purpose: whether they speak and draw; audience: pair, whoever comes; retention: row';
COMMENT ON COLUMN session_observer.line IS 'purpose: what the two wish their advice on, in the words of who proposed it; audience: pair, whoever comes; retention: row';
COMMENT ON COLUMN session_observer.asked_at IS 'purpose: nobody is asked twice; audience: server; retention: row';

CREATE TABLE session_presence (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone,
  CONSTRAINT session_presence_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT session_presence_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_presence_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE
);
CREATE INDEX session_presence_by_session ON public.session_presence USING btree (organization_id, session_id);
CREATE UNIQUE INDEX session_presence_open ON public.session_presence USING btree (organization_id, session_id, person_id) WHERE (left_at IS NULL);
CREATE INDEX session_presence_unended ON public.session_presence USING btree (seen_at) WHERE (left_at IS NULL);
COMMENT ON TABLE session_presence IS 'retention: 12 months after entered_at';
COMMENT ON COLUMN session_presence.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_presence.id IS 'purpose: name the row; audience: server; retention: row';
COMMENT ON COLUMN session_presence.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN session_presence.person_id IS 'purpose: who was there; audience: pair; retention: row';
COMMENT ON COLUMN session_presence.entered_at IS 'purpose: count minutes honestly; audience: pair; retention: row';
COMMENT ON COLUMN session_presence.seen_at IS 'purpose: heartbeat of the process that holds the tab, so that minutes stay honest after a crash; audience: server; retention: row';
COMMENT ON COLUMN session_presence.left_at IS 'purpose: count minutes honestly; audience: pair; retention: row';

CREATE TABLE session_step (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  id uuid NOT NULL,
  author_id uuid NOT NULL,
  words text NOT NULL,
  place smallint,
  version integer NOT NULL,
  together integer NOT NULL DEFAULT 0,
  alone integer NOT NULL DEFAULT 0,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT session_step_pkey PRIMARY KEY (organization_id, session_id, id),
  CONSTRAINT session_step_organization_id_author_id_fkey FOREIGN KEY (organization_id, author_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_step_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_step_check CHECK (((place IS NOT NULL) OR (words = ''::text))),
  CONSTRAINT session_step_place_check CHECK ((place >= 0)),
  CONSTRAINT session_step_version_check CHECK ((version > 0)),
  CONSTRAINT session_step_words_check CHECK ((length(words) <= 200))
);
CREATE INDEX session_step_by_author ON public.session_step USING btree (organization_id, author_id);
COMMENT ON TABLE session_step IS 'retention: 12 months after added_at';
COMMENT ON COLUMN session_step.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_step.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN session_step.id IS 'purpose: made by the client, so that it is kept once; audience: pair; retention: row';
COMMENT ON COLUMN session_step.author_id IS 'purpose: whose words, for export and erasure; audience: pair; retention: row';
COMMENT ON COLUMN session_step.words IS 'purpose: what to do, empty when shown on the picture alone or removed; audience: pair; retention: row';
COMMENT ON COLUMN session_step.place IS 'purpose: order, none when removed; audience: pair; retention: row';
COMMENT ON COLUMN session_step.version IS 'purpose: of two changes of one text or place the first wins; audience: pair; retention: row';
COMMENT ON COLUMN session_step.together IS 'purpose: how often the seeker turned its tick, odd is done; audience: pair; retention: row';
COMMENT ON COLUMN session_step.alone IS 'purpose: the same for doing it alone; audience: pair; retention: row';
COMMENT ON COLUMN session_step.added_at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE session_turn (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  mode text,
  by_id uuid,
  at timestamp with time zone NOT NULL,
  CONSTRAINT session_turn_pkey PRIMARY KEY (organization_id, session_id, id),
  CONSTRAINT session_turn_organization_id_by_id_fkey FOREIGN KEY (organization_id, by_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_turn_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT session_turn_check CHECK (((kind = 'mode'::text) = (mode IS NOT NULL))),
  CONSTRAINT session_turn_kind_check CHECK ((kind = ANY (ARRAY['mode'::text, 'alone'::text, 'together'::text]))),
  CONSTRAINT session_turn_mode_check CHECK ((mode = ANY (ARRAY['fix'::text, 'guide'::text, 'teach'::text, 'review'::text])))
);
CREATE INDEX session_turn_by_person ON public.session_turn USING btree (organization_id, by_id);
COMMENT ON TABLE session_turn IS 'retention: 12 months after at';
COMMENT ON COLUMN session_turn.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN session_turn.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.id IS 'purpose: made by the client, so that it is kept once; audience: server; retention: row';
COMMENT ON COLUMN session_turn.kind IS 'purpose: a mode was chosen, doing it alone began or ended; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.mode IS 'purpose: what hints the two are given; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.by_id IS 'purpose: who chose, nobody when the house proposed; audience: pair; retention: row';
COMMENT ON COLUMN session_turn.at IS 'purpose: order; audience: pair; retention: row';

CREATE TABLE skill (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  label_fr text NOT NULL,
  label_en text NOT NULL,
  synonyms text[] NOT NULL DEFAULT '{}'::text[],
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT skill_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT skill_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT skill_label_en_check CHECK (((length(label_en) >= 1) AND (length(label_en) <= 80))),
  CONSTRAINT skill_label_fr_check CHECK (((length(label_fr) >= 1) AND (length(label_fr) <= 80)))
);
CREATE UNIQUE INDEX skill_label_en ON public.skill USING btree (organization_id, lower(label_en));
CREATE UNIQUE INDEX skill_label_fr ON public.skill USING btree (organization_id, lower(label_fr));
COMMENT ON TABLE skill IS 'retention: life of the organization';
COMMENT ON COLUMN skill.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN skill.id IS 'purpose: name the row; audience: organization; retention: row';
COMMENT ON COLUMN skill.label_fr IS 'purpose: the skill in French; audience: organization; retention: row';
COMMENT ON COLUMN skill.label_en IS 'purpose: the skill in English; audience: organization; retention: row';
COMMENT ON COLUMN skill.synonyms IS 'purpose: find the skill by its other names; audience: organization; retention: row';
COMMENT ON COLUMN skill.created_at IS 'purpose: order; audience: staff; retention: row';

CREATE TABLE skill_claim (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  claimed_at timestamp with time zone NOT NULL,
  CONSTRAINT skill_claim_pkey PRIMARY KEY (organization_id, person_id, skill_id),
  CONSTRAINT skill_claim_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT skill_claim_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skill(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE skill_claim IS 'retention: life of the person';
COMMENT ON COLUMN skill_claim.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN skill_claim.person_id IS 'purpose: who says so; audience: organization; retention: row';
COMMENT ON COLUMN skill_claim.skill_id IS 'purpose: what one says one knows; audience: organization; retention: row';
COMMENT ON COLUMN skill_claim.claimed_at IS 'purpose: freshness of the claim; audience: organization; retention: row';

CREATE TABLE tap_push (
  organization_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT tap_push_pkey PRIMARY KEY (organization_id, offer_id),
  CONSTRAINT tap_push_organization_id_offer_id_fkey FOREIGN KEY (organization_id, offer_id) REFERENCES offer(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE tap_push IS 'retention: 7 days after at';
COMMENT ON COLUMN tap_push.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN tap_push.offer_id IS 'purpose: which tap went out as a notification, so that it goes once and is taken back; audience: server; retention: row';
COMMENT ON COLUMN tap_push.at IS 'purpose: retention; audience: server; retention: row';

CREATE TABLE team (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  site text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT team_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT team_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id) ON DELETE CASCADE,
  CONSTRAINT team_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT team_site_check CHECK ((length(site) <= 120))
);
CREATE UNIQUE INDEX team_name ON public.team USING btree (organization_id, lower(name));
COMMENT ON TABLE team IS 'retention: life of the organization';
COMMENT ON COLUMN team.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN team.id IS 'purpose: name the row; audience: organization; retention: row';
COMMENT ON COLUMN team.name IS 'purpose: place people; audience: organization; retention: row';
COMMENT ON COLUMN team.site IS 'purpose: say where the team sits; audience: organization; retention: row';
COMMENT ON COLUMN team.created_at IS 'purpose: order of teams; audience: staff; retention: row';

CREATE TABLE thanks (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  words text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT thanks_pkey PRIMARY KEY (organization_id, session_id, from_id, to_id),
  CONSTRAINT thanks_organization_id_from_id_fkey FOREIGN KEY (organization_id, from_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT thanks_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES session(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT thanks_organization_id_to_id_fkey FOREIGN KEY (organization_id, to_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT thanks_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
CREATE INDEX thanks_to ON public.thanks USING btree (organization_id, to_id, at DESC);
COMMENT ON TABLE thanks IS 'retention: life of the session';
COMMENT ON COLUMN thanks.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN thanks.session_id IS 'purpose: which encounter; audience: pair; retention: row';
COMMENT ON COLUMN thanks.from_id IS 'purpose: who thanks; audience: pair; retention: row';
COMMENT ON COLUMN thanks.to_id IS 'purpose: who is thanked; audience: pair; retention: row';
COMMENT ON COLUMN thanks.words IS 'purpose: recognise those who help; audience: pair; retention: row';
COMMENT ON COLUMN thanks.at IS 'purpose: order; audience: pair; retention: row';

CREATE TABLE timer (
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  due_at timestamp with time zone NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  tries integer NOT NULL DEFAULT 0,
  set_aside_at timestamp with time zone,
  CONSTRAINT timer_pkey PRIMARY KEY (kind, subject_id),
  CONSTRAINT timer_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 80)))
);
CREATE INDEX timer_due ON public.timer USING btree (due_at) WHERE (set_aside_at IS NULL);
COMMENT ON TABLE timer IS 'retention: life of the subject';
COMMENT ON COLUMN timer.kind IS 'purpose: what to do when it rings; audience: server; retention: row';
COMMENT ON COLUMN timer.subject_id IS 'purpose: the row it is about; audience: server; retention: row';
COMMENT ON COLUMN timer.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN timer.due_at IS 'purpose: when it rings, after a restart too; audience: server; retention: row';
COMMENT ON COLUMN timer.data IS 'purpose: what the ringing needs to know, as ids and numbers; audience: server; retention: row';
COMMENT ON COLUMN timer.tries IS 'purpose: bound the retries; audience: server; retention: row';
COMMENT ON COLUMN timer.set_aside_at IS 'purpose: it failed too often and waits for the operator; audience: server; retention: row';

CREATE TABLE topic_mute (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  CONSTRAINT topic_mute_pkey PRIMARY KEY (organization_id, person_id, skill_id),
  CONSTRAINT topic_mute_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT topic_mute_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skill(organization_id, id) ON DELETE CASCADE
);
COMMENT ON TABLE topic_mute IS 'retention: life of the person';
COMMENT ON COLUMN topic_mute.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN topic_mute.person_id IS 'purpose: who does not want to be asked; audience: self; retention: row';
COMMENT ON COLUMN topic_mute.skill_id IS 'purpose: about what; audience: self; retention: row';

CREATE TABLE weekly_hours (
  organization_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  day smallint NOT NULL,
  opens text NOT NULL,
  closes text NOT NULL,
  CONSTRAINT weekly_hours_pkey PRIMARY KEY (organization_id, person_id, kind, day, opens),
  CONSTRAINT weekly_hours_organization_id_person_id_fkey FOREIGN KEY (organization_id, person_id) REFERENCES person(organization_id, id) ON DELETE CASCADE,
  CONSTRAINT weekly_hours_check CHECK ((opens < closes)),
  CONSTRAINT weekly_hours_closes_check CHECK ((closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'::text)),
  CONSTRAINT weekly_hours_day_check CHECK (((day >= 1) AND (day <= 7))),
  CONSTRAINT weekly_hours_kind_check CHECK ((kind = ANY (ARRAY['help'::text, 'quiet'::text]))),
  CONSTRAINT weekly_hours_opens_check CHECK ((opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
);
COMMENT ON TABLE weekly_hours IS 'retention: life of the person';
COMMENT ON COLUMN weekly_hours.organization_id IS 'purpose: tenant; audience: server; retention: row';
COMMENT ON COLUMN weekly_hours.person_id IS 'purpose: whose hours these are; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.kind IS 'purpose: help: may be asked then; quiet: nothing is sent then; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.day IS 'purpose: the day of the week, Monday is 1; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.opens IS 'purpose: from when, by the clock on the wall there; audience: self; retention: row';
COMMENT ON COLUMN weekly_hours.closes IS 'purpose: until when, by the clock on the wall there; audience: self; retention: row';
