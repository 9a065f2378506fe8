//! Observations: a call is noted, counts as what they will do, is changed, shown to whom it may be shown, and forgotten with the person.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{Engine, NOW};

use crate::app::{Caller, Reply, TestApp};
use crate::town::{NOON, town};

/// A workspace with an account, two of its people, and a touchpoint.
pub struct Office {
    pub app: TestApp,
    pub staff: Caller,
    pub acme: String,
    pub ada: String,
    pub ben: String,
}

pub async fn office(engine: Engine) -> Office {
    furnished(TestApp::new(engine).await).await
}

/// An office in this house.
pub async fn furnished(app: TestApp) -> Office {
    app.workspace("w").await;
    let staff = app.operator("w");
    let acme = id(&staff.post("/v1/accounts", json!({"name": "Acme", "external_id": "ACME"})).await.json());
    let person = async |name: &str| {
        let wish = json!({"name": name, "external_id": name, "mail": format!("{name}@acme.example"), "account": acme});
        id(&staff.post("/v1/contacts", wish).await.json())
    };
    let (ada, ben) = (person("Ada").await, person("Ben").await);
    staff.post("/v1/touchpoints", json!({"key": "support", "name": "Support"})).await.json();
    Office { app, staff, acme, ada, ben }
}

pub fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

pub fn place(made: &Value) -> String {
    format!("/v1/observations/{}", id(made))
}

/// The names of the places that a problem names.
pub fn places(problem: &Value) -> Vec<&str> {
    problem["invalid_params"].as_array().into_iter().flatten().filter_map(|param| param["name"].as_str()).collect()
}

impl Office {
    /// Notes something.
    pub async fn note(&self, wish: Value) -> Value {
        self.staff.post("/v1/observations", wish).await.json()
    }

    pub async fn patch(&self, path: &str, body: Value) -> Reply {
        self.staff.send(Method::PATCH, path, Some("application/json"), body.to_string()).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.staff.send(Method::DELETE, path, None, "").await
    }

    /// How many say whether they will go on, and what they say on average.
    async fn going_on(&self) -> (Value, Value) {
        let question = json!({"measure": "mean", "of": ["go_on"], "where": "pattern = 'potential'"});
        let total = self.staff.post("/v1/ask", question).await.json()["total"].clone();
        (total["n"].clone(), total["value"].clone())
    }

    /// The first words of the notes that a list shows.
    async fn listed(&self, query: &str) -> Vec<String> {
        let items = self.staff.get(&format!("/v1/observations?{query}")).await.json()["items"].clone();
        items.as_array().expect("items").iter().map(|item| item["body"].as_str().expect("words").to_owned()).collect()
    }

    /// A member of this role who is logged in, and their id.
    pub async fn member(&self, name: &str, role: &str) -> (Caller, String) {
        let invited = self.staff.post("/v1/members", json!({"mail": format!("{name}@example.org"), "role": role})).await.json();
        let (_, secret) = invited["link"].as_str().and_then(|link| link.split_once('#')).expect("a link");
        let form = json!({"secret": secret, "name": name, "password": "correct horse battery"});
        let joined = self.app.anonymous().post("/v1/links/accept", form).await;
        let cookie = joined.headers[http::header::SET_COOKIE].to_str().expect("a cookie").split(';').next().expect("a pair").to_owned();
        let csrf = joined.json()["csrf"].as_str().expect("a token").to_owned();
        let caller = self.app.with_cookie(&cookie).with(identity::sessions::CSRF, &csrf);
        let members = self.staff.get("/v1/members").await.json();
        let member = members["items"].as_array().expect("items").iter().find(|member| member["name"] == name).expect("they are here").clone();
        (caller, id(&member))
    }
}

