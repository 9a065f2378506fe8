//! Surveys written down by others: what can be carried over, and the list of what cannot.

mod draft;
mod expression;
pub mod formbricks;
mod keys;
pub mod limesurvey;
mod object;
pub mod surveyjs;
mod translate;
mod words;

use kernel::{Code, Refusal, closed};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::Definition;

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 10 << 20;

/// A survey that was carried over.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = CarriedSurvey)]
pub struct Carried {
    /// What became of it; a draft that `check` looks at like any other.
    pub definition: Definition,
    /// What was left behind or altered.
    pub left: Vec<Left>,
}

/// Something that was left behind or altered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = LeftBehind)]
pub struct Left {
    /// Where it stands in the file.
    pub place: String,
    /// What it is.
    pub what: String,
    /// Why it could not be carried over as it is, and what was done.
    pub why: String,
}

closed! {
    /// A way of writing surveys down.
    #[schema(as = SurveyFormat)]
    Format, "format of surveys" {
        /// Our own.
        Touchstone = "touchstone",
        /// JSON of SurveyJS.
        SurveyJs = "surveyjs",
        /// A `.lss` file of LimeSurvey.
        LimeSurvey = "limesurvey",
        /// JSON of Formbricks.
        Formbricks = "formbricks",
    }
}

/// In which format a text is written, as far as that can be seen.
pub fn guess(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') {
        return text.contains("LimeSurveyDocType").then_some(Format::LimeSurvey);
    }
    let json: Value = serde_json::from_str(text).ok()?;
    let has = |name: &str| json.get(name).is_some();
    let first_page_has = |name: &str| json.pointer("/pages/0").is_some_and(|page| page.get(name).is_some());
    if formbricks::survey_of(&json).is_some() {
        Some(Format::Formbricks)
    } else if has("languages") && (first_page_has("questions") || !has("elements")) && has("pages") && !first_page_has("elements") {
        Some(Format::Touchstone)
    } else {
        (has("pages") || has("elements")).then_some(Format::SurveyJs)
    }
}

/// Reads a survey in the format it is written in, or in the one that is named.
pub fn read(text: &str, format: Option<Format>) -> Result<Carried, Refusal> {
    let unknown = || {
        Refusal::new(
            Code::MalformedBody,
            "this is no survey we can read: bring our own JSON, that of SurveyJS or Formbricks, or a .lss file of LimeSurvey",
        )
    };
    match format.or_else(|| guess(text)).ok_or_else(unknown)? {
        Format::Touchstone => own(text),
        Format::SurveyJs => surveyjs::read(text),
        Format::LimeSurvey => limesurvey::read(text),
        Format::Formbricks => formbricks::read(text),
    }
}

/// Reads a survey of our own; the refusal names the place that is wrong.
fn own(text: &str) -> Result<Carried, Refusal> {
    let text = small(text)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let definition = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let place = error.path().to_string();
        Refusal::new(Code::Invalid, format!("{place}: {}", error.inner())).at(place, error.inner().to_string())
    })?;
    Ok(Carried { definition, left: Vec::new() })
}

fn json(text: &str, whose: &str) -> Result<Value, Refusal> {
    serde_json::from_str(small(text)?)
        .map_err(|error| Refusal::new(Code::MalformedBody, format!("this is not JSON, so no survey of {whose}: {error}")))
}

fn small(text: &str) -> Result<&str, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::new(
            Code::TooLarge,
            format!("the file has {} bytes, at most {MOST_BYTES} are read: bring one survey at a time", text.len()),
        ));
    }
    Ok(text.trim_start_matches('\u{feff}'))
}

fn no_survey(whose: &str, remedy: &str) -> Refusal {
    Refusal::new(Code::Invalid, format!("this is no survey of {whose}: {remedy}"))
}
