//! What becomes of surveys of Formbricks.

use serde_json::{Value, json};
use surveys::formats::{Carried, Format, formbricks, guess};
use surveys::{Severity, check};

fn read(survey: &Value) -> Carried {
    formbricks::read(&survey.to_string()).expect("a survey")
}

fn survey() -> Value {
    json!({
        "id": "s1", "name": "Product feedback", "type": "link",
        "languages": [{"language": {"code": "en"}, "default": true}, {"language": {"code": "de"}}],
        "welcomeCard": {"enabled": true, "headline": {"default": "<p>Hello</p>", "de": "Hallo"}, "html": {"default": "A minute"}},
        "hiddenFields": {"enabled": true, "fieldIds": ["plan"]},
        "variables": [{"id": "v1", "name": "points", "type": "number", "value": 0}],
        "blocks": [
            {"id": "b1", "name": "Score", "elements": [
                {"id": "nps", "type": "nps", "headline": {"default": "Recommend?", "de": "Empfehlen?"}, "required": true, "lowerLabel": {"default": "No"}, "upperLabel": {"default": "Yes"}},
                {"id": "use", "type": "multipleChoiceMulti", "headline": {"default": "Use?"}, "required": false, "shuffleOption": "all",
                 "choices": [{"id": "c1", "label": {"default": "Daily"}}, {"id": "c2", "label": {"default": "Weekly"}}, {"id": "other", "label": {"default": "Other"}}]}],
             "logic": [
                {"id": "l1", "conditions": {"id": "g", "connector": "and", "conditions": [
                    {"id": "c", "leftOperand": {"type": "element", "value": "nps"}, "operator": "isLessThanOrEqual", "rightOperand": {"type": "static", "value": 6}},
                    {"id": "d", "leftOperand": {"type": "element", "value": "use"}, "operator": "includesOneOf", "rightOperand": {"type": "static", "value": ["c1"]}}]},
                 "actions": [{"id": "a1", "objective": "jumpToBlock", "target": "b3"}, {"id": "a2", "objective": "requireAnswer", "target": "why"},
                             {"id": "a3", "objective": "calculate", "variableId": "v1", "operator": "add", "value": {"type": "static", "value": 5}}]}]},
            {"id": "b2", "name": "More", "elements": [{"id": "stars", "type": "rating", "headline": {"default": "Stars?"}, "scale": "star", "range": 5, "required": false}], "logicFallback": "e1"},
            {"id": "b3", "name": "Why", "elements": [
                {"id": "why", "type": "openText", "headline": {"default": "You said #recall:nps/fallback:something#. Why?"}, "required": false, "placeholder": {"default": "Type"}},
                {"id": "cal", "type": "cal", "headline": {"default": "Book"}}]}
        ],
        "endings": [{"id": "e1", "type": "endScreen", "headline": {"default": "Thanks"}, "buttonLink": "https://example.org"},
                    {"id": "e2", "type": "redirectToUrl", "url": "http://example.org", "label": "Home"}],
        "triggers": [], "followUps": [{"id": "f"}]
    })
}

