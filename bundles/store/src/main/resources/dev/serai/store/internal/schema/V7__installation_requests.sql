create table installation_request (
  id varchar(200) primary key,
  version bigint not null,
  created_millis bigint not null,
  updated_millis bigint not null,
  asked_by varchar(300) not null,
  state varchar(20) not null,
  record varchar(65536) not null,
  record_rest text
);
create index installation_request_asked_by on installation_request (asked_by);
create index installation_request_state on installation_request (state);
