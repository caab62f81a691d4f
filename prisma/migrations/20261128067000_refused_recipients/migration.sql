-- Recipients that a request of the API had refused are lines of its campaign, as the bad lines of a file are.
ALTER TYPE "audience_source" ADD VALUE 'api';
