//! A message as workflows of Teams take it ("when a Teams webhook request is received"): an Adaptive Card within a message. Texts are runs, which
//! nobody reads as Markdown. <https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using>

use serde_json::{Value as Json, json};

use super::Message;

pub(super) fn body(message: &Message) -> Json {
    let Message { title, words, sections, quiet, link } = message;
    let mut parts = vec![block(title, &json!({ "size": "Large", "weight": "Bolder" }), "None")];
    parts.extend((!words.is_empty()).then(|| block(words, &json!({}), "Small")));
    for (heading, lines) in sections {
        parts.push(block(heading, &json!({ "weight": "Bolder" }), "Medium"));
        parts.extend(lines.iter().map(|line| block(&format!("• {line}"), &json!({}), "Small")));
    }
    parts.extend(quiet.as_ref().map(|quiet| block(quiet, &json!({ "size": "Small", "isSubtle": true }), "Medium")));
    let actions: Vec<Json> = link.iter().map(|(label, address)| json!({ "type": "Action.OpenUrl", "title": label, "url": address })).collect();
    let card = json!({
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
        "msteams": { "width": "Full" }, "fallbackText": format!("{title}: {words}"), "body": parts, "actions": actions,
    });
    json!({ "type": "message", "attachments": [{ "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": null, "content": card }] })
}

fn block(text: &str, look: &Json, spacing: &str) -> Json {
    let mut run = json!({ "type": "TextRun", "text": text });
    for (name, value) in look.as_object().into_iter().flatten() {
        run[name] = value.clone();
    }
    json!({ "type": "RichTextBlock", "spacing": spacing, "inlines": [run] })
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn a_message_is_an_adaptive_card() {
        let body = body(&example());
        assert_eq!((&body["type"], &body["attachments"][0]["contentType"]), (&json!("message"), &json!("application/vnd.microsoft.card.adaptive")));
        let card = &body["attachments"][0]["content"];
        assert_eq!((&card["type"], &card["version"]), (&json!("AdaptiveCard"), &json!("1.4")));
        let told: Vec<&str> = card["body"].as_array().expect("parts").iter().filter_map(|part| part["inlines"][0]["text"].as_str()).collect();
        assert_eq!(told, ["Acme & <Sons>", "*NPS* is 12 (3 … 21)", "Alerts", "• One <!channel>", "Read at nine"]);
        let link = json!([{ "type": "Action.OpenUrl", "title": "Open it", "url": "https://cx.example.org/w/a/digests?kind=x&every=week" }]);
        assert_eq!(card["actions"], link);
    }
}
