SELECT r.code AS response, r.weight, r.experienced_at, r.answered_at, r.account AS account_code, r.contact AS contact_code,
       r.account_version AS version_then, account.version AS version_now,
       t.score, t.pattern, t.aspect, question.code AS question_code, question.key AS question,
       touchpoint.key AS touchpoint, offering.key AS offering, channel.text AS channel, language.text AS language, team.key AS team, survey.key AS survey,
       account.id AS account_id, account.external_id AS account_external, contact.id AS contact_id, contact.external_id AS contact_external
  FROM rating t
  JOIN response r ON r.workspace = t.workspace AND r.id = t.response
  JOIN survey_question question ON question.workspace = t.workspace AND question.code = t.question
  LEFT JOIN touchpoint ON touchpoint.workspace = t.workspace AND touchpoint.code = t.touchpoint
  LEFT JOIN offering ON offering.workspace = t.workspace AND offering.code = t.offering
  LEFT JOIN word channel ON channel.workspace = r.workspace AND channel.dimension = 'channel' AND channel.code = r.channel
  LEFT JOIN word language ON language.workspace = r.workspace AND language.dimension = 'language' AND language.code = r.language
  LEFT JOIN team ON team.workspace = r.workspace AND team.code = r.team
  LEFT JOIN survey ON survey.workspace = r.workspace AND survey.code = r.survey
  LEFT JOIN account ON account.workspace = r.workspace AND account.code = r.account
  LEFT JOIN contact ON contact.workspace = r.workspace AND contact.code = r.contact
 WHERE t.workspace = $1 AND r.test = 0 AND r.excluded IS NULL AND r.experienced_at >= $2 AND r.experienced_at < $3
 ORDER BY r.code, question.code, t.position
