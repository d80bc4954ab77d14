-- Whoever joined was counted, and whoever left never was: the book must know whom it still counts to say once that somebody left.

alter table people.member add column counted bigint references network.unit;
update people.member set counted = home;
comment on column people.member.counted is 'Where the book counts them as a member; null once it was told that they left.';