#[rstest]
#[tokio::test]
async fn a_call_is_noted_and_counts(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let body = "Grüße 👍 aus Köln.\nThe cut-over hurt.";
    let passages = json!([{"starts": 18, "quote": "The cut-over hurt", "mark": "bad"}, {"starts": 6, "quote": "👍", "mark": "good"}]);
    let wish = json!({"kind": "call", "contact": office.ada, "touchpoint": "support", "body": body, "passages": passages, "sentiment": -1, "propensity": 8,
        "consent": "unnamed"});
    let made = office.note(wish).await;
    let expected = json!({
        "kind": "call", "happened_at": NOW.to_string(), "account": {"id": office.acme, "name": "Acme"}, "contact": {"id": office.ada, "name": "Ada"},
        "touchpoint": {"key": "support", "name": "Support"}, "offering": null, "body": body,
        "passages": [{"starts": 6, "quote": "👍", "mark": "good"}, {"starts": 18, "quote": "The cut-over hurt", "mark": "bad"}],
        "sentiment": -1, "propensity": 8, "consent": "unnamed", "survey": null, "invitation": null, "tags": [], "files": [], "author": null,
        "may_change": true, "made_at": NOW.to_string(), "changed_at": NOW.to_string(), "revision": 0, "id": made["id"], "response": made["response"]
    });
    assert_eq!(made, expected);
    assert_eq!(office.staff.get(&place(&made)).await.json(), made);
    assert_eq!(office.going_on().await, (json!(1), json!(8.0)));
    let response = format!("/v1/responses/{}", made["response"].as_str().expect("a response"));
    let counted = office.staff.get(&response).await.json();
    assert_eq!((&counted["channel"], &counted["contact"]["name"], &counted["account"]["name"]), (&json!("call"), &json!("Ada"), &json!("Acme")));
    let answer = json!({"question": "go_on", "score": 8.0, "touchpoint": "support", "pattern": "potential", "aspect": "intent"});
    assert_eq!(counted["answers"], json!([answer]));

    let changed = office.patch(&place(&made), json!({"propensity": 3, "revision": 0})).await.json();
    assert_eq!((&changed["propensity"], &changed["response"], &changed["revision"]), (&json!(3), &made["response"], &json!(1)));
    assert_eq!(office.going_on().await, (json!(1), json!(3.0)));
    let history = office.staff.get(&format!("{response}/history")).await.json();
    assert_eq!(history["items"][0]["content"]["answers"][0]["score"], 8.0);
    assert_eq!(office.patch(&place(&made), json!({"propensity": 4, "revision": 0})).await.problem()["code"], "stale");

    // Other words are no other answer.
    office.patch(&place(&made), json!({"body": "Other words", "passages": []})).await.json();
    assert_eq!(office.staff.get(&format!("{response}/history")).await.json()["items"].as_array().map(Vec::len), Some(1));
    let cleared = office.patch(&place(&made), json!({"propensity": null})).await.json();
    assert_eq!((&cleared["propensity"], &cleared["response"]), (&Value::Null, &Value::Null));
    assert_eq!(office.going_on().await.0, 0);
    let again = office.patch(&place(&made), json!({"propensity": 10, "kind": "meeting"})).await.json();
    assert_eq!(office.going_on().await, (json!(1), json!(10.0)));
    assert_eq!(office.delete(&place(&again)).await.status, 204);
    assert_eq!(office.going_on().await.0, 0);
    assert_eq!(office.staff.get(&place(&made)).await.problem()["code"], "not_found");
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_noted_is_refused_by_its_place(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let nobody = "00000000000000000000000000";
    let cases = [
        (json!({"kind": "call", "body": "x"}), "account"),
        (json!({"kind": "field_note", "body": "x"}), "touchpoint"),
        (json!({"kind": "call", "account": office.acme}), "body"),
        (json!({"kind": "call", "account": format!("acc_{nobody}"), "body": "x"}), "account"),
        (json!({"kind": "call", "contact": format!("ctc_{nobody}"), "body": "x"}), "contact"),
        (json!({"kind": "field_note", "touchpoint": "moon", "body": "x"}), "touchpoint"),
        (json!({"kind": "call", "account": office.acme, "offering": "moon", "body": "x"}), "offering"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "sentiment": 3}), "sentiment"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "propensity": 11}), "propensity"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "happened_at": "2090-01-01T00:00:00Z"}), "happened_at"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "happened_at": "1500-01-01T00:00:00Z"}), "happened_at"),
        (json!({"kind": "call", "account": office.acme, "body": "x".repeat(50_001)}), "body"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "answers": {"a": 1}}), "survey"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "survey": format!("srv_{nobody}")}), "survey"),
        (
            json!({"kind": "call", "account": office.acme, "body": "so", "passages": [{"starts": 0, "quote": "so", "mark": "good"}, {"starts": 1, "quote": "x", "mark": "bad"}]}),
            "passages[1].quote",
        ),
        (
            json!({"kind": "call", "account": office.acme, "body": "so", "passages": [{"starts": 0, "quote": "so", "mark": "good"}, {"starts": 1, "quote": "o", "mark": "bad"}]}),
            "passages[1].starts",
        ),
        (json!({"kind": "call", "account": office.acme, "body": "x", "tags": vec![format!("tag_{nobody}"); 51]}), "tags"),
        (json!({"kind": "shout", "account": office.acme, "body": "x"}), "kind"),
        (json!({"kind": "call", "account": office.acme, "body": "x", "wrong": 1}), "wrong"),
    ];
    for (wish, expected) in cases {
        let reply = office.staff.post("/v1/observations", wish.clone()).await;
        let problem = reply.problem();
        assert!(reply.status.is_client_error(), "{wish}: {problem}");
        assert_eq!(places(&problem), [expected], "{wish}: {problem}");
    }
    let made = office
        .note(json!({"kind": "call", "account": office.acme, "body": "all good", "passages": [{"starts": 4, "quote": "good", "mark": "good"}]}))
        .await;
    let lost = office.patch(&place(&made), json!({"body": "all bad"})).await.problem();
    assert_eq!(places(&lost), ["passages[0].quote"], "a passage does not point anywhere else by itself");
    assert_eq!(places(&office.patch(&place(&made), json!({"answers": {"a": 1}})).await.problem()), ["answers"]);
    for query in ["by=somebody", "by=me", "kind=shout", "during=yesterday", "sentiment_from=x", "cursor=x", "words=%00", "moon=1", "tag=x"] {
        let reply = office.staff.get(&format!("/v1/observations?{query}")).await;
        assert_eq!(reply.status, 400, "{query}: {}", reply.text());
    }
    assert_eq!(office.listed("").await, ["all good"], "nothing else was kept");
}

