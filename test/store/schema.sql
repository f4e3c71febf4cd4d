CREATE TABLE account_changes (
  account_id text not null references accounts (id),
  version bigint not null,
  operation text not null,
  by_issuer text not null,
  by_subject text not null,
  text text not null,
  evidence text not null,
  changed_at bigint not null,
  constraint account_changes_key primary key (account_id, version));

CREATE TABLE account_entries (
  id text primary key,
  account_id text not null references accounts (id),
  number bigint not null,
  kind text not null,
  amount bigint not null,
  balance bigint not null,
  job_id text,
  by_issuer text not null,
  by_subject text not null,
  text text not null,
  evidence text not null,
  recorded_at bigint not null,
  constraint account_entries_number unique (account_id, number),
  constraint account_entries_once_a_job unique (job_id, kind));

CREATE TABLE account_reservations (
  for_id text primary key,
  account_id text not null references accounts (id),
  amount bigint not null,
  reserved_at bigint not null,
  constraint account_reservations_amount check (amount >= 0));

CREATE TABLE account_users (
  account_id text not null references accounts (id),
  kind text not null,
  issuer text not null,
  subject text not null,
  role text not null,
  added_at bigint not null,
  constraint account_users_key primary key (account_id, kind, issuer, subject, role));

CREATE TABLE accounts (
  id text primary key,
  title text not null,
  contact text not null,
  holder_issuer text not null,
  holder_subject text not null,
  state text not null,
  currency text not null,
  tier text not null,
  credit_wanted bigint not null,
  credit_limit bigint not null,
  balance bigint default 0 not null,
  reserved bigint default 0 not null,
  entry_count bigint default 0 not null,
  requested_at bigint not null,
  opened_at bigint,
  version bigint default 1 not null,
  constraint accounts_reserved check (reserved >= 0),
  constraint accounts_credit_limit check (credit_limit >= 0));

CREATE TABLE cluster_views (
  platform text primary key, view_json text not null, asked_at bigint not null);

CREATE TABLE job_files (
  job_id text not null references jobs (id),
  direction text not null,
  position integer not null,
  name text not null,
  file_name text not null,
  stager_id text not null,
  size bigint,
  digest text,
  constraint job_files_key primary key (job_id, direction, position));

CREATE TABLE job_transitions (
  job_id text not null references jobs (id),
  number integer not null,
  state text not null,
  time bigint not null,
  cause text not null,
  evidence text not null,
  constraint job_transitions_key primary key (job_id, number));

CREATE TABLE jobs (
  id text primary key,
  account_id text not null references accounts (id),
  label text,
  application_uri text not null,
  resource_id text not null,
  quote_id text references quotes (id), by_issuer text not null, by_subject text not null, evidence text not null, state text not null, detail_code text, detail_text text, arguments_json text not null, requirements_json text not null, prices_json text not null, currency text not null, ceiling bigint not null, token text not null unique, attempt integer not null, workspace text not null, intent_at bigint, submitted_at bigint, batch_id text, started_at bigint, ended_at bigint, exit_code integer, processor_time_ms bigint, wall_time_ms bigint, memory bigint, nodes integer, progress integer, node text, queue text, end_json text, cancel_requested_at bigint, cancel_reason text, estimated_start bigint, estimated_end bigint, charge bigint, created_at bigint not null, termination_time bigint, destroyed_at bigint, version bigint default 1 not null, sweep_id text, sweep_number integer, local_user text);

CREATE TABLE leases (
  name text primary key, holder text not null, expires_at bigint not null);

CREATE TABLE migrations (
  name text primary key, checksum text not null, applied_at bigint not null);

CREATE TABLE quotes (
  id text primary key,
  account_id text not null references accounts (id), application_uri text not null, resource_id text not null, arguments_json text not null, input_sizes_json text not null, requirements_json text not null, prices_json text not null, currency text not null, ceiling bigint not null, breakdown_json text not null, estimated_start bigint, estimated_end bigint, created_at bigint not null, expires_at bigint not null, by_issuer text not null, by_subject text not null, evidence text not null, job_id text unique);

CREATE TABLE registry_providers (
  id text primary key,
  issuer text not null,
  subject text not null,
  name text not null,
  first_seen_at bigint not null,
  constraint registry_providers_identity unique (issuer, subject));

CREATE TABLE registry_services (
  id text primary key,
  provider_id text not null references registry_providers (id),
  name text not null,
  description text not null,
  url text not null,
  application_uri text not null,
  application_version text,
  categories text not null,
  keywords text not null,
  price_amount text,
  price_currency text,
  registered_at bigint not null,
  renewed_at bigint not null,
  expires_at bigint not null,
  version bigint not null,
  constraint registry_services_offer unique (provider_id, url, application_uri));

CREATE TABLE remembered_requests (
  issuer text not null,
  subject text not null,
  request_id text not null,
  digest text not null,
  answer text not null,
  answered_at bigint not null,
  constraint remembered_requests_key primary key (issuer, subject, request_id));

CREATE TABLE stagers (
  id text primary key,
  account_id text not null references accounts (id),
  owner_issuer text not null,
  owner_subject text not null,
  filled_by text not null,
  name text not null,
  media_type text,
  content_type text,
  size bigint,
  digest text,
  state text not null,
  received bigint default 0 not null,
  created_at bigint not null,
  termination_time bigint not null,
  version bigint default 1 not null,
  constraint stagers_received check (received >= 0 and (size is null or received <= size)));

CREATE TABLE sweeps (
  id text primary key, parameter text not null, jobs integer not null);

CREATE INDEX account_entries_by_time on account_entries (account_id, recorded_at);

CREATE INDEX account_reservations_by_account on account_reservations (account_id);

CREATE INDEX account_users_by_identity on account_users (issuer, subject);

CREATE UNIQUE INDEX job_transitions_one_end on job_transitions (job_id) where state in ('finished', 'failed', 'cancelled');

CREATE INDEX jobs_by_account on jobs (account_id, id);

CREATE INDEX jobs_by_state on jobs (state, resource_id);

CREATE INDEX jobs_by_sweep on jobs (sweep_id, state);

CREATE INDEX registry_services_by_expiry on registry_services (expires_at);

CREATE INDEX stagers_by_account on stagers (account_id, id);

CREATE INDEX stagers_by_termination on stagers (termination_time);
