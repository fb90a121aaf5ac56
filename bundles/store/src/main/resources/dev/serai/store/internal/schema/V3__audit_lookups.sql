alter table audit add column at_millis bigint;
alter table audit add column principal varchar(200);
alter table audit add column action varchar(200);
alter table audit add column target_hash varchar(64);
alter table audit add column outcome varchar(20);

create index audit_principal on audit (principal, number);
create index audit_target on audit (target_hash, number);

insert into audit_head (id, number, hash)
values (0, 0, '0000000000000000000000000000000000000000000000000000000000000000');
