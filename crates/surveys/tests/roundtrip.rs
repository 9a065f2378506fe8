//! Our JSON out and in is the same survey.

use proptest::prelude::*;
use surveys::{Definition, testing};

fn out_and_in(definition: &Definition) -> Definition {
    let text = serde_json::to_string(definition).expect("a survey is JSON");
    serde_json::from_str(&text).expect("its JSON is a survey")
}

proptest! {
    #[test]
    fn a_sound_survey_comes_back_the_same(definition in testing::sound()) {
        prop_assert_eq!(out_and_in(&definition), definition);
    }

    #[test]
    fn any_survey_comes_back_the_same(definition in testing::wild()) {
        prop_assert_eq!(out_and_in(&definition), definition);
    }
}
