//! Letters that programs write in answer: they are nobody's words.

use mail_parser::Message;

/// How such notes are called by programs that say it no other way.
const SUBJECTS: &[&str] = &[
    "out of office",
    "automatic reply",
    "auto reply",
    "autoreply",
    "auto-reply",
    "automatische antwort",
    "abwesenheit",
    "abwesend",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "fuera de la oficina",
    "risposta automatica",
    "fuori sede",
    "automatisch antwoord",
    "afwezig",
];

/// Whether a program wrote it (RFC 3834, and the signs of programs that are older).
pub(super) fn is_automatic(message: &Message<'_>) -> bool {
    let raw = |name: &'static str| message.header_raw(name).map(|value| value.trim().to_ascii_lowercase());
    let said = raw("Auto-Submitted").is_some_and(|value| !value.starts_with("no"));
    let old = ["X-Autoreply", "X-Autorespond", "X-Autoresponder"].into_iter().any(|name| raw(name).is_some());
    let precedence = raw("Precedence").is_some_and(|value| matches!(value.as_str(), "auto_reply" | "bulk" | "junk"));
    said || old || precedence || from_nobody(message) || message.subject().is_some_and(is_note)
}

fn from_nobody(message: &Message<'_>) -> bool {
    let sender = message.from().and_then(|from| from.first()).and_then(|sender| sender.address()).unwrap_or_default().to_ascii_lowercase();
    let local = sender.split('@').next().unwrap_or_default();
    message.header_raw("Return-Path").is_some_and(|path| path.trim() == "<>") || matches!(local, "mailer-daemon" | "postmaster")
}

fn is_note(subject: &str) -> bool {
    let subject = subject.trim().to_lowercase();
    SUBJECTS.iter().any(|known| subject.starts_with(known))
}
