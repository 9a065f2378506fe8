//! Survey structures of LimeSurvey (`.lss`).

mod attributes;
mod columns;
mod questions;
mod tables;

use kernel::{Code, Refusal};

use super::draft::{Draft, Spot, tag};
use super::expression::Dialect;
use super::{Carried, no_survey, small};
use crate::{Ask, Text};
use columns::{KNOWN, LANGUAGE_SETTINGS, LOOKS, QUESTION, SETTINGS, WORDS, is_usual};
use tables::{Row, Tables, once};

/// Reads a survey.
pub fn read(text: &str) -> Result<Carried, Refusal> {
    let document = roxmltree::Document::parse(small(text)?)
        .map_err(|error| Refusal::new(Code::MalformedBody, format!("this is not XML, so no survey of LimeSurvey: {error}")))?;
    let tables = Tables::of(&document);
    if tables.rows("questions").is_empty() && tables.rows("surveys").is_empty() {
        return Err(no_survey("LimeSurvey", "it has neither a survey nor questions: export the survey structure (.lss)"));
    }
    let language = tables.rows("surveys").first().map(|row| row.get("language")).filter(|tag| !tag.is_empty());
    let language = tag(language.or_else(|| tables.languages().first().map(String::as_str)).unwrap_or("en"));
    let mut reader = Reader { draft: Draft::default(), tables: &tables, language };
    reader.survey();
    let Reader { draft, language, .. } = reader;
    Ok(draft.finish(&language, Some(Dialect::LimeSurvey)))
}

struct Reader<'t> {
    draft: Draft,
    tables: &'t Tables,
    language: String,
}

impl<'t> Reader<'t> {
    fn survey(&mut self) {
        let tables = self.tables;
        for table in tables.names().filter(|table| !KNOWN.contains(table) && !LOOKS.contains(table)) {
            let count = tables.rows(table).len();
            if count > 0 {
                self.draft.tell(table, format!("{count} rows"), "there is nothing like it here, or it is made in another way: left out");
            }
        }
        for table in LOOKS.iter().filter(|table| !tables.rows(table).is_empty()) {
            self.draft.tell(*table, "a theme", "how it looks is set by a theme of ours: left out");
        }
        self.settings();
        self.strange();
        for group in sorted(once(tables.rows("groups").iter(), "gid"), "group_order") {
            self.group(group);
        }
        self.endings();
    }

    fn group(&mut self, group: &'t Row) {
        let (tables, gid) = (self.tables, group.get("gid"));
        let names = tables.words("group_l10ns", "groups", "gid", gid, "group_name");
        let place = format!("groups[gid={gid}]");
        let page = self.draft.page(&format!("group_{gid}"));
        let title = self.text(&names, &place);
        self.draft.definition.pages[page].title = title;
        let relevance = if group.get("grelevance").is_empty() { self.relevance_of(gid) } else { group.get("grelevance") };
        self.draft.when(Spot::Page(page), format!("{place}.grelevance"), relevance);
        let about = tables.words("group_l10ns", "groups", "gid", gid, "description");
        let words = self.text(&about, &place);
        if !words.is_empty() {
            self.describe(page, words);
        }
        if !group.get("randomization_group").is_empty() {
            self.draft.tell(format!("{place}.randomization_group"), group.get("randomization_group"), "pages stand in their order here: left out");
        }
        let questions = once(tables.with("questions", "gid", gid).filter(|row| row.is_parent()), "qid");
        for question in sorted(questions, "question_order") {
            self.question(question);
        }
    }

