//! Feedback from elsewhere, in the form Formbricks Hub takes it: a record for each answered field, and all fields of a submission are one response.
//! The rules here are pure.

pub mod routes;
mod take;

use customers::attributes::{self, Stored};
use edge::TimeText;
use kernel::{Id, Refusal, Time, closed, nouns};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

use crate::questions::{ChoiceOption, Definition, Kind, Scale};
use crate::responses::{Answer, Said};

pub use take::{Given, Outcome, take};

/// The longest names of a record, in characters.
const NAME_LENGTH: usize = 255;

nouns! {
    /// An answered field that came from elsewhere.
    FeedbackRecord("fbr", "feedback record");
}

closed! {
    /// What a field holds.
    #[schema(as = FeedbackFieldType)]
    FieldType, "type of a field" {
        /// Words.
        Text = "text",
        /// One of a list.
        Categorical = "categorical",
        /// Would you recommend us, 0 to 10.
        Nps = "nps",
        /// How satisfied are you, 1 to 5.
        Csat = "csat",
        /// How easy was it, 1 to 7.
        Ces = "ces",
        /// Any other score.
        Rating = "rating",
        /// A number that is no score.
        Number = "number",
        /// Yes or no.
        Boolean = "boolean",
        /// A day.
        Date = "date",
    }
}

/// An answered field, as Formbricks Hub takes it. Fields that are not named here are left alone.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, ToSchema)]
#[schema(as = FeedbackRecordIn)]
pub struct Record {
    /// Where it was asked, as in `survey`, `review` or `support`.
    #[schema(min_length = 1, max_length = 255)]
    pub source_type: String,
    /// The question.
    #[schema(min_length = 1, max_length = 255)]
    pub field_id: String,
    /// What the field holds.
    pub field_type: FieldType,
    /// Whose it is in the system it comes from; here the token says for which workspace it is.
    #[schema(min_length = 1, max_length = 255)]
    pub tenant_id: String,
    /// What was sent together: one response.
    #[schema(min_length = 1, max_length = 255)]
    pub submission_id: String,
    /// When it was answered; now unless told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TimeText>)]
    pub collected_at: Option<Time>,
    /// Which survey or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub source_id: Option<String>,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub source_name: Option<String>,
    /// The words of the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2048)]
    pub field_label: Option<String>,
    /// Which matrix or ranking it is a row of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub field_group_id: Option<String>,
    /// The words of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2048)]
    pub field_group_label: Option<String>,
    /// The words, or the label of the option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 30_000)]
    pub value_text: Option<String>,
    /// The option, the same in every language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub value_id: Option<String>,
    /// The score or number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_number: Option<f64>,
    /// Yes or no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_boolean: Option<bool>,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_date: Option<String>,
    /// What else is known; `touchpoint` or `journey` in it names the touchpoint, `scale` the highest point of a rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub metadata: Option<Map<String, Json>>,
    /// Language of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 10)]
    pub language: Option<String>,
    /// Who answered: the external id of a contact, made when not here yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 255)]
    pub user_id: Option<String>,
}

/// What a record says, in our own words.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// An answer to a question.
    Answer(Answer),
    /// A value of an attribute of the response.
    Value(attributes::Definition, Stored),
}

impl Record {
    /// What was sent together, by one name.
    fn submission(&self) -> String {
        format!("{}/{}", self.tenant_id, self.submission_id)
    }

    /// Refuses what can be neither kept nor looked up.
    fn check(&self) -> Result<(), Refusal> {
        let must = [
            ("source_type", &self.source_type),
            ("field_id", &self.field_id),
            ("tenant_id", &self.tenant_id),
            ("submission_id", &self.submission_id),
        ];
        for (field, text) in must {
            kernel::text::line(field, text, NAME_LENGTH)?;
        }
        for (field, text) in [("source_id", &self.source_id), ("user_id", &self.user_id), ("value_id", &self.value_id), ("language", &self.language)]
        {
            kernel::text::optional_line(field, text.as_deref(), NAME_LENGTH)?;
        }
        crate::questions::check_key("field_id", &self.field_id)
    }

