//! `POST /v1/ask`: a question to the data.

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use edge::{Body, House, Problem, Problems};
use identity::May;
use identity::may::Ask;
use kernel::{Code, Refusal};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::dimension::Dimension;
use crate::evaluator::Evaluator;
use crate::filter::Filter;
use crate::question::Question;
use crate::reading::Reading;

/// All routes of questions to the data; the evaluator comes as an extension, `Arc<dyn Evaluator>`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(ask)).merge(crate::surveys::routes::routes())
}

/// Ask a question to the data. The reading includes every answer that was accepted before.
#[utoipa::path(post, path = "/v1/ask", tag = "measure", params(May<Ask>), request_body = Question, responses((status = 200, body = Reading), Problems))]
async fn ask(
    State(house): State<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<Ask>,
    Body(question): Body<Question>,
) -> Result<Json<Reading>, Problem> {
    if !may.sees.customers {
        refuse_single_people(&question)?;
    }
    Ok(Json(crate::ask(&house.store, evaluator.as_ref(), may.act.workspace, question, may.act.now).await?))
}

/// Whether a question groups by single people, or looks at some of them.
pub fn singles_people_out(question: &Question) -> bool {
    let grouped = question.by.iter().any(|name| *name == Dimension::Contact.to_string());
    let conditions = [&question.condition, &question.versus].into_iter().flatten();
    grouped || conditions.map(|text| text.parse::<Filter>()).any(|filter| filter.is_ok_and(|filter| filter.names(&Dimension::Contact)))
}

/// Who may not see names of customers may not single them out either.
pub fn refuse_single_people(question: &Question) -> Result<(), Refusal> {
    if singles_people_out(question) {
        return Err(Refusal::new(
            Code::NotAllowed,
            "contact singles people out: this needs the right see_customers; ask for account or an attribute instead",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_description_has_the_words_that_json_has() {
        let (_, api) = routes().split_for_parts();
        let schemas = serde_json::to_value(api.components.expect("components")).expect("JSON")["schemas"].take();
        assert_eq!(schemas["Interval"]["enum"], json!(["wald", "adjusted", "wilson", "t", "clustered"]));
        assert_eq!(schemas["Measure"]["enum"][0], "nps");
        assert_eq!(schemas["Comparison"].get("required"), None, "a row without comparison fits the schema");
    }

    #[rstest::rstest]
    #[case(json!({"measure": "nps", "by": ["contact"]}), false)]
    #[case(json!({"measure": "nps", "where": "score < 3 and contact = 'x'"}), false)]
    #[case(json!({"measure": "nps", "versus": "not contact = 'x'"}), false)]
    #[case(json!({"measure": "nps", "by": ["account", "contact.role"]}), true)]
    fn people_are_not_singled_out_without_the_right(#[case] question: serde_json::Value, #[case] allowed: bool) {
        let question: Question = serde_json::from_value(question).expect("a question");
        assert_eq!(refuse_single_people(&question).is_ok(), allowed);
    }
}
