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

CREATE TABLE migrations (
  name text primary key, checksum text not null, applied_at bigint not null);

CREATE TABLE remembered_requests (
  issuer text not null,
  subject text not null,
  request_id text not null,
  digest text not null,
  answer text not null,
  answered_at bigint not null,
  constraint remembered_requests_key primary key (issuer, subject, request_id));

CREATE INDEX account_entries_by_time on account_entries (account_id, recorded_at);

CREATE INDEX account_reservations_by_account on account_reservations (account_id);

CREATE INDEX account_users_by_identity on account_users (issuer, subject);