#[test]
fn a_survey_of_blocks() {
    assert_eq!(guess(&survey().to_string()), Some(Format::Formbricks));
    let carried = read(&survey());
    let ours = json!(carried.definition);
    assert_eq!(ours["languages"], json!(["en", "de"]));
    assert_eq!((&ours["title"]["en"], &ours["title"]["de"], &ours["welcome"]["en"]), (&json!("Hello"), &json!("Hallo"), &json!("A minute")));
    let kinds: Vec<&Value> = ours["pages"]
        .as_array()
        .expect("pages")
        .iter()
        .flat_map(|page| page["questions"].as_array().expect("questions"))
        .map(|question| &question["ask"]["kind"])
        .collect();
    assert_eq!(kinds, ["nps", "choices", "rating", "words"]);
    let both = json!({"all": [{"test": {"of": "nps", "is": "at_most", "value": 6.0}}, {"test": {"of": "use", "is": "in", "value": ["c1"]}}]});
    assert_eq!(ours["pages"][0]["jumps"], json!([{"when": both, "to": {"page": "Why"}}]));
    assert_eq!(ours["pages"][1]["jumps"], json!([{"to": {"ending": "e1"}}]));
    assert_eq!(ours["pages"][2]["questions"][0]["required_if"], both);
    assert_eq!(ours["pages"][2]["questions"][0]["label"]["en"], "You said {{nps|something}}. Why?");
    assert_eq!(ours["variables"][0]["key"], "points");
    assert_eq!(ours["variables"][0]["value"]["sum"][1]["case"][0]["when"], both);
    let choices = &ours["pages"][0]["questions"][1]["ask"];
    assert_eq!(
        (choices["other"].clone(), choices["random"].clone(), choices["options"].as_array().map(Vec::len)),
        (json!(true), json!(true), Some(2))
    );
    let told: Vec<&str> = carried.left.iter().map(|left| left.place.as_str()).collect();
    for place in ["followUps", "endings[0].buttonLink", "endings[1].url", "blocks[2].elements[0].placeholder", "blocks[2].elements[1]"] {
        assert!(told.contains(&place), "{place} is not told: {told:?}");
    }
}

#[test]
fn a_survey_of_questions() {
    let carried = read(&json!({"data": {
        "name": "Old", "welcomeCard": {"enabled": false},
        "questions": [
            {"id": "q1", "type": "multipleChoiceSingle", "headline": {"default": "Which?"}, "choices": [{"id": "a", "label": {"default": "A"}}, {"id": "b", "label": {"default": "B"}}],
             "logic": [{"conditions": {"connector": "and", "conditions": [{"leftOperand": {"type": "question", "value": "q1"}, "operator": "equals", "rightOperand": {"type": "static", "value": "a"}}]},
                        "actions": [{"objective": "jumpToQuestion", "target": "q3"}]}]},
            {"id": "q2", "type": "openText", "headline": {"default": "Mail?"}, "inputType": "email"},
            {"id": "q3", "type": "matrix", "headline": {"default": "Grid"}, "rows": [{"default": "R"}], "columns": [{"default": "X"}, {"default": "Y"}]},
            {"id": "q4", "type": "contactInfo", "headline": {"default": "You"}, "firstName": {"show": true}, "lastName": {"show": true}, "email": {"show": true}},
            {"id": "q5", "type": "consent", "headline": {"default": "May we?"}, "label": {"default": "Yes"}},
            {"id": "q6", "type": "fileUpload", "headline": {"default": "File"}, "allowedFileExtensions": ["pdf"], "maxSizeInMB": 3}],
        "endings": []
    }}));
    let ours = json!(carried.definition);
    assert_eq!(ours["title"]["en"], "Old");
    assert_eq!(ours["pages"].as_array().map(Vec::len), Some(6));
    assert_eq!(ours["pages"][0]["jumps"][0]["to"], json!({"page": "q3"}));
    assert_eq!(ours["pages"][3]["questions"][0]["ask"]["fields"], json!(["name", "mail"]));
    let errors: Vec<_> = check(&carried.definition).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(errors, []);
}

#[test]
fn logic_that_cannot_be_said_is_told() {
    let mut theirs = survey();
    theirs["blocks"][0]["logic"][0]["conditions"]["conditions"][0]["operator"] = json!("startsWith");
    theirs["blocks"][1]["logicFallback"] = json!("nowhere");
    let carried = read(&theirs);
    assert!(carried.definition.pages[0].jumps.is_empty());
    let told: Vec<&str> = carried.left.iter().map(|left| left.place.as_str()).collect();
    assert!(told.contains(&"blocks[0].logic[0]") && told.contains(&"blocks[1].logicFallback"), "{told:?}");
}
