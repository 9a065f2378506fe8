//! Files that people send with their answers.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::browser::{Page, Surveys};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
const PDF: &[u8] = b"%PDF-1.7 offer";
const PHOTO: (&str, &str, &str, &[u8]) = ("q.photo", "photo.png", "image/png", PNG);
const OFFER: (&str, &str, &str, &[u8]) = ("q.offer", "offer.pdf", "application/pdf", PDF);

/// Photos and a score on the first page, an offer on the second; answers may be changed.
fn with_files() -> Value {
    let question = |key: &str, ask: Value| json!({"key": key, "label": {"en": format!("Your {key}?")}, "ask": ask});
    let mut score = question("score", json!({"kind": "nps"}));
    score["required"] = json!(true);
    let photo = question("photo", json!({"kind": "file", "most": 2, "megabytes": 1, "kinds": ["png", "jpg"]}));
    let offer = question("offer", json!({"kind": "file", "megabytes": 1, "kinds": ["pdf"]}));
    json!({
        "title": {"en": "What do you see?"}, "languages": ["en"], "settings": {"edit": true},
        "pages": [{"key": "seen", "questions": [score, photo]}, {"key": "paper", "questions": [offer]}],
    })
}

/// The ids of the files that a page shows.
fn shown(page: &Page) -> Vec<String> {
    let boxes = page.html.split(".drop\" value=\"").skip(1);
    boxes.map(|rest| rest.split('"').next().expect("an id").to_owned()).collect()
}

async fn is_there(house: &Surveys, file: &str) -> bool {
    house.call("GET", &format!("/v1/files/{file}"), &Value::Null).await.status == 200
}

