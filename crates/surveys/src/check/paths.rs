//! The paths through a survey: endless ones, and what nobody ever gets to.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use super::possible::Possible;
use super::scope::Scope;
use crate::{Definition, Page, Target};

pub fn check(definition: &Definition, scope: &Scope<'_>, report: &mut Report) {
    let pages = definition.pages.iter().enumerate().rev().map(|(p, page)| (page.key.as_str(), p)).collect();
    let endings = definition.endings.iter().map(|ending| ending.key.as_str()).collect();
    let mut walk = Walk { definition, possible: Possible::new(scope), pages, endings, reached: BTreeSet::from([0]), jumped_to: BTreeSet::new() };
    if definition.pages.is_empty() {
        report.error("pages", "there is no page: add one with a question");
    }
    for p in 0..definition.pages.len() {
        walk.page(p, report);
    }
    walk.last(report);
    for (at, quota) in definition.quotas.iter().enumerate() {
        if walk.possible.never(&[quota.when.as_ref()]) {
            report.error(format_args!("quotas[{at}].when"), "can never hold: nobody would be counted");
        }
    }
}

struct Walk<'s, 'd> {
    definition: &'d Definition,
    possible: Possible<'s, 'd>,
    pages: BTreeMap<&'d str, usize>,
    endings: BTreeSet<&'d str>,
    /// Pages that somebody can come to; the number of pages stands for what follows the last.
    reached: BTreeSet<usize>,
    jumped_to: BTreeSet<&'d str>,
}

impl<'d> Walk<'_, 'd> {
    fn page(&mut self, p: usize, report: &mut Report) {
        let page = &self.definition.pages[p];
        if page.questions.is_empty() {
            report.error(format_args!("pages[{p}].questions"), "the page has no question: add one, or leave the page out");
        }
        let reached = self.reached.contains(&p);
        if !reached {
            report.error(format_args!("pages[{p}]"), "nobody gets to this page: every way jumps over it or ends before");
        }
        if self.possible.never(&[page.show_if.as_ref()]) {
            report.error(format_args!("pages[{p}].show_if"), "can never hold: nobody would see the page");
        } else {
            self.questions(p, page, report);
        }
        let goes_on = self.jumps(p, page, report, reached);
        if reached && (goes_on || self.may_be_left_out(page)) {
            self.reached.insert(p + 1);
        }
    }

    fn questions(&self, p: usize, page: &Page, report: &mut Report) {
        for (q, question) in page.questions.iter().enumerate() {
            let place = format_args!("pages[{p}].questions[{q}]");
            if question.show_if.is_some() && self.possible.never(&[page.show_if.as_ref(), question.show_if.as_ref()]) {
                report.error(format_args!("{place}.show_if"), "can never hold here: nobody would see the question");
            }
            if question.required_if.is_some()
                && self.possible.never(&[page.show_if.as_ref(), question.show_if.as_ref(), question.required_if.as_ref()])
            {
                report.warning(format_args!("{place}.required_if"), "can never hold here: leave it out");
            }
        }
    }

    /// Whether there is a way from the page to the next one.
    fn jumps(&mut self, p: usize, page: &'d Page, report: &mut Report, reached: bool) -> bool {
        let mut goes_on = true;
        for (j, jump) in page.jumps.iter().enumerate() {
            let place = format_args!("pages[{p}].jumps[{j}]");
            self.target(p, &jump.to, &place.to_string(), reached && goes_on, report);
            if !goes_on {
                report.error(place, "is never taken: the jump before it always is");
            } else if jump.when.is_some() && self.possible.never(&[page.show_if.as_ref(), jump.when.as_ref()]) {
                report.error(format_args!("{place}.when"), "can never hold: the jump is never taken");
            } else if self.possible.always(jump.when.as_ref()) {
                goes_on = false;
            }
        }
        goes_on
    }

    fn target(&mut self, p: usize, to: &'d Target, place: &str, reached: bool, report: &mut Report) {
        match to {
            Target::Page(key) => match self.pages.get(key.as_str()) {
                None => report.error(format_args!("{place}.to"), format!("there is no page {key:?}: name another")),
                Some(target) if *target == p => {
                    report.error(format_args!("{place}.to"), "leads to the page itself, which never ends: name one further on");
                }
                Some(target) if *target < p => {
                    report.error(format_args!("{place}.to"), format!("leads back to {key:?}, which never ends: name a page further on"));
                }
                Some(target) if reached => {
                    self.reached.insert(*target);
                }
                Some(_) => {}
            },
            Target::Ending(key) if !self.endings.contains(key.as_str()) => {
                report.error(format_args!("{place}.to"), format!("there is no ending {key:?}: name another"));
            }
            Target::Ending(key) => {
                self.jumped_to.insert(key);
            }
        }
    }

    /// Whether some people do not see the page, or nothing on it.
    fn may_be_left_out(&self, page: &Page) -> bool {
        !self.possible.always(page.show_if.as_ref()) || page.questions.iter().all(|question| !self.possible.always(question.show_if.as_ref()))
    }

    /// What follows the last page: the first ending that fits.
    fn last(&mut self, report: &mut Report) {
        let quotas: BTreeSet<&str> = self.definition.quotas.iter().map(|quota| quota.ending.as_str()).collect();
        let mut open = self.reached.contains(&self.definition.pages.len());
        for (at, ending) in self.definition.endings.iter().enumerate() {
            let elsewhere = self.jumped_to.contains(ending.key.as_str()) || quotas.contains(ending.key.as_str());
            let never = self.possible.never(&[ending.show_if.as_ref()]);
            if never && !elsewhere {
                report.error(format_args!("endings[{at}].show_if"), "can never hold: nobody would see this ending");
            } else if !open && !elsewhere {
                report.error(format_args!("endings[{at}]"), "nobody gets to this ending: one before it is always shown, or every way ends elsewhere");
            }
            open = open && !self.possible.always(ending.show_if.as_ref());
        }
        if open && !self.definition.endings.is_empty() {
            report.warning("endings", "where none of them fits, plain thanks are shown: give the last one no condition");
        }
    }
}
