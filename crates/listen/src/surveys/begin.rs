//! What a new survey begins with.

use ::store::{Error, Read};
use ::surveys::formats::{self, Carried, Left};
use ::surveys::templates::{self, Template};
use ::surveys::{Definition, Page, Text};
use kernel::{Param, Refusal};
use serde::de::IgnoredAny;

use super::packs::language;
use super::shapes::{Source, SurveyIn};
use super::{NAME_LENGTH, Wish, store};

/// What is wished, and what a file held that could not be carried over.
pub(super) async fn wish(read: &mut Read, wanted: &SurveyIn) -> Result<(Wish, Vec<Left>), Error> {
    let (definition, left) = match &wanted.from {
        None => (blank(&language(read).await?), Vec::new()),
        Some(Source::Definition(definition)) => (Definition::clone(definition), Vec::new()),
        Some(Source::Survey(id)) => (Definition::clone(store::present(read, *id).await?.design()?), Vec::new()),
        Some(Source::Template(key)) => {
            let pack = journeys::packs::here(read).await?;
            (template(key)?.for_pack(pack.map(|pack| pack.key.as_str())), Vec::new())
        }
        Some(Source::File(text)) => whole(carried(text).map_err(|refusal| below("from.file", refusal))?),
    };
    let name = wanted.name.clone().unwrap_or_else(|| title(&definition));
    Ok((Wish { key: wanted.key.clone(), name, definition }, left))
}

/// An empty survey: one page without questions.
fn blank(language: &str) -> Definition {
    let page = Page { key: "page_1".into(), title: Text::default(), show_if: None, random: false, questions: Vec::new(), jumps: Vec::new() };
    Definition { languages: vec![language.to_owned()], pages: vec![page], ..Definition::default() }
}

/// The template of that key.
fn template(key: &str) -> Result<&'static Template, Refusal> {
    templates::find(key).ok_or_else(|| {
        let keys: Vec<_> = templates::all().iter().map(|template| template.key.as_str()).collect();
        Refusal::field("from.template", format!("there is no template {key:?}: use one of {}", keys.join(", ")))
    })
}

/// The survey in a file of ours or of another program, and what was left of it.
pub(super) fn carried(text: &str) -> Result<Carried, Refusal> {
    let carried = formats::read(text, None)?;
    // A file may say NUL in ways of its own; no engine keeps it.
    edge::body::parse::<IgnoredAny>(super::written(&carried.definition)?.as_bytes())?;
    Ok(carried)
}

fn whole(Carried { definition, left }: Carried) -> (Definition, Vec<Left>) {
    (definition, left)
}

/// The same refusal, with places below another.
fn below(place: &str, refusal: Refusal) -> Refusal {
    let params = refusal.params.into_iter().map(|param| Param { name: format!("{place}.{}", param.name), ..param });
    Refusal { detail: format!("{place}: {}", refusal.detail), params: params.collect(), ..refusal }
}

/// What a survey without a name is called.
pub(super) fn title(definition: &Definition) -> String {
    let first = definition.languages.first().map_or("en", String::as_str);
    let title: String = definition.title.in_language(first, first).trim().chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect();
    if title.is_empty() { "Survey".into() } else { title }
}
