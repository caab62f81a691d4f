-- A changed text rewrites every recipient's message: with room on its page a row's new version needs no new index entries.
ALTER TABLE "recipient" SET (fillfactor = 50);
