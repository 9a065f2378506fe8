//! The page that customers answer: how fast it comes, what it weighs, and what sending costs beside the API.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::Tools;
use crate::data::files::Files;
use crate::http::{Answer, get, post};
use crate::load::{self, Requests};
use crate::product::House;
use crate::product::server::Server;
use crate::writes::{Race, settle};

/// Alternating rounds of each side.
const ROUNDS: u64 = 5;
const CONNECTIONS: u64 = 32;
/// Requests for pages in a round, and answers that are sent in a round.
const PAGES: u64 = 64_000;
const ANSWERS: u64 = 16_000;
/// The most a page with ten questions may weigh over the wire, in bytes.
const WEIGHT: usize = 30_000;

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Answering {
    /// Pages with ten questions per second, against a static file from the same server.
    pub pages: Race,
    /// Bytes of the page over the wire, compressed.
    pub bytes: usize,
    /// The same, not compressed.
    pub bytes_plain: usize,
    /// Bytes of the static file, not compressed.
    pub bytes_file: usize,
    /// Answers sent by the page per second, against the same answers by `POST /v1/responses`.
    pub sends: Race,
}

/// Measures in a data folder of its own.
pub fn run(tools: &Tools) -> Result<Answering> {
    let files = Files::make(&tools.out, 10_000)?;
    let data = tools.out.join("touchstone-answering");
    let house = House::new(&tools.touchstone, &data)?;
    house.load(&files)?;
    let (server, _) = house.serve()?;
    let long = publish(&server, "Ten questions", &ten_questions())?;
    let short = publish(&server, "One question", &one_question())?;
    let page = fetch(&server, &long, "")?;
    let packed = fetch(&server, &long, "Accept-Encoding: gzip\r\n")?;
    let file = fetch(&server, "/", "")?;
    ensure!(packed.body.len() < WEIGHT, "the page weighs {} bytes, limit {WEIGHT}", packed.body.len());
    println!("pages with ten questions");
    let pages = pages(&server, &long)?;
    println!("sending answers");
    let sends = sends(&server, &short)?;
    drop(server);
    std::fs::remove_dir_all(&data)?;
    Ok(Answering { pages, bytes: packed.body.len(), bytes_plain: page.body.len(), bytes_file: file.body.len(), sends })
}

fn pages(server: &Server, path: &str) -> Result<Race> {
    let list = |path: &str| -> Vec<Requests> { (0..CONNECTIONS).map(|_| Requests::from([get(path)])).collect() };
    let times = (PAGES / CONNECTIONS) as usize;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(load::run(server.address, &list("/"), times)?);
        ours.push(load::run(server.address, &list(path), times)?);
        println!("  {:.0} per second, static file {:.0}", ours[ours.len() - 1], theirs[theirs.len() - 1]);
    }
    Ok(Race::of(ours, theirs))
}

fn sends(server: &Server, path: &str) -> Result<Race> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let forms = split(&stamps(server, path)?.iter().map(|stamp| form(path, stamp)).collect::<Vec<_>>());
        let first = round * ANSWERS;
        let plain: Vec<Vec<u8>> = (first..first + ANSWERS).map(|number| plain(server, number)).collect();
        theirs.push(load::run(server.address, &split(&plain), 1)?);
        settle(server)?;
        ours.push(load::run(server.address, &forms, 1)?);
        settle(server)?;
        println!("  {:.0} per second, POST /v1/responses {:.0}", ours[ours.len() - 1], theirs[theirs.len() - 1]);
    }
    let counted = server.ask(&json!({"measure": "count", "of": ["bench_score"]}))?["total"]["n"].as_f64();
    ensure!(counted == Some((2 * ROUNDS * ANSWERS) as f64), "answers are missing: {counted:?}");
    Ok(Race::of(ours, theirs))
}

fn split(requests: &[Vec<u8>]) -> Vec<Requests> {
    requests.chunks(requests.len().div_ceil(CONNECTIONS as usize)).map(Arc::from).collect()
}