#[rstest]
#[tokio::test]
async fn a_list_shows_what_is_looked_for(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let tag = id(&office.staff.post("/v1/tags", json!({"name": "price"})).await.json());
    office
        .note(json!({"kind": "call", "contact": office.ada, "body": "one", "sentiment": 2, "happened_at": "2026-01-03T10:00:00Z", "tags": [tag]}))
        .await;
    office.note(json!({"kind": "meeting", "account": office.acme, "body": "two", "sentiment": -2, "happened_at": "2026-01-04T10:00:00Z"})).await;
    let third = json!({"kind": "field_note", "touchpoint": "support", "body": "three: Größe", "happened_at": "2026-01-02T10:00:00Z"});
    let third = office.note(third).await;
    for (query, expected) in [
        ("", vec!["two", "one", "three: Größe"]),
        ("kind=call", vec!["one"]),
        (&format!("account={}", office.acme), vec!["two", "one"]),
        (&format!("contact={}", office.ada), vec!["one"]),
        (&format!("contact={}", office.ben), vec![]),
        ("touchpoint=support", vec!["three: Größe"]),
        ("sentiment_from=1", vec!["one"]),
        ("sentiment_until=-1", vec!["two"]),
        (&format!("tag={tag}"), vec!["one"]),
        ("words=GROSSE", vec!["three: Größe"]),
        ("words=moon", vec![]),
        ("during=2026-01-03..2026-01-04", vec!["one"]),
    ] {
        assert_eq!(office.listed(query).await, expected, "{query}");
    }
    let first = office.staff.get("/v1/observations?limit=2").await.json();
    let rest = office.listed(&format!("limit=2&cursor={}", first["next"].as_str().expect("more"))).await;
    assert_eq!((first["items"].as_array().map(Vec::len), rest), (Some(2), vec!["three: Größe".to_owned()]));
    let retagged = office.patch(&place(&third), json!({"tags": [tag]})).await.json();
    assert_eq!(retagged["tags"][0]["name"], "price");
    assert_eq!(office.patch(&place(&third), json!({"tags": []})).await.json()["tags"], json!([]));
    let two = office.staff.delete_account(&office.acme).await;
    assert!(two["detail"].as_str().is_some_and(|detail| detail.contains("notes")), "{two}");
}

