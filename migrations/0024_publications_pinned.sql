-- Serves: what is pinned above the first page of a list. Seldom anything is, and without this index PostgreSQL read every
-- live row, newest first, to find that there is nothing: a list grew slower with all that was ever published.
create index live_publications_pinned on live.publications (pinned_until)
  where state = 'live' and pinned_until is not null;
