-- Subscriptions by mail: what somebody wants to be told of, and an address that nobody reads but the letter.

create table desk.subscriptions (
  id uuid primary key,
  -- Which source answers for it, and the page of ours that was subscribed (its canonical address).
  source text not null check (source ~ '^[a-z-]{1,40}$'),
  href text not null check (href ~ '^/[^/\\]' and length(href) <= 2000),
  frequency text not null check (frequency in ('daily', 'weekly')),
  -- Waiting until the letter that was sent to the address comes back by its link; then active until it ends, when the
  -- row is deleted with all that is in it.
  state text not null check (state in ('waiting', 'active')),
  -- The address and the token of its letters under a key of this row's own, which is wrapped by the key ring.
  wrapped_key text not null,
  sealed_address text not null,
  sealed_token text not null,
  -- Keyed, so that nobody finds an address by trying without the key: for duplicates and bounds.
  address_mac text not null check (address_mac ~ '^[0-9a-f]{64}$'),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  -- Which privacy notice was agreed to.
  notice_version text not null,
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  -- Up to where the source has been told of, in the source's own terms, and when the next letter is due.
  told_to text,
  due_at timestamptz,
  -- The letter that was queued last, until it is known what became of it, and how many in a row were refused for good.
  last_letter uuid,
  refusals int not null default 0 check (refusals >= 0),
  constraint one_subscription_of_a_page unique (address_mac, href),
  constraint an_active_subscription_is_confirmed check
    ((state = 'active') = (confirmed_at is not null and told_to is not null and due_at is not null))
);
-- Serves: the subscriptions whose letter is due, in order.
create index subscriptions_by_due on desk.subscriptions (due_at, id) where state = 'active';
-- Serves: the sweep of requests that nobody confirmed.
create index subscriptions_waiting on desk.subscriptions (requested_at) where state = 'waiting';