impl Caller {
    async fn delete_account(&self, account: &str) -> Value {
        self.send(Method::DELETE, &format!("/v1/accounts/{account}"), None, "").await.problem()
    }
}

#[rstest]
#[tokio::test]
async fn who_wrote_a_note_may_change_it_and_managers(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (agent, agent_id) = office.member("Ann", "agent").await;
    let (other, _) = office.member("Otto", "agent").await;
    let (manager, _) = office.member("Mia", "manager").await;
    let (analyst, _) = office.member("Lou", "analyst").await;
    let (viewer, _) = office.member("Vic", "viewer").await;
    let wish = |body: &str| json!({"kind": "call", "contact": office.ada, "body": body, "propensity": 5});
    let made = agent.post("/v1/observations", wish("by an agent")).await.json();
    assert_eq!((&made["author"], &made["may_change"]), (&json!({"id": agent_id, "name": "Ann"}), &json!(true)));
    assert_eq!(viewer.post("/v1/observations", wish("by a viewer")).await.problem()["code"], "not_allowed");
    let by_analyst = analyst.post("/v1/observations", wish("by an analyst")).await.json();
    assert_eq!(by_analyst["contact"], json!({"id": office.ada}), "an analyst writes without seeing names");

    let change = async |caller: &Caller, made: &Value| {
        caller.send(Method::PATCH, &place(made), Some("application/json"), json!({"sentiment": 1}).to_string()).await.status.as_u16()
    };
    for (caller, expected) in [(&other, 403), (&analyst, 403), (&viewer, 403), (&agent, 200), (&manager, 200)] {
        assert_eq!(change(caller, &made).await, expected);
        assert_eq!(caller.get(&place(&made)).await.json()["may_change"], json!(expected == 200));
    }
    assert_eq!(change(&analyst, &by_analyst).await, 200);
    let mine = agent.get("/v1/observations?by=me").await.json();
    assert_eq!((mine["items"].as_array().map(Vec::len), &mine["items"][0]["body"]), (Some(1), &json!("by an agent")));
    assert_eq!(viewer.get(&format!("/v1/observations?by={agent_id}")).await.json()["items"].as_array().map(Vec::len), Some(1));
    for (caller, expected) in [(&other, 403), (&viewer, 403), (&manager, 204)] {
        assert_eq!(caller.send(Method::DELETE, &place(&made), None, "").await.status.as_u16(), expected);
    }
}

#[rstest]
#[tokio::test]
async fn files_go_with_their_note_and_are_not_for_everybody(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let made = office.note(json!({"kind": "meeting", "account": office.acme, "body": "see the board"})).await;
    let form = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"board.txt\"\r\n\r\nten boxes\r\n--cut--\r\n";
    let bring = async || {
        let path = format!("{}/files", place(&made));
        office.staff.send(Method::POST, &path, Some("multipart/form-data; boundary=cut"), form).await
    };
    let file = bring().await.json();
    assert_eq!((&file["name"], &file["bytes"], &file["media_type"]), (&json!("board.txt"), &json!(9), &json!("text/plain")));
    assert_eq!(office.staff.get(&place(&made)).await.json()["files"], json!([file]));
    let blind = office.app.with_token(&office.app.token("w", &["read_answers"]).await);
    let seen = blind.get(&place(&made)).await.json();
    assert_eq!((&seen["files"], &seen["account"]["name"], &seen["may_change"]), (&json!([]), &json!("Acme"), &json!(false)));
    // Who spoke is told later: the file is theirs then, and goes with them.
    office.patch(&place(&made), json!({"contact": office.ben})).await.json();
    assert!(office.staff.get(&format!("/v1/contacts/{}/personal", office.ben)).await.text().contains("board.txt"));
    assert_eq!(office.delete(&place(&made)).await.status, 204);
    assert_eq!(office.staff.get(&format!("/v1/files/{}", id(&file))).await.problem()["code"], "not_found");
    assert_eq!(bring().await.problem()["code"], "not_found");
}

