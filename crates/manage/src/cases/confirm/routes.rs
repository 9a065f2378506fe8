//! The page behind the link: without script, in the customer's language.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::Response;
use edge::{House, Problem};
use http::{HeaderMap, StatusCode};
use kernel::{Actor, Id, Workspace};
use maud::{Markup, html};
use post::page::{self, page};
use store::Error;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::words::{Words, words};
use super::{Says, answer, behind, noted, reader, says};
use crate::cases::{Case, Outcome, Record, TEXT_LENGTH, present};

/// The most bytes of an answer.
const LARGEST: usize = 64 << 10;

/// The routes of the page.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show, take)).layer(DefaultBodyLimit::max(LARGEST))
}

/// What the customer said with a form.
#[derive(Debug, PartialEq, Eq)]
struct Tapped {
    outcome: Outcome,
    words: Option<String>,
}

impl Tapped {
    /// Reads a form; one that is not ours says nothing.
    fn of(form: &[u8]) -> Option<Self> {
        let (mut outcome, mut words) = (None, None);
        for (name, value) in form_urlencoded::parse(form) {
            match (name.as_ref(), value.as_ref()) {
                ("answer", "yes") => outcome = Some(Outcome::Confirmed),
                ("answer", "no") => outcome = Some(Outcome::Denied),
                ("words", said) => words = noted(said),
                _ => {}
            }
        }
        outcome.map(|outcome| Self { outcome, words })
    }
}

/// Ask a customer whether it is solved
///
/// A page with two buttons; opening it changes nothing.
#[utoipa::path(get, path = "/c/{token}", operation_id = "ask_case_confirmation", tag = "manage", security(()),
    params(("token" = String, Path, description = "The token of the link in a letter")),
    responses((status = 200, body = String, content_type = "text/html"),
        (status = 404, body = String, content_type = "text/html", description = "No letter has this token"),
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn show(State(house): State<House>, token: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    let shown = async {
        let Some((workspace, id)) = find(&house, token).await? else { return Ok(None) };
        let mut read = house.store.read(workspace).await?;
        let case = present(&mut read, id).await?;
        let (language, name) = reader(&mut read, &case).await?;
        Ok(Some(said(&case, &house, &language, &name)))
    };
    answered(shown.await, &headers)
}

/// Say whether it is solved
///
/// What the buttons do. The same answer again changes nothing; another one replaces it.
#[utoipa::path(post, path = "/c/{token}", operation_id = "confirm_case", tag = "manage", security(()),
    params(("token" = String, Path, description = "The token of the link in a letter")),
    request_body(content = String, content_type = "application/x-www-form-urlencoded", description = "`answer`: `yes` or `no`; `words`: what they add"),
    responses((status = 200, body = String, content_type = "text/html"),
        (status = 404, body = String, content_type = "text/html", description = "No letter has this token"),
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn take(
    State(house): State<House>,
    token: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    form: Result<Bytes, BytesRejection>,
) -> Response {
    let shown = async {
        let Some((workspace, id)) = find(&house, token).await? else { return Ok(None) };
        let act = house.act(workspace, Actor::Visitor);
        let mut tx = house.store.begin(&act).await?;
        let case = match form.ok().and_then(|form| Tapped::of(&form)) {
            Some(Tapped { outcome, words }) => answer(&mut tx, id, outcome, words.as_deref()).await?,
            None => present(&mut tx, id).await?,
        };
        let (language, name) = reader(&mut tx, &case).await?;
        tx.commit().await?;
        Ok(Some(said(&case, &house, &language, &name)))
    };
    answered(shown.await, &headers)
}

async fn find(house: &House, token: Result<Path<String>, PathRejection>) -> Result<Option<(Id<Workspace>, Id<Case>)>, Error> {
    match token {
        Ok(Path(token)) => behind(&mut house.store.door().await?, &token).await,
        Err(_) => Ok(None),
    }
}

fn answered(shown: Result<Option<Response>, Error>, headers: &HeaderMap) -> Response {
    match shown {
        Ok(Some(page)) => page,
        Ok(None) => page::unknown(headers),
        Err(error) => {
            // Notes it in the log.
            let _ = Problem::from(error);
            page::trouble(headers)
        }
    }
}

fn said(case: &Record, house: &House, language: &str, workspace: &str) -> Response {
    let (tag, words) = words(language);
    let (title, below) = match says(case, house.now()) {
        Says::Asks => (&words.ask_title, asks(words, workspace)),
        Says::Said(Outcome::Confirmed) => (&words.confirmed_title, thanks(&words.confirmed_words, &words.not_after_all, "no")),
        Says::Said(Outcome::Denied) => (&words.denied_title, thanks(&words.denied_words, &words.done_after_all, "yes")),
        Says::Over => (&words.over_title, html! { p { (words.over_words) } }),
    };
    page(StatusCode::OK, tag, title, &below)
}

fn asks(words: &Words, workspace: &str) -> Markup {
    html! {
        p { (words.ask_words.replace("{workspace}", workspace)) }
        form method="post" {
            label for="words" { (words.more) }
            textarea id="words" name="words" maxlength=(TEXT_LENGTH) dir="auto" {}
            div.choices {
                button type="submit" name="answer" value="yes" { (words.yes) }
                button.quiet type="submit" name="answer" value="no" { (words.no) }
            }
        }
    }
}

fn thanks(said: &str, other: &str, answer: &str) -> Markup {
    html! {
        p { (said) }
        form method="post" { button.quiet type="submit" name="answer" value=(answer) { (other) } }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("answer=yes", Some((Outcome::Confirmed, None)))]
    #[case("words=Danke%21&answer=no", Some((Outcome::Denied, Some("Danke!"))))]
    #[case("words=&answer=yes", Some((Outcome::Confirmed, None)))]
    #[case("answer=maybe", None)]
    #[case("words=yes", None)]
    #[case("%ff%00=&&&", None)]
    #[case("", None)]
    fn a_form_says_yes_or_no(#[case] form: &str, #[case] said: Option<(Outcome, Option<&str>)>) {
        let said = said.map(|(outcome, words)| Tapped { outcome, words: words.map(ToOwned::to_owned) });
        assert_eq!(Tapped::of(form.as_bytes()), said);
    }
}
