//! A message as Slack's incoming webhooks take it: blocks, and the same as text for notifications.
//! <https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>

use serde_json::{Value as Json, json};

use super::{Message, cut};

/// The longest header, and the longest text of a section, in characters.
const HEADER: usize = 150;
const SECTION: usize = 3000;

pub(super) fn body(message: &Message) -> Json {
    let Message { title, words, sections, quiet, link } = message;
    let mut blocks = vec![json!({ "type": "header", "text": { "type": "plain_text", "text": cut(title, HEADER), "emoji": false } })];
    blocks.extend((!words.is_empty()).then(|| section(&escaped(words))));
    for (heading, lines) in sections {
        let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
        blocks.push(section(&format!("*{}*\n• {}", escaped(heading), lines.join("\n• "))));
    }
    blocks.extend(link.as_ref().map(|(label, address)| section(&format!("<{}|{}>", escaped(address), escaped(label)))));
    blocks.extend(quiet.as_ref().map(|quiet| json!({ "type": "context", "elements": [text(&escaped(quiet))] })));
    json!({ "text": escaped(&format!("{title}: {words}")), "blocks": blocks })
}

fn section(words: &str) -> Json {
    json!({ "type": "section", "text": text(&cut(words, SECTION)) })
}

/// Text in which nothing is made a link or a mention of by itself.
fn text(words: &str) -> Json {
    json!({ "type": "mrkdwn", "text": words, "verbatim": true })
}

/// The three characters that Slack reads as its own; so nobody's name can call a whole channel.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn a_message_is_text_and_blocks() {
        let text = |text: &str| json!({ "type": "mrkdwn", "text": text, "verbatim": true });
        let expected = json!({
            "text": "Acme &amp; &lt;Sons&gt;: *NPS* is 12 (3 … 21)",
            "blocks": [
                { "type": "header", "text": { "type": "plain_text", "text": "Acme & <Sons>", "emoji": false } },
                { "type": "section", "text": text("*NPS* is 12 (3 … 21)") },
                { "type": "section", "text": text("*Alerts*\n• One &lt;!channel&gt;") },
                { "type": "section", "text": text("<https://cx.example.org/w/a/digests?kind=x&amp;every=week|Open it>") },
                { "type": "context", "elements": [text("Read at nine")] },
            ],
        });
        assert_eq!(body(&example()), expected);
    }
}