#[rstest]
#[tokio::test]
async fn a_person_takes_their_notes_along(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let of_ada = office.note(json!({"kind": "call", "contact": office.ada, "body": "Ada will leave", "propensity": 1})).await;
    let of_ben = office.note(json!({"kind": "call", "contact": office.ben, "body": "Ben stays", "propensity": 9})).await;
    let shown = office.staff.get(&format!("/v1/contacts/{}/personal", office.ada)).await.json();
    assert_eq!((&shown["observations"][0]["body"], shown["observations"].as_array().map(Vec::len)), (&json!("Ada will leave"), Some(1)));
    office.staff.post(&format!("/v1/contacts/{}/erase", office.ada), json!({})).await.json();
    assert_eq!(office.staff.get(&place(&of_ada)).await.problem()["code"], "not_found");
    assert_eq!(office.going_on().await, (json!(1), json!(9.0)));
    assert_eq!(office.staff.get(&place(&of_ben)).await.json()["contact"]["name"], "Ben");
}

/// A note follows a person who turns out to be another one; a change of it goes on to count as one answer.
#[rstest]
#[tokio::test]
async fn merged_people_have_their_notes_together(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let source = office.staff.post("/v1/sources", json!({"key": "app", "kind": "segment"})).await.json();
    let program = crate::interactions::with_key(&office.app, &source);
    let made = office.note(json!({"kind": "call", "contact": office.ada, "body": "x", "propensity": 4})).await;
    program.post("/v1/alias", json!({"previousId": "Ada", "userId": "Ben", "messageId": "m1"})).await.json();
    let after = office.staff.get(&place(&made)).await.json();
    assert_eq!(after["contact"]["id"], json!(office.ben));
    let changed = office.patch(&place(&made), json!({"propensity": 6})).await.json();
    assert_eq!(changed["response"], made["response"]);
    assert_eq!(office.going_on().await, (json!(1), json!(6.0)));
}

/// A guide whose question for the future is `go_on`; `settings` say whether it promises anonymity.
async fn guide(office: &Office, name: &str, settings: Value) -> String {
    let definition = json!({
        "languages": ["en"], "title": {"en": name}, "settings": settings,
        "pages": [
            {"key": "one", "questions": [
                {"key": "go_on", "label": {"en": "Will you go on?"}, "ask": {"kind": "intent"}, "required": true},
                {"key": "mood", "label": {"en": "How is it?"}, "ask": {"kind": "csat", "points": 5}, "required": true}]},
            {"key": "two", "questions": [{"key": "why", "label": {"en": "Why?"}, "ask": {"kind": "words"}}]}
        ]
    });
    let made = office.staff.post("/v1/surveys", json!({"name": name, "from": {"definition": definition}})).await.json();
    let survey = made["id"].as_str().or(made["survey"]["id"].as_str()).expect("an id").to_owned();
    office.staff.post(&format!("/v1/surveys/{survey}/publish"), json!({})).await.json();
    survey
}

/// Publishes a survey once more, with a promise of anonymity.
async fn promise(office: &Office, survey: &str) {
    let path = format!("/v1/surveys/{survey}");
    let mut definition = office.staff.get(&format!("{path}/definition")).await.json();
    definition["settings"]["anonymous"] = json!(5);
    let draft = json!({ "definition": definition }).to_string();
    office.staff.send(Method::PUT, &format!("{path}/draft"), Some("application/json"), draft).await.json();
    office.staff.post(&format!("{path}/publish"), json!({})).await.json();
}

