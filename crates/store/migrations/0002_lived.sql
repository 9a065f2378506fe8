-- Responses in the order they were lived through: of all, and of each person, whose last one is compared with the one before.
CREATE INDEX response_lived ON response (workspace, experienced_at, id);
DROP INDEX response_contact;
CREATE INDEX response_contact ON response (workspace, contact, experienced_at);
