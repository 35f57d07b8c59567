-- A word of thanks is for whoever helped, and for whoever advised.

ALTER TABLE thanks DROP CONSTRAINT thanks_pkey, ADD PRIMARY KEY (organization_id, session_id, from_id, to_id);
