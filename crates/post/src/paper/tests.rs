//! Papers as people get them.

use super::{Footer, Paper, Point};

const FOOTER: Footer<'_> = Footer { postal: Some("Acme GmbH\nWeg 1, Berlin"), unsubscribe: Some("https://cx.example.org/u/abc"), language: "de-AT" };

fn invitation() -> Paper {
    let point = |score: usize| Point {
        label: score.to_string(),
        name: format!("{score} of 10"),
        address: format!("https://cx.example.org/s/token?again={score}&lang=de"),
    };
    Paper::new()
        .preview("Eine Frage")
        .heading("Wie war es?")
        .words("Guten Tag <b>Ada</b>,\n\neine Frage & ein Klick.")
        .scale((0..=10).map(point).collect(), "gar nicht", "sehr")
        .button("Zur Umfrage", "https://cx.example.org/s/token")
}

#[test]
fn a_letter_is_a_page_without_pictures_that_weighs_little() {
    let page = invitation().html("Wie war es?", &FOOTER);
    assert!(page.len() < 15_000, "{}", page.len());
    assert!(!page.contains("<img") && !page.contains("<script") && !page.contains("url("));
    assert!(page.contains("&lt;b&gt;Ada&lt;/b&gt;") && page.contains("prefers-color-scheme:dark") && page.contains("max-width:600px"));
    assert!(page.contains("href=\"https://cx.example.org/s/token?again=10&amp;lang=de\""));
    assert!(page.contains("aria-label=\"10 of 10\"") && page.contains(">Abmelden</a>"));
}

#[test]
fn the_plain_text_says_the_same() {
    let text = invitation().text(&FOOTER);
    assert!(text.starts_with("Wie war es?\n\nGuten Tag <b>Ada</b>,\n\neine Frage & ein Klick.\n\n0 (gar nicht): https://"), "{text}");
    assert!(
        text.contains(
            "\n10 (sehr): https://cx.example.org/s/token?again=10&lang=de\n\nZur Umfrage:\nhttps://cx.example.org/s/token\n\n-- \nAcme GmbH"
        )
    );
    assert!(text.ends_with("Abmelden: https://cx.example.org/u/abc\n"));
}

#[test]
fn links_lead_to_pages_and_a_letter_has_an_end() {
    for address in ["javascript:alert(1)", "https://a b", "https://a\r\nX: y", "cx.example.org"] {
        assert!(Paper::new().button("Go", address).check().is_err(), "{address:?}");
    }
    assert!(Paper::new().words("x".repeat(70_000)).check().is_err());
    assert!(invitation().check().is_ok());
}
