//! Tables and columns that are read, or that mean nothing for a survey.

/// Tables that are read here or hold only how their pages look.
pub const KNOWN: [&str; 13] = [
    "LimeSurveyDocType",
    "DBVersion",
    "languages",
    "answers",
    "answer_l10ns",
    "groups",
    "group_l10ns",
    "questions",
    "subquestions",
    "question_l10ns",
    "question_attributes",
    "surveys",
    "surveys_languagesettings",
];
pub const LOOKS: [&str; 2] = ["themes", "themes_inherited"];

/// Columns that are read here, or that say who made it and when.
pub const SETTINGS: &[&str] = &[
    "sid",
    "gsid",
    "owner_id",
    "admin",
    "adminemail",
    "active",
    "language",
    "additional_languages",
    "datecreated",
    "lastmodified",
    "template",
    "tokenlength",
    "allowprev",
    "showprogress",
    "anonymized",
    "format",
    "assessments",
    "usetokens",
    "startdate",
    "expires",
    "emailnotificationto",
    "emailresponseto",
];
pub const LANGUAGE_SETTINGS: &[&str] = &[
    "surveyls_survey_id",
    "surveyls_language",
    "surveyls_title",
    "surveyls_description",
    "surveyls_welcometext",
    "surveyls_endtext",
    "surveyls_url",
    "surveyls_policy_notice",
    "surveyls_legal_notice",
    "surveyls_dateformat",
    "surveyls_numberformat",
    "surveyls_email_invite_subj",
    "surveyls_email_invite",
    "surveyls_email_remind_subj",
    "surveyls_email_remind",
    "surveyls_email_register_subj",
    "surveyls_email_register",
    "surveyls_email_confirm_subj",
    "surveyls_email_confirm",
    "email_admin_notification_subj",
    "email_admin_notification",
    "email_admin_responses_subj",
    "email_admin_responses",
];
pub const QUESTION: &[&str] = &[
    "qid",
    "parent_qid",
    "sid",
    "gid",
    "type",
    "title",
    "preg",
    "other",
    "mandatory",
    "question_order",
    "scale_id",
    "relevance",
    "question",
    "help",
    "language",
    "question_theme_name",
    "same_default",
    "same_script",
];
pub const WORDS: &[&str] = &["id", "qid", "question", "help", "language"];

/// Whether a setting is left to what is usual.
pub fn is_usual(value: &str) -> bool {
    matches!(value.trim(), "" | "0" | "-1" | "N" | "I" | "E" | "inherit")
}
