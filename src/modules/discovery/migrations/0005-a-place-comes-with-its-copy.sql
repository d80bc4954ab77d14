-- A copy gets its place in the transaction that brings the copy, which is noted already.

drop trigger note_added on circulation.whereabouts;
