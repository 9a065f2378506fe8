//! Surveys of others: the published ones, and what nobody would write.

#[path = "formats/any.rs"]
mod any;
#[path = "formats/formbricks.rs"]
mod formbricks;
#[path = "formats/limesurvey.rs"]
mod limesurvey;
#[path = "formats/reference.rs"]
mod reference;
#[path = "formats/surveyjs.rs"]
mod surveyjs;
