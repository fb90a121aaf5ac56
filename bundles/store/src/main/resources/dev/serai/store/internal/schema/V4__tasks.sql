create table task_owner (
  id varchar(200) primary key,
  principal varchar(200) not null,
  tool text,
  expires_millis bigint not null
);
