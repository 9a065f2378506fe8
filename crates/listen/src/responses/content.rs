//! The content of a draft as one hash: equal drafts are the same response, whatever the order of their answers.

use customers::attributes::Stored;
use sha2::{Digest, Sha256};

use super::{Answer, Draft, Organisation, Person, Said};

/// The hash of everything a draft says; its external id and survey tell where it comes from and are no content. Stored, so it never changes its meaning: version 1.
pub fn content_hash(draft: &Draft) -> [u8; 32] {
    let mut content = Content(Sha256::new());
    content.bytes(b"1");
    content.number(draft.experienced_at.map(|time| time.micros() as f64));
    content.number(draft.answered_at.map(|time| time.micros() as f64));
    content.person(draft.contact.as_ref());
    content.organisation(draft.account.as_ref());
    for word in [&draft.channel, &draft.team, &draft.language, &draft.offering] {
        content.text(word.as_deref());
    }
    content.number(Some(draft.weight.unwrap_or(1.0)));
    content.bytes(&[u8::from(draft.test)]);
    content.answers(&draft.answers);
    content.attributes(&draft.attributes);
    content.0.finalize().into()
}

/// Every part goes in with its length before it, so that no two contents look alike.
struct Content(Sha256);

impl Content {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.bytes(text.as_bytes()),
            None => self.0.update([0xff; 8]),
        }
    }

    fn number(&mut self, number: Option<f64>) {
        match number {
            // Adding zero makes −0 and 0 one content.
            Some(number) => self.bytes(&(number + 0.0).to_le_bytes()),
            None => self.text(None),
        }
    }

    fn person(&mut self, person: Option<&Person>) {
        match person {
            None => self.text(None),
            Some(Person::Id(id)) => self.tagged(b"id", id.bytes()),
            Some(Person::External(external)) => self.tagged(b"external", external.as_bytes()),
            Some(Person::Mail(mail)) => self.tagged(b"mail", mail.to_lowercase().as_bytes()),
        }
    }

    fn organisation(&mut self, organisation: Option<&Organisation>) {
        match organisation {
            None => self.text(None),
            Some(Organisation::Id(id)) => self.tagged(b"id", id.bytes()),
            Some(Organisation::External(external)) => self.tagged(b"external", external.as_bytes()),
        }
    }

    fn tagged(&mut self, tag: &[u8], bytes: &[u8]) {
        self.bytes(tag);
        self.bytes(bytes);
    }

    fn answers(&mut self, answers: &[Answer]) {
        let mut sorted: Vec<&Answer> = answers.iter().collect();
        sorted.sort_by(|a, b| a.question.cmp(&b.question));
        self.number(Some(sorted.len() as f64));
        for answer in sorted {
            self.text(Some(&answer.question));
            self.said(&answer.said);
            self.text(answer.touchpoint.as_deref());
            self.text(answer.offering.as_deref());
            self.text(answer.pattern.map(crate::questions::Pattern::text));
            self.text(answer.aspect.map(crate::questions::Aspect::text));
        }
    }

    fn said(&mut self, said: &Said) {
        match said {
            Said::Score(score) => {
                self.bytes(b"score");
                self.number(Some(*score));
            }
            Said::Choices(choices) => {
                let mut sorted: Vec<_> = choices.iter().collect();
                sorted.sort();
                self.bytes(b"choices");
                self.number(Some(sorted.len() as f64));
                for choice in sorted {
                    self.text(Some(choice));
                }
            }
            Said::Text(text) => self.tagged(b"text", text.as_bytes()),
        }
    }

    fn attributes(&mut self, attributes: &[(std::sync::Arc<str>, Stored)]) {
        let mut sorted: Vec<_> = attributes.iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        self.number(Some(sorted.len() as f64));
        for (name, value) in sorted {
            self.text(Some(name));
            match value {
                Stored::Text(text) => self.tagged(b"text", text.as_bytes()),
                Stored::Number(number) => {
                    self.bytes(b"number");
                    self.number(Some(*number));
                }
            }
        }
    }
}
