//! The page, the preview and the API take the same path through random surveys: there is one engine.

use std::collections::{BTreeMap, BTreeSet};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRng, TestRunner};
use serde_json::{Value as Json, json};
use store::testing::Engine;
use surveys::{Answer, Ask, Definition, testing as random};

use crate::browser::Surveys;

const ROUNDS: usize = 40;

/// A survey that anybody can answer to its end, and somebody's answers.
fn drawn(runner: &mut TestRunner) -> (Definition, BTreeMap<String, Answer>) {
    let mut definition = random::sound().new_tree(runner).expect("a survey").current();
    for question in definition.pages.iter_mut().flat_map(|page| &mut page.questions) {
        (question.required, question.required_if) = (false, None);
    }
    let mut answers = random::answers(&definition).new_tree(runner).expect("answers").current();
    // Files are sent in another way, and statements take no answer.
    answers.retain(|key, _| !matches!(ask(&definition, key), Ask::File(_) | Ask::Statement));
    (definition, answers)
}

fn ask<'d>(definition: &'d Definition, key: &str) -> &'d Ask {
    &definition.pages.iter().flat_map(|page| &page.questions).find(|question| question.key == key).expect("a question").ask
}

/// A page by its key, with the keys of the questions that take an answer.
type Seen = (String, BTreeSet<String>);

/// The path that the API tells.
async fn told(app: &Surveys, id: &str, definition: &Definition, answers: &BTreeMap<String, Answer>) -> (Vec<Seen>, Option<String>) {
    let walk = app.api("POST", &format!("/v1/surveys/{id}/walk"), &json!({ "answers": answers })).await;
    assert_eq!(walk["end"], "ending", "{walk}");
    let field = |key: &&Json| !matches!(ask(definition, key.as_str().expect("a key")), Ask::Statement);
    let text = |value: &Json| value.as_str().expect("a key").to_owned();
    let seen = |page: &Json| (text(&page["key"]), page["questions"].as_array().expect("questions").iter().filter(field).map(text).collect());
    (walk["pages"].as_array().expect("pages").iter().map(seen).collect(), walk["ending"].as_str().map(ToOwned::to_owned))
}

/// The path that a browser without script sees behind a link, and the title at its end.
async fn seen(app: &Surveys, link: &str, definition: &Definition, answers: &BTreeMap<String, Answer>) -> (Vec<Seen>, String) {
    let (mut path, mut pages) = (link.to_owned(), Vec::new());
    loop {
        let html = app.get(&path).await.html;
        let Some(key) = between(&html, "name=\"page\" value=\"", "\"") else {
            return (pages, between(&html, "data-sent=\"\">", "<").expect("a title"));
        };
        assert!(pages.len() < 30, "the pages never end: {pages:?}");
        let names = html.split("name=\"q.").skip(1).filter_map(|rest| rest.split(['"', '.']).next()).map(ToOwned::to_owned);
        pages.push((key.clone(), names.collect()));
        let stamp = between(&html, "name=\"stamp\" value=\"", "\"").expect("a stamp");
        app.pass(60);
        let form = form(definition, &pages[pages.len() - 1].1, answers);
        let body = format!("page={key}&stamp={stamp}&go=next{form}");
        let sent = app.post_body(&path, body).await;
        assert_eq!(sent.status, 303, "{}", sent.html);
        sent.headers["location"].to_str().expect("an address").trim_start_matches("https://cx.example.org").clone_into(&mut path);
    }
}

fn between(html: &str, before: &str, behind: &str) -> Option<String> {
    let (_, rest) = html.split_once(before)?;
    let text = rest.split_once(behind)?.0;
    Some(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// The answers as fields of a form.
fn form(definition: &Definition, shown: &BTreeSet<String>, answers: &BTreeMap<String, Answer>) -> String {
    let mut form = String::new();
    for (key, answer) in answers.iter().filter(|(key, _)| shown.contains(*key)) {
        field(&mut form, &format!("q.{key}"), answer, matches!(ask(definition, key), Ask::Ranking(_)));
    }
    form
}

fn field(form: &mut String, name: &str, answer: &Answer, ranked: bool) {
    let mut put = |name: &str, value: &str| {
        form.push('&');
        form.push_str(name);
        form.push('=');
        form.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    };
    match answer {
        Answer::Truth(truth) => put(name, if *truth { "true" } else { "" }),
        Answer::Number(number) => put(name, &number.to_string()),
        Answer::Text(text) => put(name, text),
        Answer::List(list) if ranked => list.iter().enumerate().for_each(|(place, key)| put(&format!("{name}.{key}"), &(place + 1).to_string())),
        Answer::List(list) => list.iter().for_each(|key| put(name, key)),
        Answer::Table(rows) => rows.iter().for_each(|(row, answer)| field(form, &format!("{name}.{row}"), answer, false)),
    }
}

#[tokio::test]
async fn the_page_the_preview_and_the_api_take_the_same_path() {
    let config = Config { failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let (mut published, mut pages) = (0, 0);
    for _ in 0..ROUNDS {
        // Another house each time: random surveys ask on other scales under the same keys.
        let app = Surveys::new(Engine::Sqlite).await;
        let (definition, answers) = drawn(&mut runner);
        let survey = app.api("POST", "/v1/surveys", &json!({ "name": "Random", "from": { "definition": definition } })).await;
        let id = survey["id"].as_str().expect("an id");
        let (path, ending) = told(&app, id, &definition, &answers).await;
        pages += path.len();
        let links = app.api("GET", &format!("/v1/surveys/{id}/links"), &Json::Null).await;
        let link = |kind: &str| {
            let links = links["items"].as_array().expect("links").iter().find(|link| link["kind"] == kind).expect("a link");
            links["address"].as_str().expect("an address").trim_start_matches("https://cx.example.org").to_owned()
        };
        let (preview, title) = seen(&app, &link("trial"), &definition, &answers).await;
        assert_eq!(preview, path, "{}", json!({ "definition": definition, "answers": answers }));
        if let Some(ending) = ending.and_then(|key| definition.endings.iter().find(|ending| ending.key == key)) {
            let said = ending.title.in_language(&definition.languages[0], &definition.languages[0]);
            assert!(said.contains("{{") || title == *said || title == said.trim(), "{title:?} is not {said:?}");
        }
        if app.call("POST", &format!("/v1/surveys/{id}/publish"), &json!({})).await.status == 200 {
            published += 1;
            let (page, at_its_end) = seen(&app, &link("public"), &definition, &answers).await;
            assert_eq!((page, at_its_end), (preview, title));
        }
    }
    assert!(published > ROUNDS / 8 && pages > ROUNDS, "{published} were published, {pages} pages were seen");
}