    fn relevance_of(&self, gid: &str) -> &'t str {
        let rows = self.tables.with("group_l10ns", "gid", gid);
        rows.map(|row| row.get("grelevance")).find(|relevance| !relevance.is_empty()).unwrap_or_default()
    }

    /// Words about a group stand below its title, as pages have no others.
    fn describe(&mut self, page: usize, words: Text) {
        let title = &mut self.draft.definition.pages[page].title;
        for (language, words) in words.0 {
            let line = title.0.entry(language).or_default();
            *line = if line.is_empty() { words } else { format!("{line}: {words}") };
        }
    }

    fn settings(&mut self) {
        let Some(survey) = self.tables.rows("surveys").first() else { return };
        self.draft.definition.settings.back = survey.get("allowprev") != "N";
        self.draft.definition.settings.progress = survey.get("showprogress") != "N";
        for (field, value, why) in [
            ("anonymized", "Y", "anonymity is a promise of a number of people here: set it in the survey"),
            ("format", "S", "questions stand on the pages of their groups, not one by one"),
            ("format", "A", "questions stand on the pages of their groups, not all on one"),
            ("assessments", "Y", "points are computed as variables here: left out"),
            ("usetokens", "Y", "who is asked is said by personal links here: left out"),
        ] {
            if survey.get(field) == value {
                self.draft.tell(format!("surveys.{field}"), value, why);
            }
        }
        for field in ["startdate", "expires", "emailnotificationto", "emailresponseto"] {
            let value = survey.get(field);
            if !value.is_empty() && value != "inherit" {
                self.draft.tell(format!("surveys.{field}"), value, "that is a matter of the links and rules of a survey here: left out");
            }
        }
        let words = |field: &str| self.tables.words("", "surveys_languagesettings", "", "", field);
        let (title, about, welcome) = (words("surveyls_title"), words("surveyls_description"), words("surveyls_welcometext"));
        self.draft.definition.title = self.text(&title, "surveys_languagesettings.surveyls_title");
        let mut above = self.text(&about, "surveys_languagesettings.surveyls_description");
        for (language, words) in self.text(&welcome, "surveys_languagesettings.surveyls_welcometext").0 {
            let all = above.0.entry(language).or_default();
            *all = if all.is_empty() { words } else { format!("{all}\n{words}") };
        }
        self.draft.definition.welcome = above;
        if !words("surveyls_email_invite").is_empty() {
            self.draft.tell("surveys_languagesettings", "letters", "letters are no part of a survey here: invitations and reminders were left out");
        }
        for field in ["surveyls_policy_notice", "surveyls_legal_notice"] {
            if words(field).iter().any(|(_, words)| !words.is_empty()) {
                self.draft.tell(format!("surveys_languagesettings.{field}"), "a notice", "put it into the words of welcome: left out");
            }
        }
    }

    /// Settings of a survey, a question or its words that are not read here and say something.
    fn strange(&mut self) {
        let tables = self.tables;
        for (table, known) in
            [("surveys", SETTINGS), ("surveys_languagesettings", LANGUAGE_SETTINGS), ("questions", QUESTION), ("question_l10ns", WORDS)]
        {
            for (column, value) in
                tables.rows(table).iter().flat_map(Row::fields).filter(|(column, value)| !known.contains(column) && !is_usual(value))
            {
                let short: String = value.chars().take(80).collect();
                self.draft.tell(format!("{table}.{column}"), short, "there is nothing like it here: left out");
            }
        }
    }

    fn endings(&mut self) {
        let words = |field: &str| self.tables.words("", "surveys_languagesettings", "", "", field);
        let (end, url) = (words("surveyls_endtext"), words("surveyls_url"));
        let title = self.text(&end, "surveys_languagesettings.surveyls_endtext");
        let address = url.iter().map(|(_, url)| url.trim()).find(|url| !url.is_empty());
        let fault = address.and_then(crate::check::fault_of_address);
        if let (Some(address), Some(fault)) = (address, &fault) {
            self.draft.tell("surveys_languagesettings.surveyls_url", address, format!("the address {fault}: left out"));
        }
        let redirect = address.filter(|_| fault.is_none()).map(ToOwned::to_owned);
        if !title.is_empty() || redirect.is_some() {
            let thanks = Text::of(&self.language, "Thank you");
            self.draft.ending("end", if title.is_empty() { thanks } else { title }, redirect);
        }
    }

    /// Words of several languages as plain text.
    fn text(&mut self, words: &[(String, String)], place: &str) -> Text {
        let mut text = Text::default();
        for (language, words) in words {
            let language = if language.is_empty() { self.language.clone() } else { language.clone() };
            self.draft.words(&mut text, &language, words, place);
        }
        text
    }

    /// Adds a question that stands for itself.
    fn add(&mut self, place: &str, name: &str, ask: Ask, label: Text) -> (usize, usize) {
        self.draft.question(place, name, ask).label = label;
        self.draft.here()
    }
}

fn sorted<'t>(mut rows: Vec<&'t Row>, by: &str) -> Vec<&'t Row> {
    rows.sort_by_key(|row| row.number(by));
    rows
}
