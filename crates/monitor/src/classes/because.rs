//! Why a customer has a class: the rule that decided, and the figures it saw.

use kernel::closed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evidence::Figures;

closed! {
    /// The rule that decided.
    #[schema(as = ClassRule)]
    Rule, "rule of classes" {
        /// The account is no customer, yet or any more.
        NoCustomer = "no_customer",
        /// Too few people were heard.
        TooFewPeople = "too_few_people",
        /// Nobody who decides or influences was heard.
        NobodyWhoDecides = "nobody_who_decides",
        /// A consumer answered too rarely.
        TooFewAnswers = "too_few_answers",
        /// Badly judged, and notice was given.
        DanglingNotice = "dangling_notice",
        /// Badly judged, and less is bought.
        DanglingContraction = "dangling_contraction",
        /// Badly judged, and hardly any will to stay.
        DanglingIntent = "dangling_intent",
        /// Little will to stay.
        LowIntent = "low_intent",
        /// Somebody who decides fell against their own last answer.
        DeciderDown = "decider_down",
        /// Consistent, and means to do more.
        Growth = "growth",
        /// Consistent.
        Happy = "happy",
        /// None of them.
        Mixed = "mixed",
    }
}

/// Why a customer has a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClassBecause)]
pub struct Because {
    /// The rule that decided.
    pub rule: Rule,
    /// Whether the class holds only because it was there before: the figures are within the margin beyond its border.
    pub held: bool,
    /// Whether it is a consumer.
    pub consumer: bool,
    /// The figures it saw.
    pub figures: Figures,
}
