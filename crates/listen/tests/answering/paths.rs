//! From the first page to the end, and back.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Surveys, two_pages};

#[rstest]
#[tokio::test]
async fn a_survey_is_answered_page_by_page(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}?order=o-17", survey.token)).await;
    assert_eq!(first.status, 200);
    first.says("<h1>How are we doing?</h1>").says("Would you recommend us?").says_not("Continue later");
    let policy = first.headers["content-security-policy"].to_str().expect("a policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && policy.ends_with("frame-ancestors *"), "{policy}");

    let begun = house.answer(&first, &[("q.again", "3")]).await;
    assert!(house.responses().await.is_empty(), "nothing is recorded before the end");
    let second = house.follow(&begun).await;
    second.says("Why 3?").says("Continue later").says(&format!("https://cx.example.org{}", begun.address())).says("50 % done");

    // Somebody goes on elsewhere: by the personal address, not by the public link.
    house.get(&format!("/s/{}", survey.token)).await.says("Would you recommend us?").says_not("\" checked");
    let elsewhere = house.get(&begun.address()).await;
    elsewhere.says("Why 3?");
    let end = house.answer(&elsewhere, &[("q.why", "The ticket took <b>weeks</b>")]).await;
    house.follow(&end).await.says("<h1 data-sent=\"\">You are kind</h1>");

    let responses = house.responses().await;
    let answers: Vec<(&Value, &Value, &Value)> =
        responses[0]["answers"].as_array().expect("answers").iter().map(|one| (&one["question"], &one["score"], &one["text"])).collect();
    assert_eq!(responses.len(), 1);
    assert!(answers.contains(&(&json!("again"), &json!(3.0), &Value::Null)), "{answers:?}");
    assert!(answers.contains(&(&json!("why"), &Value::Null, &json!("The ticket took <b>weeks</b>"))), "{answers:?}");
    assert_eq!((&responses[0]["language"], &responses[0]["excluded"]), (&json!("en"), &Value::Null), "{}", responses[0]);
    assert_eq!(responses[0]["attributes"]["order"], "o-17", "{}", responses[0]);
}

#[rstest]
#[tokio::test]
async fn a_form_that_is_sent_twice_is_one_answer(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let [once, twice] = [house.answer(&first, &[("q.again", "9")]).await, house.answer(&first, &[("q.again", "8")]).await];
    assert_eq!(once.address(), twice.address());
    let second = house.follow(&twice).await;
    second.says("Why 8?");
    for _ in 0..2 {
        let end = house.answer(&second, &[("q.why", "Quick")]).await;
        house.follow(&end).await.says("You are kind");
    }
    // The first page once more, from the history of the browser.
    let late = house.answer(&first, &[("q.again", "1")]).await;
    house.follow(&late).await.says("You are kind");
    assert_eq!(house.responses().await.len(), 1);
}

#[tokio::test]
async fn one_goes_back_and_finds_what_one_said() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    let second = house.follow(&begun).await;
    let back = house.answer(&second, &[("q.why", "Half a thought"), ("go", "back")]).await;
    let first = house.follow(&back).await;
    first.says("value=\"9\" checked").says("Would you recommend us?");
    let again = house.answer(&first, &[("q.again", "2")]).await;
    let second = house.follow(&again).await;
    second.says("Why 2?").says("Half a thought");
    // The button of the browser leads to the address of the first page.
    house.get(&format!("{}?page=score", begun.address())).await.says("value=\"2\" checked");
    house.get(&format!("{}?page=nowhere", begun.address())).await.says("Why 2?");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_is_kept() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let again = house.answer(&first, &[]).await;
    assert_eq!(again.status, 422);
    again.says("Please answer this.").says("href=\"#q1\"");
    let off = house.answer(&again, &[("q.again", "11")]).await;
    assert_eq!(off.status, 422);
    off.says("Please choose a point of the scale.");
    assert_eq!(house.answer(&off, &[("q.again", "10")]).await.status, 303);
}

#[rstest]
#[case("?again=9", Some("value=\"9\" checked"))]
#[case("?again=11", None)]
#[case("?again=%3Cscript%3E", None)]
#[case("?why=x", None)]
#[case("?nobody=9&hidden.order=1", None)]
#[tokio::test]
async fn a_score_in_the_address_is_chosen_but_not_counted(#[case] query: &str, #[case] chosen: Option<&str>) {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let page = house.get(&format!("/s/{}{query}", survey.token)).await;
    assert_eq!(page.status, 200);
    match chosen {
        Some(chosen) => drop(page.says(chosen).says("Chosen already by the link")),
        None => drop(page.says_not("\" checked").says_not("Chosen already").says_not("name=\"h.")),
    }
    let survey = house.api("GET", &format!("/v1/surveys/{}", survey.id), &Value::Null).await;
    assert_eq!((survey["under_way"].as_i64(), house.responses().await.len()), (Some(0), 0), "{survey}");
}

#[rstest]
#[case("?lang=de", "", "Würden Sie uns empfehlen?", "Weiter")]
#[case("", "de-AT,en;q=0.5", "Würden Sie uns empfehlen?", "Weiter")]
#[case("?lang=tlh", "", "Would you recommend us?", "Next")]
#[case("?lang=%00%22%3E", "xx", "Would you recommend us?", "Next")]
#[tokio::test]
async fn a_survey_is_read_in_the_language_of_its_reader(#[case] query: &str, #[case] accepted: &str, #[case] question: &str, #[case] button: &str) {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let page = house.get_in(&format!("/s/{}{query}", survey.token), accepted).await;
    page.says(question).says(&format!(">{button}</button>")).says("Deutsch").says("English");
}

