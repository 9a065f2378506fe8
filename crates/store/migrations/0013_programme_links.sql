-- A link for everybody that belongs to a programme: a QR code, or a widget.
ALTER TABLE survey_link ADD COLUMN programme ID NULL;
CREATE INDEX survey_link_programme ON survey_link (workspace, programme);
