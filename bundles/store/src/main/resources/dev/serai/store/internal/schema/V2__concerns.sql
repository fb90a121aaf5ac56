create table gateway (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  record varchar(65536) not null,
  record_rest text
);

create table tool_binding (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  gateway varchar(200) not null,
  entry_name varchar(200) not null,
  record varchar(65536) not null,
  record_rest text
);

create table catalog_entry (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  name varchar(200) not null,
  entry_version varchar(255) not null,
  scope varchar(220) not null,
  record varchar(65536) not null,
  record_rest text
);
create unique index catalog_entry_alone on catalog_entry (name, entry_version, scope);

create table installation (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  entry_name varchar(200) not null,
  owner varchar(220) not null,
  name varchar(200) not null,
  record varchar(65536) not null,
  record_rest text
);
create unique index installation_alone on installation (entry_name, owner, name);

create table tool_record (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  entry_name varchar(200) not null,
  entry_version varchar(255) not null,
  installation varchar(200),
  record varchar(65536) not null,
  record_rest text
);
create index tool_record_entry on tool_record (entry_name, entry_version);

create table person (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  name varchar(200) not null,
  subject_issuer varchar(500),
  subject_id varchar(255),
  sealed_password_hash text,
  record varchar(65536) not null,
  record_rest text
);
create unique index person_name_alone on person (name);
create unique index person_subject_alone on person (subject_issuer, subject_id);

create table team (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  name varchar(200) not null,
  record varchar(65536) not null,
  record_rest text
);
create unique index team_name_alone on team (name);

create table access_role (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  record varchar(65536) not null,
  record_rest text
);

create table access_token (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  owner varchar(220) not null,
  hash varchar(64) not null,
  last_used_millis bigint,
  record varchar(65536) not null,
  record_rest text
);
create unique index access_token_hash_alone on access_token (hash);

create table credential (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  owner varchar(220) not null,
  sealed_value text,
  record varchar(65536) not null,
  record_rest text
);

create table audit (
  number bigint primary key,
  previous_hash varchar(64) not null,
  hash varchar(64) not null,
  record text not null
);

create table audit_head (
  id integer primary key,
  number bigint not null,
  hash varchar(64) not null
);

insert into audit_head (id, number, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table parked_call (
  id varchar(200) primary key,
  expires_millis bigint not null,
  record text not null
);

create index parked_call_expires on parked_call (expires_millis);
