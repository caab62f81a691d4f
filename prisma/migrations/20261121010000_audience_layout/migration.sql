-- What the cells after a recipient's number mean, kept so that a changed message can be rendered again without the file.
ALTER TABLE "audience" ADD COLUMN "layout" TEXT NOT NULL DEFAULT 'cells';
