//! How an announcement will look, before anybody sees it.

use edge::Site;
use identity::workspaces;
use kernel::{Code, Refusal};
use post::paper::Footer;
use post::settings;
use store::{Error, Read};

use super::letters::Kit;
use super::page::{Frame, Shown, render};
use super::{Record, Stage, Text};

/// A page and a letter as they will look.
pub(super) struct Preview {
    pub page: String,
    pub subject: String,
    pub html: String,
    pub text: String,
}

/// Looks at an announcement in one of its languages; `own` are somebody's words, as a letter repeats them.
pub(super) async fn preview(
    read: &mut Read,
    site: &Site,
    record: &Record,
    stage: Stage,
    (language, quotes, own): (&str, &[String], &[String]),
) -> Result<Preview, Error> {
    let workspace = workspaces::settings(read).await?;
    let languages = [language.to_owned()];
    let frame = Frame { company: &workspace.name, zone: &workspace.zone, language, languages: &languages, indexed: false, older: None, newer: None };
    let shown = Shown { record, stage, quotes: quotes.iter().map(String::as_str).collect() };
    let page = render(&frame, &[shown]);
    let kit = Kit::of(read, site, record, stage).await?;
    let text: &Text = kit.text(Some(language))?;
    let paper = kit.paper(text, own);
    let settings = settings::get(read).await?;
    let way_out = format!("{}/u/", site.base_url);
    let footer = Footer { postal: settings.postal_address.as_deref(), unsubscribe: Some(&way_out), language: &text.language };
    Ok(Preview { page, subject: text.title.clone(), html: paper.html(&text.title, &footer), text: paper.text(&footer) })
}

/// Refuses a language that the announcement does not speak.
pub(super) fn check_language(texts: &[Text], language: &str) -> Result<(), Refusal> {
    if texts.iter().any(|text| text.language.eq_ignore_ascii_case(language)) {
        return Ok(());
    }
    Err(Refusal {
        code: Code::Invalid,
        ..Refusal::field("language", format!("the announcement says nothing in {language}: choose one of its languages"))
    })
}
