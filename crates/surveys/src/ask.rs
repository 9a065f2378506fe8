//! What a question asks for, and which form its answer has.

use kernel::closed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Text;

/// What a question asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// Would you recommend us, 0 to 10: a number.
    Nps(Ends),
    /// How satisfied are you, on 5 or 7 points from 1: a number.
    Csat(Points),
    /// How easy was it, on 5 or 7 points from 1: a number.
    Ces(Points),
    /// Was your need solved: `yes`, `partly` or `no`.
    Solved,
    /// What one means to do (go on, do more), 0 to 10: a number.
    Intent(Ends),
    /// Rating of a touchpoint on a scale of one's own: a number.
    Rating(Scale),
    /// What is expected when a stage begins, 1 to 5 or 7: a number.
    Expectation(Points),
    /// Compared with what was expected: `worse`, `as_expected` or `better`.
    Compared,
    /// How much it matters, on 5 or 7 points from 1: a number.
    Importance(Points),
    /// Agreement with a statement, on 5 or 7 points from 1: a number.
    Likert(Points),
    /// The five marks of good service, 1 to 5 each: a table by [`MARKS`].
    Marks,
    /// Up to so many of the named emotions: a list of [`EMOTIONS`].
    Emotion(Most),
    /// One of a list: the key of a choice.
    Choice(Choices),
    /// Several of a list: keys of choices.
    Choices(Choices),
    /// One of a list that unfolds: the key of a choice.
    Dropdown(Choices),
    /// A list in order of preference: keys of choices, the best first.
    Ranking(Choices),
    /// One of the same list for each row, or several: a table of keys or of lists of keys.
    Matrix(Matrix),
    /// A point of the same scale for each row: a table of numbers.
    RatingMatrix(RatingMatrix),
    /// A point between two ends: a number.
    Slider(Scale),
    /// A number.
    Number(Number),
    /// A date: `2026-11-22`.
    Date(Dates),
    /// A line of text.
    Line(Length),
    /// Words of any length.
    Words(Length),
    /// A mail address.
    Mail,
    /// A phone number.
    Phone,
    /// Consent to a purpose: true or false.
    Consent(Consent),
    /// Contact details: a table by field.
    Contact(Fields),
    /// Files: a list of their ids.
    File(Files),
    /// Nothing: words to read.
    Statement,
}

/// The five marks of good service.
pub const MARKS: [&str; 5] = ["expert_contact", "professional_staff", "quick_and_convenient", "individual_communication", "relevant_offers"];

/// The named emotions with their clusters.
pub const EMOTIONS: [(&str, &[&str]); 4] = [
    ("advocacy", &["happy", "pleased"]),
    ("recommendation", &["trusting", "valued", "cared_for", "safe", "focused"]),
    ("attention", &["interested", "energetic", "stimulated", "exploratory", "indulged"]),
    ("destroying", &["stressed", "disappointed", "frustrated", "unhappy", "unsatisfied", "irritated", "hurried", "neglected"]),
];

/// Words at the ends of a scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Ends {
    /// At the low end.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub low: Text,
    /// At the high end.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub high: Text,
}

closed! {
    /// How the points of a scale are drawn.
    #[schema(as = ScaleLook)]
    Look, "look of a scale" {
        /// As numbers.
        Numbers = "numbers",
        /// As stars.
        Stars = "stars",
        /// As faces.
        Smileys = "smileys",
    }
}

/// A scale from 1 to 5 or 7.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ScalePoints)]
pub struct Points {
    /// 5 or 7.
    #[serde(default = "five")]
    pub points: u8,
    /// How they are drawn.
    #[serde(default = "numbers")]
    pub look: Look,
    /// Words at the low end.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub low: Text,
    /// Words at the high end.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub high: Text,
}

/// A scale of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnScale)]
pub struct Scale {
    /// The lowest point.
    pub from: f64,
    /// The highest point.
    pub to: f64,
    /// From point to point.
    #[serde(default = "one")]
    pub step: f64,
    /// How they are drawn.
    #[serde(default = "numbers")]
    pub look: Look,
    /// Words at the low end.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub low: Text,
    /// Words at the high end.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub high: Text,
}

/// How many may be picked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MostPicked)]
pub struct Most {
    /// So many at most.
    #[serde(default = "three")]
    pub most: u8,
}

/// One of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyChoice)]
pub struct Choice {
    /// What answers, conditions and files say.
    pub key: String,
    /// What people read.
    pub label: Text,
}

/// A list to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SurveyChoices)]
pub struct Choices {
    /// The list.
    pub options: Vec<Choice>,
    /// Whether another answer may be written in words; it has the key `other`, its words `QUESTION.other`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub other: bool,
    /// Whether the list is in another order for everybody.
    #[serde(default, skip_serializing_if = "is_false")]
    pub random: bool,
    /// How many have to be picked at least, where several may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u16>,
    /// How many may be picked at most, where several may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u16>,
}

/// The same list for several rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// The rows.
    pub rows: Vec<Choice>,
    /// What may be chosen in each.
    pub columns: Vec<Choice>,
    /// Whether several may be chosen in a row.
    #[serde(default, skip_serializing_if = "is_false")]
    pub several: bool,
    /// Whether the rows are in another order for everybody.
    #[serde(default, skip_serializing_if = "is_false")]
    pub random: bool,
}

/// The same scale for several rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RatingMatrix {
    /// The rows.
    pub rows: Vec<Choice>,
    /// Their scale.
    pub scale: Scale,
    /// Whether the rows are in another order for everybody.
    #[serde(default, skip_serializing_if = "is_false")]
    pub random: bool,
}

/// Bounds of a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = NumberBounds)]
pub struct Number {
    /// The least that is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The most that is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// Whether only whole numbers are taken.
    #[serde(skip_serializing_if = "is_false")]
    pub whole: bool,
    /// What it counts, behind the field.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub unit: Text,
}

/// Bounds of a date, each included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = DateBounds)]
pub struct Dates {
    /// The earliest that is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The latest that is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// Bounds of a text, in characters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = TextLength)]
pub struct Length {
    /// The shortest that is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// The longest that is taken; 200 for a line and 5,000 for words unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
}

/// Consent to a purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsentTo)]
pub struct Consent {
    /// What for, in a word: `contact`, `publish`.
    pub purpose: String,
}

closed! {
    /// A field of contact details.
    #[schema(as = ContactField)]
    Field, "field of contact details" {
        /// Name.
        Name = "name",
        /// Mail address.
        Mail = "mail",
        /// Phone number.
        Phone = "phone",
        /// Company.
        Company = "company",
        /// What they do there.
        Job = "job",
    }
}

/// Which contact details.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ContactFields)]
pub struct Fields {
    /// These, in this order.
    pub fields: Vec<Field>,
}

/// Which files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FileRules)]
pub struct Files {
    /// How many at most.
    #[serde(default = "single")]
    pub most: u8,
    /// How large each may be, in megabytes.
    #[serde(default = "ten")]
    pub megabytes: u16,
    /// The kinds taken, by the usual ending of their names; all safe kinds when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
}

/// The largest file that a survey may ask for, in megabytes.
pub const LARGEST_FILE: u16 = 10;

const fn five() -> u8 {
    5
}

const fn three() -> u8 {
    3
}

const fn single() -> u8 {
    1
}

const fn ten() -> u16 {
    10
}

const fn one() -> f64 {
    1.0
}

const fn numbers() -> Look {
    Look::Numbers
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(truth: &bool) -> bool {
    !*truth
}
