-- Titles are folded where their words are taken apart; two ways of folding would have to agree for ever.

drop function discovery.key(text);
drop function discovery.fold(text);