#[tokio::test]
async fn the_language_goes_along() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let german = house.get(&format!("/s/{}?lang=de", survey.token)).await;
    let begun = house.answer(&german, &[("q.again", "9")]).await;
    let second = house.follow(&begun).await;
    second.says("Warum 9?");
    let english = house.get(&format!("{}?lang=en", begun.address())).await;
    english.says("Why 9?");
    let end = house.answer(&english, &[]).await;
    house.follow(&end).await.says("You are kind");
    assert_eq!(house.responses().await[0]["language"], "en");
}

#[rstest]
#[tokio::test]
async fn answers_are_changed_after_they_were_sent(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let mut definition = two_pages();
    definition["settings"] = json!({"edit": true});
    let survey = house.publish(definition).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    let second = house.follow(&begun).await;
    let end = house.answer(&second, &[]).await;
    let sent = house.follow(&end).await;
    sent.says("Change your answers");
    let opened = house.answer(&sent, &[("go", "edit")]).await;
    let first = house.follow(&opened).await;
    first.says("value=\"9\" checked");
    let again = house.answer(&first, &[("q.again", "2")]).await;
    let second = house.follow(&again).await;
    house.answer(&second, &[]).await;
    let responses = house.responses().await;
    assert_eq!((responses.len(), &responses[0]["answers"][0]["score"]), (1, &json!(2.0)));
}

#[rstest]
#[tokio::test]
async fn a_full_quota_turns_people_away(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let mut definition = two_pages();
    definition["endings"].as_array_mut().expect("endings").push(json!({"key": "full", "title": {"en": "We have heard enough"}}));
    let low = json!({"test": {"of": "again", "is": "at_most", "value": 6}});
    definition["quotas"] = json!([{"key": "low", "when": low, "limit": 1, "ending": "full"}]);
    let survey = house.publish(definition).await;
    let mut pages = Vec::new();
    // Two are on their way when the quota has room for one.
    for _ in 0..2 {
        let first = house.get(&format!("/s/{}", survey.token)).await;
        let begun = house.answer(&first, &[("q.again", "3")]).await;
        pages.push(house.follow(&begun).await);
    }
    let end = house.answer(&pages[0], &[]).await;
    house.follow(&end).await.says("You are kind");
    let end = house.answer(&pages[1], &[]).await;
    house.follow(&end).await.says("We have heard enough");
    // And whoever comes later is told as soon as it is known.
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "3")]).await;
    house.follow(&begun).await.says("We have heard enough");
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    house.follow(&begun).await.says("Why 9?");
    assert_eq!(house.responses().await.len(), 1);
}

#[rstest]
#[case("https://example.com/thanks", true)]
#[case("https://example.com/a?b=c#d", true)]
#[tokio::test]
async fn the_end_leads_where_the_survey_says(#[case] to: &str, #[case] away: bool) {
    let house = Surveys::new(Engine::Sqlite).await;
    let mut definition = two_pages();
    definition["pages"].as_array_mut().expect("pages").pop();
    definition["endings"][0]["redirect"] = json!(to);
    let survey = house.publish(definition).await;
    let first = house.get(&format!("/s/{}?redirect=https://evil.example&next=//evil.example", survey.token)).await;
    let policy = first.headers["content-security-policy"].to_str().expect("a policy");
    assert!(policy.contains("form-action 'self' https://example.com;"), "{policy}");
    let end = house.answer(&first, &[("q.again", "9"), ("redirect", "https://evil.example"), ("next", "//evil.example")]).await;
    assert_eq!((end.leads_to() == to, end.leads_to().contains("evil")), (away, false));
}

#[tokio::test]
async fn a_trial_shows_the_draft_and_counts_in_no_figure() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let first = house.get(&format!("/s/{}", survey.trial)).await;
    first.says("This is a trial.");
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    let second = house.follow(&begun).await;
    house.answer(&second, &[]).await;
    assert_eq!(house.responses().await.len(), 0);
    assert_eq!(house.api("GET", "/v1/responses?test=true", &Value::Null).await["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_trial_begins_at_any_page_or_shows_an_ending() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(two_pages()).await;
    let trial = format!("/s/{}", survey.trial);
    let second = house.get(&format!("{trial}?page=reason")).await;
    second.says("Why").says_not("Would you recommend us");
    let end = house.answer(&second, &[]).await;
    house.follow(&end).await.says("You are kind");
    let back = house.answer(&house.get(&format!("{trial}?page=reason")).await, &[("go", "back")]).await;
    house.follow(&back).await.says("Would you recommend us");
    house.get(&format!("{trial}?ending=thanks")).await.says("You are kind");
    house.get(&format!("{trial}?ending=gone")).await.says("Would you recommend us");
    let link = format!("/s/{}", survey.token);
    house.get(&format!("{link}?page=reason")).await.says("Would you recommend us");
    house.get(&format!("{link}?ending=thanks")).await.says("Would you recommend us");
}

#[tokio::test]
async fn personal_data_is_taken_out_before_anything_is_kept() {
    let house = Surveys::new(Engine::Sqlite).await;
    let mut definition = two_pages();
    definition["settings"] = json!({"redact": ["mail"]});
    definition["pages"][0]["questions"]
        .as_array_mut()
        .expect("questions")
        .push(json!({"key": "note", "label": {"en": "Anything?"}, "ask": {"kind": "line"}}));
    let survey = house.publish(definition).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9"), ("q.note", "write to ann@example.com")]).await;
    house.get(&format!("{}?page=score", begun.address())).await.says("write to [mail]").says_not("ann@example.com");
}
