//! The rules of classes: what counts as known, satisfied, consistent, at risk. Everybody may read them, the right `manage_loop` changes them.

use kernel::{Refusal, text};
use listen::questions::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest key of a question, in characters.
const KEY: usize = 200;
/// Questions in one list at most.
const KEYS: usize = 50;

/// What decides about classes. Scores are brought to 0–10 first, 10 is the good end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ClassRules)]
pub struct Rules {
    /// Days that what was said counts for being known, for medians and for intents.
    #[schema(minimum = 30, maximum = 730)]
    pub known_days: i64,
    /// People of an account who have to be heard in these days, one of whom decides or influences.
    #[schema(minimum = 1, maximum = 20)]
    pub known_people: i64,
    /// Days with answers that a consumer has to have in them.
    #[schema(minimum = 1, maximum = 20)]
    pub known_answers: i64,
    /// Days of a quarter: the last one, and the one before.
    #[schema(minimum = 14, maximum = 365)]
    pub quarter_days: i64,
    /// From where on an answer is satisfied, by kind of question.
    pub satisfied: Satisfied,
    /// Satisfied answers in both quarters, in percent, that make a customer consistent.
    #[schema(minimum = 1.0, maximum = 100.0)]
    pub consistent_share: f64,
    /// A touchpoint is bad, and open, as long as what was said about it last is on average this or less.
    #[schema(minimum = 0.0, maximum = 10.0)]
    pub bad_touchpoint: f64,
    /// Questions that ask whether somebody will do more; all others of kind intent ask whether somebody will stay.
    pub more_questions: Vec<String>,
    /// What they say at least where a customer may grow.
    #[schema(minimum = 0.0, maximum = 10.0)]
    pub growth_more: f64,
    /// Who means to stay at most so much is at risk.
    #[schema(minimum = 0.0, maximum = 10.0)]
    pub risk_intent: f64,
    /// Points by which somebody who decides fell against their own last answer that are a risk.
    #[schema(minimum = 0.5, maximum = 10.0)]
    pub risk_drop: f64,
    /// Days back in which the answer before the last is looked for.
    #[schema(minimum = 30, maximum = 1_095)]
    pub drop_days: i64,
    /// Half of the answers are this or less where a customer may be dangling.
    #[schema(minimum = 0.0, maximum = 10.0)]
    pub dangling_median: f64,
    /// And the will to stay this or less, or notice was given, or less is bought.
    #[schema(minimum = 0.0, maximum = 10.0)]
    pub dangling_intent: f64,
    /// Days that buying less counts.
    #[schema(minimum = 1, maximum = 730)]
    pub contraction_days: i64,
    /// Points by which a figure has to pass a border before a class is left again.
    #[schema(minimum = 0.0, maximum = 2.0)]
    pub margin: f64,
    /// The same of a share, in percent.
    #[schema(minimum = 0.0, maximum = 20.0)]
    pub share_margin: f64,
}

/// From where on an answer is satisfied, on 0–10.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = SatisfiedFrom)]
pub struct Satisfied {
    /// Recommendation: 7 to 10.
    pub nps: f64,
    /// Satisfaction: 4 and 5 of 5, which are 7.5 and 10.
    pub csat: f64,
    /// Effort: the two easiest of 7.
    pub ces: f64,
    /// The need was solved.
    pub solved: f64,
    /// Any other score.
    pub rating: f64,
}

impl Default for Satisfied {
    fn default() -> Self {
        Self { nps: 7.0, csat: 7.0, ces: 7.0, solved: 10.0, rating: 7.0 }
    }
}

impl Satisfied {
    /// From where on an answer to a question of this kind is satisfied; none of kinds that tell of no experience.
    pub const fn from(self, kind: Kind) -> Option<f64> {
        match kind {
            Kind::Nps => Some(self.nps),
            Kind::Csat => Some(self.csat),
            Kind::Ces => Some(self.ces),
            Kind::Solved => Some(self.solved),
            Kind::Rating => Some(self.rating),
            Kind::Intent | Kind::Choice | Kind::Text => None,
        }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            known_days: 180,
            known_people: 2,
            known_answers: 2,
            quarter_days: 90,
            satisfied: Satisfied::default(),
            consistent_share: 80.0,
            bad_touchpoint: 5.0,
            more_questions: vec!["do_more".into()],
            growth_more: 8.0,
            risk_intent: 5.0,
            risk_drop: 3.0,
            drop_days: 400,
            dangling_median: 5.0,
            dangling_intent: 3.0,
            contraction_days: 180,
            margin: 0.5,
            share_margin: 5.0,
        }
    }
}

