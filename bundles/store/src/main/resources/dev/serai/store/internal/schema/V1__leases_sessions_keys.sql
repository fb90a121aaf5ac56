create table lease (
  name varchar(200) primary key,
  owner varchar(200) not null,
  renewed_millis bigint not null,
  expires_millis bigint not null,
  fence bigint not null
);

create table client_session (
  owner varchar(200) primary key,
  sealed_id text not null,
  principal text not null,
  gateway text,
  server text,
  version text not null,
  capabilities text not null,
  client_info text,
  log_level text,
  subscriptions text not null
);

create table master_key_check (
  id integer primary key,
  sealed varchar(200) not null
);

create table data_key (
  id integer primary key,
  sealed varchar(200) not null,
  made_at timestamp with time zone not null
);
