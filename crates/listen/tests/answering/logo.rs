//! The logo of a survey: shown on its pages, and no other file with it.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Page, Surveys, two_pages};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
const PDF: &[u8] = b"%PDF-1.7 offer";

fn with_logo(file: &str) -> Value {
    let mut definition = two_pages();
    definition["theme"] = json!({"logo": file, "logo_words": "Acme \"& Sons\""});
    definition
}

/// The address of the picture on a page.
fn logo(page: &Page) -> String {
    page.says("alt=\"Acme &quot;&amp; Sons&quot;\"");
    page.html.split("<img class=\"logo\" src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a logo").to_owned()
}

async fn findings(house: &Surveys, definition: Value) -> Vec<(String, String)> {
    let found = house.api("POST", "/v1/surveys/check", &json!({"definition": definition})).await;
    let text = |finding: &Value, name: &str| finding[name].as_str().expect("a text").to_owned();
    found["findings"].as_array().expect("a list").iter().map(|one| (text(one, "place"), text(one, "reason"))).collect()
}

#[rstest]
#[tokio::test]
async fn every_page_shows_the_logo(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let file = house.bring("logo.png", PNG).await;
    let survey = house.publish(with_logo(&file)).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer(&first, &[("q.again", "9")]).await;
    let second = house.follow(&begun).await;
    let end = house.answer(&second, &[]).await;
    let end = house.follow(&end).await;
    let trial = house.get(&format!("/s/{}", survey.trial)).await;
    for page in [&first, &second, &end, &trial] {
        let picture = house.get(&logo(page)).await;
        assert_eq!((picture.status, &picture.headers["content-type"]), (200, &"image/png".parse().expect("a header")));
        assert!(picture.headers["cache-control"].to_str().expect("text").contains("immutable"));
        assert!(page.headers["content-security-policy"].to_str().expect("text").contains("img-src 'self'"));
    }
    assert!(logo(&first).starts_with("/s/") && logo(&second).starts_with("/a/") && logo(&end).starts_with("/a/"));
}

#[rstest]
#[tokio::test]
async fn no_other_file_is_read_by_the_address_of_a_logo(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let (file, other) = (house.bring("logo.png", PNG).await, house.bring("secret.png", PNG).await);
    let mut definition = with_logo(&file);
    let upload = json!({"key": "photo", "label": {"en": "Your photo?"}, "ask": {"kind": "file"}});
    definition["pages"][0]["questions"].as_array_mut().expect("questions").push(upload);
    let survey = house.publish(definition).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer_with(&first, &[("q.again", "9")], &[("q.photo", "photo.png", "image/png", PNG)]).await;
    let page = house.get(&format!("{}?page=score", begun.address())).await;
    let sent = page.html.split(".drop\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a file").to_owned();
    for address in [format!("/s/{}/logo", survey.token), format!("{}/logo", begun.address()), "/s/nobody/logo".into(), "/a/nobody/logo".into()] {
        for query in [String::new(), format!("?v={other}"), format!("?v={sent}"), "?v=../logo".into()] {
            assert_eq!(house.get(&format!("{address}{query}")).await.status, 404, "{address}{query}");
        }
    }
    // Not even where a draft names it: what a customer sent is no logo, and neither is what is no picture.
    for (file, reason) in [(sent, "not among the files of this workspace"), (house.bring("offer.pdf", PDF).await, "offer.pdf is no picture")] {
        house.api("PUT", &format!("/v1/surveys/{}/draft", survey.id), &json!({"definition": with_logo(&file)})).await;
        assert_eq!(house.get(&format!("/s/{}/logo?v={file}", survey.trial)).await.status, 404);
        let refused = house.call("POST", &format!("/v1/surveys/{}/publish", survey.id), &json!({})).await;
        assert_eq!(refused.status, 422);
        refused.says("theme.logo").says(reason);
    }
}

#[rstest]
#[tokio::test]
async fn a_logo_from_elsewhere_is_told(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let file = house.bring("logo.png", PNG).await;
    let survey = house.publish(with_logo(&file)).await;
    // In its own workspace it goes along: with a copy, and with a file that went out and comes in again.
    let out = house.call("GET", &format!("/v1/surveys/{}/definition", survey.id), &Value::Null).await.html;
    for from in [json!({"survey": survey.id}), json!({"file": out})] {
        let made = house.api("POST", "/v1/surveys", &json!({"from": from})).await;
        assert_eq!((&made["definition"]["theme"]["logo"], &made["findings"]), (&json!(file), &json!([])), "{made}");
    }
    // Elsewhere the file is missing: that is said, with the survey and beside other faults.
    let elsewhere = Surveys::new(engine).await;
    let made = elsewhere.api("POST", "/v1/surveys", &json!({"from": {"file": out}})).await;
    assert_eq!((&made["definition"]["theme"]["logo"], &made["findings"][0]["place"]), (&json!(file), &json!("theme.logo")), "{made}");
    let mut broken = with_logo("no id");
    broken["pages"][0]["questions"][0]["show_if"] = json!({"test": {"of": "nobody", "is": "answered"}});
    let found = findings(&elsewhere, broken).await;
    assert!(found.len() > 1 && found.iter().any(|(place, reason)| place == "theme.logo" && reason.contains("bring it here")), "{found:?}");
    // A logo that was removed is found too.
    house.api("DELETE", &format!("/v1/files/{file}"), &Value::Null).await;
    assert_eq!(findings(&house, with_logo(&file)).await.len(), 1);
}
