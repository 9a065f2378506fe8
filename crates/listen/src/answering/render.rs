//! Pages as HTML: complete without a script, small, and nothing in them but our own words and escaped ones.

mod choice;
mod end;
mod matrix;
mod notice;
mod page;
mod question;
mod scale;
mod shell;
mod text;

#[cfg(test)]
mod tests;

use ::surveys::{Definition, Given, Text};

use super::words::Words;

pub(super) use end::ended;
pub(super) use notice::{Notice, notice};
pub(super) use page::{Sheet, page};
pub(super) use shell::Html;

/// Who reads what: the survey, what is known of the reader, and the page's own words in their language.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    pub definition: &'r Definition,
    pub given: &'r Given,
    pub words: &'static Words,
}

impl Reader<'_> {
    /// Words of the survey as this person reads them.
    fn say(&self, text: &Text) -> String {
        ::surveys::words(self.definition, self.given, text)
    }

    /// Words of the survey, or else the page's own.
    fn say_or(&self, text: &Text, own: &str) -> String {
        if text.is_empty() { own.to_owned() } else { self.say(text) }
    }
}

/// Where a page stands and what surrounds its questions.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// Where the form is sent.
    pub action: String,
    /// The address by which this answer goes on later, if it has one yet.
    pub address: Option<String>,
    /// Where the page is in each of its languages.
    pub languages: Vec<(String, String)>,
    /// Whether it stands within another page.
    pub embed: bool,
    /// Whether it is a trial.
    pub trial: bool,
    /// What the form carries along unseen.
    pub carried: Vec<(String, String)>,
    /// Where the logo is.
    pub logo: Option<String>,
}