/// Somebody who has sent a photo with the first page, and the second page.
async fn begun(house: &Surveys) -> (Page, Page, String) {
    let survey = house.publish(with_files()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let begun = house.answer_with(&first, &[("q.score", "3")], &[PHOTO]).await;
    let second = house.follow(&begun).await;
    second.says("Your offer?");
    let photo = shown(&house.get(&format!("{}?page=seen", begun.address())).await).remove(0);
    (begun, second, photo)
}

#[rstest]
#[tokio::test]
async fn files_come_with_the_response(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let (_, second, photo) = begun(&house).await;
    let end = house.answer_with(&second, &[], &[OFFER]).await;
    house.follow(&end).await.says("data-sent");
    let response = &house.responses().await[0];
    let files: Vec<(&Value, &Value)> = response["files"].as_array().expect("files").iter().map(|file| (&file["name"], &file["media_type"])).collect();
    assert_eq!(files, [(&json!("photo.png"), &json!("image/png")), (&json!("offer.pdf"), &json!("application/pdf"))]);
    assert_eq!((&response["attributes"]["photo"], &response["files"][0]["id"]), (&json!(photo), &json!(photo)));
    let offer = house.get(&format!("/v1/files/{}", response["files"][1]["id"].as_str().expect("an id"))).await;
    assert_eq!((offer.status, offer.html.as_bytes()), (200, PDF));
    assert!(offer.headers["content-disposition"].to_str().expect("text").starts_with("attachment; filename=\"offer.pdf\""));
}

#[rstest]
#[case::of_another_kind("offer.pdf", "application/pdf", PDF, "it has to be one of png, jpg")]
#[case::lies_about_its_type("photo.png", "image/png", PDF, "hold what its name says")]
#[case::runs("photo.png", "image/png", b"<script>alert(1)</script>", "it has to be one of png, jpg")]
#[case::too_large("photo.png", "image/png", &[PNG, &vec![0; 1 << 20][..]].concat(), "choose one of 1 MB at most")]
#[tokio::test]
async fn what_is_wrong_with_a_file_is_said_on_its_page(#[case] name: &str, #[case] media: &str, #[case] content: &[u8], #[case] said: &str) {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(with_files()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let again = house.answer_with(&first, &[("q.score", "3")], &[("q.photo", name, media, content)]).await;
    assert_eq!(again.status, 422);
    again.says(said).says("value=\"3\" checked").says_not(".drop\"");
    // And once more at the personal address, where the page is shown now.
    let again = house.answer_with(&again, &[("q.score", "4")], &[("q.photo", name, media, content)]).await;
    assert_eq!(again.status, 422);
    again.says(said).says("value=\"4\" checked");
    let second = house.answer_with(&again, &[("q.score", "5")], &[]).await;
    let second = house.follow(&second).await;
    let again = house.answer_with(&second, &[], &[("q.offer", "photo.png", "image/png", PNG)]).await;
    assert_eq!(again.status, 422);
    again.says("it has to be one of pdf");
    house.answer_with(&again, &[], &[]).await;
    let responses = house.responses().await;
    assert_eq!((responses.len(), &responses[0]["files"]), (1, &Value::Null));
}

#[tokio::test]
async fn as_many_are_kept_as_there_is_room_for() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(with_files()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let again = house.answer_with(&first, &[("q.score", "3")], &[PHOTO, PHOTO, PHOTO]).await;
    assert_eq!((again.status, shown(&again).len()), (422, 2));
    again.says("Please choose at most 2.").says("Remove photo.png");
    let one_more = house.answer_with(&again, &[("q.score", "3")], &[PHOTO]).await;
    assert_eq!((one_more.status, shown(&one_more)), (422, shown(&again)));
    // In place of one that is taken away.
    let [dropped, kept] = &shown(&again)[..] else { panic!("two files") };
    let on = house.answer_with(&one_more, &[("q.score", "3"), ("q.photo.drop", dropped)], &[PHOTO]).await;
    let shown = shown(&house.get(&format!("{}?page=seen", on.address())).await);
    assert_eq!((shown.len(), &shown[0]), (2, kept));
    assert_eq!((is_there(&house, dropped).await, is_there(&house, kept).await), (false, true));
}

#[tokio::test]
async fn nobody_sends_a_file_twice_because_something_else_is_wrong() {
    let house = Surveys::new(Engine::Sqlite).await;
    let survey = house.publish(with_files()).await;
    let first = house.get(&format!("/s/{}", survey.token)).await;
    let again =
        house.answer_with(&first, &[], &[PHOTO, ("q.photo", "offer.pdf", "application/pdf", PDF), ("q.nothing", "x.png", "image/png", PNG)]).await;
    assert_eq!((again.status, shown(&again).len()), (422, 1));
    again.says("Please answer this.").says("it has to be one of png, jpg").says("Remove photo.png");
    let on = house.answer_with(&again, &[("q.score", "3")], &[]).await;
    house.answer_with(&house.follow(&on).await, &[], &[]).await;
    assert_eq!(house.responses().await[0]["files"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn files_stay_back_and_forth() {
    let house = Surveys::new(Engine::Sqlite).await;
    let (_, second, photo) = begun(&house).await;
    let back = house.answer_with(&second, &[("go", "back")], &[OFFER]).await;
    let first = house.follow(&back).await;
    assert_eq!(shown(&first), std::slice::from_ref(&photo));
    first.says("Remove photo.png").says("value=\"3\" checked");
    let forth = house.answer_with(&first, &[("q.score", "3")], &[]).await;
    let second = house.follow(&forth).await;
    second.says("Remove offer.pdf");
    house.answer_with(&second, &[], &[]).await;
    assert_eq!(house.responses().await[0]["files"].as_array().map(Vec::len), Some(2));
}

#[rstest]
#[tokio::test]
async fn a_file_that_is_taken_out_of_a_sent_answer_is_gone(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let house = Surveys::new(engine).await;
    let (begun, second, photo) = begun(&house).await;
    house.answer_with(&second, &[], &[OFFER]).await;
    let sent = house.get(&begun.address()).await;
    let opened = house.answer(&sent, &[("go", "edit")]).await;
    let first = house.follow(&opened).await;
    let on = house.answer_with(&first, &[("q.score", "9"), ("q.photo.drop", &photo)], &[]).await;
    assert!(is_there(&house, &photo).await, "what was sent counts until it is sent anew");
    house.answer_with(&house.follow(&on).await, &[], &[]).await;
    let responses = house.responses().await;
    assert_eq!((responses.len(), responses[0]["files"].as_array().map(Vec::len)), (1, Some(1)));
    assert_eq!(responses[0]["files"][0]["name"], "offer.pdf");
    assert!(!is_there(&house, &photo).await);
}

#[rstest]
#[tokio::test]
async fn files_go_with_what_they_came_for(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine, #[values(true, false)] sent: bool) {
    let house = Surveys::new(engine).await;
    let (_, second, photo) = begun(&house).await;
    if sent {
        house.answer_with(&second, &[], &[]).await;
        let response = house.responses().await.remove(0);
        house.api("DELETE", &format!("/v1/responses/{}", response["id"].as_str().expect("an id")), &Value::Null).await;
    } else {
        let surveys = house.api("GET", "/v1/surveys", &Value::Null).await;
        house.api("DELETE", &format!("/v1/surveys/{}", surveys["items"][0]["id"].as_str().expect("an id")), &Value::Null).await;
    }
    assert!(!is_there(&house, &photo).await);
}

#[test]
fn a_survey_asks_for_no_larger_files_than_are_taken() {
    assert_eq!(u64::from(surveys::ask::LARGEST_FILE) << 20, desk::files::LARGEST);
}