#[rstest]
#[tokio::test]
async fn a_guide_is_recorded_as_one_response(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let survey = guide(&office, "Future", json!({})).await;
    let answers = json!({"go_on": 7, "why": "The team is great"});
    let wish = json!({"kind": "interview", "contact": office.ada, "survey": survey, "answers": answers, "happened_at": "2026-01-02T09:00:00Z"});
    let made = office.note(wish.clone()).await;
    assert_eq!((&made["survey"], &made["propensity"]), (&json!({"id": survey, "name": "Future"}), &json!(7)), "the guide asks whether they go on");
    let response = format!("/v1/responses/{}", made["response"].as_str().expect("a response"));
    let counted = office.staff.get(&response).await.json();
    let said: Vec<Value> = counted["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .map(|one| json!([one["question"], one["score"], one["text"], one["pattern"]]))
        .collect();
    assert_eq!(json!(said), json!([["go_on", 7.0, null, "potential"], ["why", null, "The team is great", null]]));
    assert_eq!((&counted["channel"], &counted["experienced_at"]), (&json!("interview"), &json!("2026-01-02T09:00:00Z")));
    assert_eq!(office.going_on().await, (json!(1), json!(7.0)));

    let changed = office.patch(&place(&made), json!({"answers": {"go_on": 2, "mood": 1}, "body": "on second thoughts"})).await.json();
    assert_eq!((&changed["propensity"], &changed["response"]), (&json!(2), &made["response"]));
    assert_eq!(office.going_on().await, (json!(1), json!(2.0)));
    // What was said to the guide stays when something else changes.
    let moved = office.patch(&place(&made), json!({"contact": office.ben})).await.json();
    let counted = office.staff.get(&response).await.json();
    assert_eq!((&moved["propensity"], &counted["contact"]["name"], counted["answers"].as_array().map(Vec::len)), (&json!(2), &json!("Ben"), Some(2)));

    let refused = |wish: Value| async { office.staff.post("/v1/observations", wish).await.problem() };
    let with = |part: Value| {
        let mut wish = wish.clone();
        wish.as_object_mut().expect("an object").extend(part.as_object().expect("an object").clone());
        wish
    };
    assert_eq!(places(&refused(with(json!({"answers": {"go_on": 11}}))).await), ["answers.go_on"]);
    assert_eq!(places(&refused(with(json!({"answers": {"moon": 1}}))).await), ["answers.moon"]);
    assert_eq!(places(&refused(with(json!({"propensity": 1}))).await), ["propensity"]);
    let secret = guide(&office, "Secret", json!({"anonymous": 5})).await;
    assert_eq!(places(&refused(with(json!({"survey": secret}))).await), ["survey"]);
    let draft = office.staff.post("/v1/surveys", json!({"name": "Draft"})).await.json();
    assert_eq!(refused(with(json!({"survey": draft["id"].as_str().or(draft["survey"]["id"].as_str())}))).await["code"], "conflict");

    // The guide promises anonymity from now on: words are still corrected, answers are not.
    promise(&office, &survey).await;
    assert_eq!(office.patch(&place(&made), json!({"body": "in other words"})).await.json()["revision"], 3);
    assert_eq!(places(&office.patch(&place(&made), json!({"answers": {"go_on": 3}})).await.problem()), ["survey"]);
    assert_eq!(office.delete(&place(&made)).await.status, 204);
    assert_eq!(office.going_on().await.0, 0);
    assert_eq!(office.staff.get(&response).await.problem()["code"], "not_found");
}

/// What a workspace asks about otherwise stands in the way only of what would be counted under the same key.
#[rstest]
#[tokio::test]
async fn a_key_on_another_scale_does_not_keep_anybody_from_noting(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    office.staff.post("/v1/questions", json!({"key": "go_on", "kind": "rating", "scale": "1..5"})).await.json();
    let wish = |propensity: Value| json!({"kind": "call", "contact": office.ada, "body": "x", "propensity": propensity});
    assert_eq!(places(&office.staff.post("/v1/observations", wish(json!(4))).await.problem()), ["propensity"]);
    office.note(wish(Value::Null)).await;
}

/// An interview that is due is handed to the owner of the account, without a letter; the note of it finishes the invitation.
#[rstest]
#[tokio::test]
async fn an_interview_is_due_and_held(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let staff = &town.told.staff;
    let plan = json!({"trigger": {"when": "event", "event": "Project done", "delay_minutes": 0}, "channel": "interview", "reminders": [3], "expires_days": 10});
    let programme = town.programme(plan).await;
    let ada = town.told.contact("ada").await["id"].as_str().expect("an id").to_owned();
    staff.post("/v1/holds", json!({"contact": town.told.contact("ben").await["id"], "reason": "complaint is open"})).await.json();
    town.event("m1", "ada", NOW).await;
    town.event("m2", "ben", NOW).await;
    town.event("m3", "cem", NOW).await;
    town.work(NOON).await;
    assert_eq!(town.invitations().await, [json!(["ada", "sent", null]), json!(["ben", "skipped", "held"]), json!(["cem", "sent", null])]);
    assert_eq!(town.letters().await.len(), 0, "nobody is written to");
    let due = town.told.items(&format!("/v1/survey-invitations?contact={ada}")).await;
    let invitation = id(&due[0]);
    let wish = json!({"kind": "interview", "invitation": invitation, "answers": {"again": 9}, "body": "went well"});
    let other = staff.post("/v1/accounts", json!({"name": "Other"})).await.json();
    let refused = async |part: Value| {
        let mut wish = wish.clone();
        wish.as_object_mut().expect("an object").extend(part.as_object().expect("an object").clone());
        staff.post("/v1/observations", wish).await.problem()
    };
    assert_eq!(places(&refused(json!({"account": other["id"]})).await), ["account"]);
    assert_eq!(places(&refused(json!({"survey": format!("srv_{}", "0".repeat(26))})).await), ["survey"]);
    assert_eq!(places(&refused(json!({"invitation": format!("inv_{}", "0".repeat(26))})).await), ["invitation"]);
    let made = staff.post("/v1/observations", wish.clone()).await.json();
    assert_eq!((&made["contact"]["id"], &made["survey"]["id"], &made["invitation"]), (&json!(ada), &json!(town.survey), &json!(invitation)));
    assert_eq!(refused(json!({})).await["code"], "conflict", "an interview is held once");
    let due = town.told.items(&format!("/v1/survey-invitations?contact={ada}")).await;
    assert_eq!((&due[0]["state"], &due[0]["finished"]), (&json!("sent"), &json!(true)));
    let rates = async || staff.get(&format!("/v1/programmes/{}/rates", id(&programme))).await.json();
    let found = rates().await;
    assert_eq!((&found["asked"], &found["finished"], &found["response_rate"]), (&json!(2), &json!(1), &json!(50.0)));
    // Who was not interviewed in time is not any more; who was stays so.
    town.work(11 * 86_400 + NOON).await;
    assert_eq!(town.invitations().await, [json!(["ada", "sent", null]), json!(["ben", "skipped", "held"]), json!(["cem", "expired", null])]);
    // Without its note the interview was not held.
    assert_eq!(staff.send(Method::DELETE, &place(&made), None, "").await.status, 204);
    assert_eq!(rates().await["finished"], 0);
    town.work(11 * 86_400 + NOON).await;
    assert_eq!(town.invitations().await[0], json!(["ada", "expired", null]));
    // One that is overdue counts all the same.
    staff.post("/v1/observations", wish).await.json();
    let found = rates().await;
    assert_eq!((&found["expired"], &found["finished"]), (&json!(1), &json!(1)));
    assert_eq!(town.letters().await.len(), 0);
}

/// Who asks in person cannot promise that nobody knows who answered.
#[rstest]
#[tokio::test]
async fn no_interview_along_a_promise_of_anonymity(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let survey = guide(&office, "Secret", json!({"anonymous": 5})).await;
    let plan = json!({"trigger": {"when": "contract_end", "days_before": 150}, "channel": "interview"});
    let made = office.staff.post("/v1/programmes", json!({"name": "P", "survey": survey, "plan": plan})).await.json();
    let place = format!("/v1/programmes/{}", id(&made));
    assert_eq!(places(&office.patch(&place, json!({"state": "running"})).await.problem()), ["survey"]);
}