/// A stamp for each form: every form is made for one answer.
fn stamps(server: &Server, path: &str) -> Result<Vec<String>> {
    let mut connection = server.connect()?;
    let request = get(path);
    (0..ANSWERS)
        .map(|_| {
            let page = connection.send(&request)?;
            let text = String::from_utf8(page.body)?;
            let (_, rest) = text.split_once("name=\"stamp\" value=\"").context("the form has no stamp")?;
            Ok(rest.split('"').next().unwrap_or_default().to_owned())
        })
        .collect()
}

fn form(path: &str, stamp: &str) -> Vec<u8> {
    // Stamps have letters that need no escapes. One answer needs a second to be given: the generator makes all forms before it sends the first.
    post(path, "Accept: text/html", "application/x-www-form-urlencoded", format!("page=page&stamp={stamp}&q.bench_score=9&go=next").as_bytes())
}

/// The same answer by the API.
fn plain(server: &Server, number: u64) -> Vec<u8> {
    let body = json!({"external_id": format!("P{number:08}"), "channel": "survey", "answers": [{"question": "bench_score", "score": 9}]});
    post("/v1/responses", &server.authorization, "application/json", body.to_string().as_bytes())
}

fn fetch(server: &Server, path: &str, header: &str) -> Result<Answer> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\n{header}\r\n");
    let answer = server.connect()?.send(request.as_bytes())?;
    ensure!(answer.status == 200, "{path} answers {}", answer.status);
    Ok(answer)
}

/// Makes and publishes a survey; gives the path of its public link.
fn publish(server: &Server, name: &str, definition: &Value) -> Result<String> {
    let id = survey(server, name, definition)?;
    let links = server.get(&format!("/v1/surveys/{id}/links"))?;
    let items = links["items"].as_array().context("no links")?;
    let public = items.iter().find(|link| link["kind"] == "public").context("no public link")?;
    let address = public["address"].as_str().context("the link has no address")?;
    Ok(format!("/s/{}", address.rsplit('/').next().unwrap_or_default()))
}

/// Makes and publishes a survey; gives its id.
pub fn survey(server: &Server, name: &str, definition: &Value) -> Result<String> {
    let made = server.post("/v1/surveys", &json!({"name": name, "from": {"definition": definition}}))?;
    let id = made["id"].as_str().context("the survey has no id")?.to_owned();
    server.post(&format!("/v1/surveys/{id}/publish"), &json!({}))?;
    Ok(id)
}

/// A survey of one question.
pub fn one_question() -> Value {
    let question = json!({"key": "bench_score", "label": {"en": "How likely are you to recommend us?"}, "ask": {"kind": "nps"}, "required": true});
    json!({"title": {"en": "One question"}, "languages": ["en"], "pages": [{"key": "page", "questions": [question]}]})
}

fn ten_questions() -> Value {
    let label = |words: &str| json!({"en": words});
    let options = ["Price", "Speed", "Quality", "People"].map(|word| json!({"key": word.to_lowercase(), "label": {"en": word}}));
    let asks = [
        json!({"kind": "nps"}),
        json!({"kind": "csat", "look": "stars"}),
        json!({"kind": "ces", "points": 7}),
        json!({"kind": "solved"}),
        json!({"kind": "choice", "options": options, "other": true}),
        json!({"kind": "choices", "options": options}),
        json!({"kind": "rating_matrix", "rows": options, "scale": {"from": 1, "to": 5}}),
        json!({"kind": "emotion"}),
        json!({"kind": "slider", "from": 0, "to": 100, "step": 10}),
        json!({"kind": "words"}),
    ];
    let question = |(place, ask): (usize, &Value)| json!({"key": format!("ten_{place}"), "label": label(&format!("What do you say to the question of number {place}, all things considered?")), "ask": ask});
    let questions: Vec<Value> = asks.iter().enumerate().map(question).collect();
    json!({"title": label("Ten questions"), "welcome": label("They take three minutes."), "languages": ["en"], "pages": [{"key": "page", "questions": questions}]})
}