impl Rules {
    /// The rules as they are kept, or what is wrong with them.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        for (field, value, range) in self.counts() {
            if !range.contains(&value) {
                return Err(Refusal::field(field, format!("{value} is out of bounds: use {} to {}", range.start(), range.end())));
            }
        }
        for (field, value, range) in self.figures() {
            if !range.contains(&value) {
                return Err(Refusal::field(field, format!("{value} is out of bounds: use {} to {}", range.start(), range.end())));
            }
        }
        if self.dangling_intent > self.risk_intent {
            return Err(Refusal::field("dangling_intent", "is above risk_intent: who hangs by a thread is at risk as well, so let it be lower"));
        }
        if self.drop_days < self.known_days {
            return Err(Refusal::field("drop_days", "is shorter than known_days: the answer before the last lies further back"));
        }
        if self.more_questions.len() > KEYS {
            return Err(Refusal::field("more_questions", format!("are more than {KEYS}: name the ones that ask whether somebody will do more")));
        }
        for key in &mut self.more_questions {
            *key = text::line("more_questions", key, KEY)?;
        }
        Ok(self)
    }

    /// How many days back what was said can matter.
    pub fn reach(&self) -> i64 {
        self.known_days.max(2 * self.quarter_days).max(self.drop_days)
    }

    fn counts(&self) -> [(&'static str, i64, std::ops::RangeInclusive<i64>); 6] {
        [
            ("known_days", self.known_days, 30..=730),
            ("known_people", self.known_people, 1..=20),
            ("known_answers", self.known_answers, 1..=20),
            ("quarter_days", self.quarter_days, 14..=365),
            ("drop_days", self.drop_days, 30..=1_095),
            ("contraction_days", self.contraction_days, 1..=730),
        ]
    }

    fn figures(&self) -> [(&'static str, f64, std::ops::RangeInclusive<f64>); 14] {
        let points = 0.0..=10.0;
        [
            ("consistent_share", self.consistent_share, 1.0..=100.0),
            ("bad_touchpoint", self.bad_touchpoint, points.clone()),
            ("growth_more", self.growth_more, points.clone()),
            ("risk_intent", self.risk_intent, points.clone()),
            ("risk_drop", self.risk_drop, 0.5..=10.0),
            ("dangling_median", self.dangling_median, points.clone()),
            ("dangling_intent", self.dangling_intent, points.clone()),
            ("margin", self.margin, 0.0..=2.0),
            ("share_margin", self.share_margin, 0.0..=20.0),
            ("satisfied.nps", self.satisfied.nps, points.clone()),
            ("satisfied.csat", self.satisfied.csat, points.clone()),
            ("satisfied.ces", self.satisfied.ces, points.clone()),
            ("satisfied.solved", self.satisfied.solved, points.clone()),
            ("satisfied.rating", self.satisfied.rating, points),
        ]
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn the_rules_to_start_with_are_within_bounds_and_are_read_back() {
        let rules = Rules::default();
        assert_eq!(rules.clone().checked(), Ok(rules.clone()));
        assert_eq!(serde_json::from_str::<Rules>(&serde_json::to_string(&rules).expect("JSON")).expect("rules"), rules);
        assert_eq!(serde_json::from_str::<Rules>("{}").expect("rules"), rules);
    }

    #[rstest]
    #[case(Rules { known_days: 29, ..Rules::default() }, "known_days")]
    #[case(Rules { known_people: 0, ..Rules::default() }, "known_people")]
    #[case(Rules { consistent_share: 100.5, ..Rules::default() }, "consistent_share")]
    #[case(Rules { margin: f64::NAN, ..Rules::default() }, "margin")]
    #[case(Rules { dangling_intent: 6.0, ..Rules::default() }, "dangling_intent")]
    #[case(Rules { drop_days: 100, ..Rules::default() }, "drop_days")]
    #[case(Rules { satisfied: Satisfied { ces: 11.0, ..Satisfied::default() }, ..Rules::default() }, "satisfied.ces")]
    #[case(Rules { more_questions: vec!["\0".into()], ..Rules::default() }, "more_questions")]
    fn rules_out_of_bounds_are_refused(#[case] rules: Rules, #[case] field: &str) {
        assert_eq!(rules.checked().expect_err("refused").params[0].name, field);
    }
}
