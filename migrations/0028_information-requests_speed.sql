-- Indexes for the desk's queue and the annual report, at hundreds of thousands of requests.

-- Three are made anew below, wider or in another order.
drop index desk.information_requests_by_state;
drop index desk.information_requests_ended;
drop index desk.information_requests_received;

-- Serves: queuedRequests of one state and agency in order of the due day, and openByState of an agency, which read it by its first
-- two columns.
create index information_requests_by_state on desk.information_requests (agency_id, open_state, queue_due, case_id)
  where open_state is not null;
-- Serves: queuedRequests of one state, and openByState, for whoever reads those of every agency.
create index information_requests_all_states on desk.information_requests (open_state, queue_due, case_id)
  where open_state is not null;
-- Serves: queuedRequests of one handler.
create index information_requests_of_handler on desk.information_requests (handler_id, queue_due, case_id)
  where open_state is not null;

-- Serves: queuedRequests that have ended, of one agency; both columns run backwards, as the pages do.
create index information_requests_ended on desk.information_requests (agency_id, concluded_on desc, case_id desc);
-- Serves: queuedRequests that have ended, of every agency.
create index information_requests_all_ended on desk.information_requests (concluded_on desc, case_id desc)
  where open_state is null and concluded_on is not null;

-- Serves: countRequests, which reads all it counts from this index and not the wide rows with their sealed fields.
create index information_requests_received on desk.information_requests (agency_id, received_on)
  include (concluded_on, outcome, applicant_column, redo_of);

-- Serves: isReviewDue and refusalsLastSeen, which look at refusals alone.
create index information_requests_refusals on desk.information_requests (agency_id, dispatched_on)
  where outcome in ('R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11');