    /// The question it answers, as it would be made; none for what is an attribute of the response.
    fn question(&self) -> Option<Definition> {
        let kind = match self.field_type {
            FieldType::Text => Kind::Text,
            FieldType::Categorical => Kind::Choice,
            FieldType::Nps => Kind::Nps,
            FieldType::Csat => Kind::Csat,
            FieldType::Ces => Kind::Ces,
            FieldType::Rating => Kind::Rating,
            FieldType::Number | FieldType::Boolean | FieldType::Date => return None,
        };
        let mut definition = Definition::of(&self.field_id, kind);
        if let Some(label) = self.field_label.as_deref().filter(|label| !label.trim().is_empty()) {
            label.trim().clone_into(&mut definition.label);
        }
        if matches!(kind, Kind::Csat | Kind::Ces | Kind::Rating) {
            definition.scale = self.scale().or(definition.scale);
        }
        definition.options = self.option().into_iter().collect();
        Some(definition)
    }

    /// The scale of a rating: as its metadata tell, or else one that the first score fits.
    fn scale(&self) -> Option<Scale> {
        let highest = self.metadata.as_ref().and_then(|metadata| metadata.get("scale")).and_then(Json::as_f64);
        let (low, high) = match (highest, self.value_number) {
            (Some(high), Some(0.0)) => (0.0, high),
            (Some(high), _) => (1.0, high),
            (None, Some(score)) if self.field_type == FieldType::Rating && score == 0.0 => (0.0, 10.0),
            (None, Some(score)) if self.field_type == FieldType::Rating && score > 5.0 => (1.0, 10.0),
            _ => return None,
        };
        Scale::new(low, high, 1.0).ok()
    }

    fn option(&self) -> Option<ChoiceOption> {
        let (text, id) = (self.value_text.as_deref().map(str::trim), self.value_id.as_deref().map(str::trim));
        let known = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        (self.field_type == FieldType::Categorical).then_some(())?;
        let label = known(text).or_else(|| known(id))?;
        Some(ChoiceOption { code: known(id).unwrap_or_else(|| label.clone()), label })
    }

    fn touchpoint(&self) -> Option<&str> {
        let metadata = self.metadata.as_ref()?;
        let named = ["touchpoint", "journey"].into_iter().find_map(|name| metadata.get(name)?.as_str());
        named.map(str::trim).filter(|key| !key.is_empty())
    }

    /// What it says to a question of this kind.
    fn part(&self, kind: Option<Kind>) -> Result<Part, Refusal> {
        let missing = |field: &str| Refusal::field(field, format!("is missing: a field of type {} says what was answered there", self.field_type));
        let score = || self.value_number.ok_or_else(|| missing("value_number"));
        let attribute = |kind, stored| {
            let name: String = crate::maps::slug(&self.field_id).chars().take(attributes::NAME_LENGTH).collect();
            let definition = attributes::Definition::of(attributes::Noun::Response, &name, kind);
            Ok(Part::Value(definition.checked()?, stored))
        };
        let said = match (self.field_type, kind) {
            (FieldType::Number, _) => return attribute(attributes::Kind::Number, Stored::Number(score()?)),
            (FieldType::Boolean, _) => {
                return attribute(attributes::Kind::Truth, Stored::truth(self.value_boolean.ok_or_else(|| missing("value_boolean"))?));
            }
            (FieldType::Date, _) => {
                let day = self.value_date.as_deref().ok_or_else(|| missing("value_date"))?;
                let day: String = day.chars().take(10).collect();
                return attribute(attributes::Kind::Date, Stored::Text(day));
            }
            (_, Some(Kind::Text)) => Said::Text(self.value_text.clone().ok_or_else(|| missing("value_text"))?),
            (_, Some(Kind::Choice)) => Said::Choices(vec![self.option().ok_or_else(|| missing("value_text"))?.label.into()]),
            _ => Said::Score(score()?),
        };
        let touchpoint = self.touchpoint().map(Into::into);
        Ok(Part::Answer(Answer { question: self.field_id.as_str().into(), said, touchpoint, offering: None, pattern: None, aspect: None }))
    }
}

/// A record as it was taken in.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = FeedbackRecord)]
pub struct Kept {
    /// Its id, a UUID.
    pub id: String,
    /// When it was taken in.
    #[schema(value_type = TimeText)]
    pub created_at: Time,
    /// The same moment: a record does not change.
    #[schema(value_type = TimeText)]
    pub updated_at: Time,
    /// What was sent.
    #[serde(flatten)]
    pub record: Record,
}

impl Kept {
    fn of(id: Id<FeedbackRecord>, now: Time, record: Record) -> Self {
        let hex = data_encoding::HEXLOWER.encode(id.bytes());
        let id = format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
        Self { id, created_at: now, updated_at: now, record: Record { collected_at: record.collected_at.or(Some(now)), ..record } }
    }
}
