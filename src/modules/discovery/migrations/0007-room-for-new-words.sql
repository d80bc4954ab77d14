-- How many new words may wait for their place in the index is said by who brings them: much for a delivery, little for one title.

alter index discovery.title_by_word reset (gin_pending_list_limit);
