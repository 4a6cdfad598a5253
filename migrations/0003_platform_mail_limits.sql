-- Mail that waits or was sent, rate limits, and the keys against sending a form twice.

create table ops.outgoing_mail (
  id uuid primary key,
  queued_at timestamptz not null,
  -- Recipient, subject and body under the key ring: an address is personal, and so may be each word of a letter.
  -- Emptied once the letter has left the house, or was refused for good.
  sealed text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused')),
  attempts int not null default 0,
  -- Who is sending it now holds it until this moment; a worker that died lets go by itself.
  held_until timestamptz,
  settled_at timestamptz,
  -- The mail server's reply code where it refused; never its words, which repeat the address.
  reply_code int,
  constraint a_waiting_letter_has_its_text check (state <> 'waiting' or sealed is not null),
  constraint a_settled_letter_has_its_moment check ((state = 'waiting') = (settled_at is null))
);
-- Serves: the viewer of sent mail and the sweep, newest first.
create index outgoing_mail_by_time on ops.outgoing_mail (queued_at desc, id);

create table ops.limits (
  key_hash text primary key,
  ends_at timestamptz not null,
  count int not null check (count > 0)
);
-- Serves: the sweep of windows that have ended.
create index limits_by_end on ops.limits (ends_at);

create table ops.once_keys (
  key_hash text primary key,
  -- Null only within the transaction that does the work.
  location text,
  at timestamptz not null
);
-- Serves: the sweep of old keys.
create index once_keys_by_time on ops.once_keys (at);
