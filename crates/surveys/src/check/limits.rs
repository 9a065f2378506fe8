//! How large a survey may be, and how deeply its logic may be nested.

use std::fmt::Display;

use super::Report;
use crate::{Ask, Condition, Definition, Expression, Page, Question};

const PAGES: usize = 200;
const QUESTIONS: usize = 1_000;
const OPTIONS: usize = 1_000;
const ROWS: usize = 100;
const LANGUAGES: usize = 50;
const JUMPS: usize = 100;
const OTHERS: usize = 200;
/// How deeply conditions and values may be nested.
const DEPTH: usize = 16;
/// How many parts one condition or value may have, and all of them together.
const PARTS: usize = 1_000;
const ALL_PARTS: usize = 20_000;
const MEGABYTES: usize = 2;

pub fn check(definition: &Definition, report: &mut Report) {
    let questions = definition.pages.iter().map(|page| page.questions.len()).sum();
    most(report, "pages", definition.pages.len(), PAGES, "pages");
    most(report, "pages", questions, QUESTIONS, "questions");
    most(report, "languages", definition.languages.len(), LANGUAGES, "languages");
    most(report, "endings", definition.endings.len(), OTHERS, "endings");
    most(report, "hidden", definition.hidden.len(), OTHERS, "hidden fields");
    most(report, "variables", definition.variables.len(), OTHERS, "variables");
    most(report, "quotas", definition.quotas.len(), OTHERS, "quotas");
    if report.findings.is_empty() {
        lists(definition, report);
        logic(definition, report);
    }
    // What is nested too deeply is not written out.
    if report.findings.is_empty() {
        size(definition, report);
    }
}

fn most(report: &mut Report, place: impl Display, count: usize, most: usize, what: &str) {
    if count > most {
        report.error(place, format!("has {count} {what}, at most {most} are taken: leave some out"));
    }
}

fn lists(definition: &Definition, report: &mut Report) {
    for (p, page) in definition.pages.iter().enumerate() {
        most(report, format_args!("pages[{p}].jumps"), page.jumps.len(), JUMPS, "jumps");
        for (q, question) in page.questions.iter().enumerate() {
            let place = format_args!("pages[{p}].questions[{q}].ask");
            match &question.ask {
                Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list) => options(report, &place, list.options.len()),
                Ask::Matrix(matrix) => {
                    most(report, format_args!("{place}.rows"), matrix.rows.len(), ROWS, "rows");
                    most(report, format_args!("{place}.columns"), matrix.columns.len(), ROWS, "columns");
                }
                Ask::RatingMatrix(matrix) => most(report, format_args!("{place}.rows"), matrix.rows.len(), ROWS, "rows"),
                _ => {}
            }
        }
    }
}

fn options(report: &mut Report, place: &dyn Display, count: usize) {
    if count > OPTIONS {
        report.error(
            format_args!("{place}.options"),
            format!("has {count} options, at most {OPTIONS} are taken: shorten the list, or let people write a line of text"),
        );
    }
}

fn size(definition: &Definition, report: &mut Report) {
    let bytes = serde_json::to_vec(definition).map_or(0, |json| json.len());
    if bytes > MEGABYTES << 20 {
        report.error("", format!("is {bytes} bytes long as JSON, at most {MEGABYTES} megabytes are taken: leave something out"));
    }
}

/// A part of a condition or of a computed value.
#[derive(Clone, Copy)]
enum Part<'d> {
    Condition(&'d Condition),
    Expression(&'d Expression),
}

impl Part<'_> {
    fn parts(self) -> Vec<Self> {
        match self {
            Self::Condition(Condition::All(many) | Condition::Any(many)) => many.iter().map(Self::Condition).collect(),
            Self::Condition(Condition::Not(one)) => vec![Self::Condition(one)],
            Self::Condition(Condition::Test(_)) => Vec::new(),
            Self::Expression(expression) => expression.parts().map(Self::Expression).chain(expression.conditions().map(Self::Condition)).collect(),
        }
    }

    /// How many parts it has and how deep it is; counting ends where it is too much. It does not call itself, so that no depth can hurt.
    fn measure(self) -> (usize, usize) {
        let (mut waiting, mut count, mut depth) = (vec![(self, 1)], 0, 0);
        while let Some((part, level)) = waiting.pop() {
            count += 1;
            depth = depth.max(level);
            if count > PARTS || depth > DEPTH {
                break;
            }
            waiting.extend(part.parts().into_iter().map(|part| (part, level + 1)));
        }
        (count, depth)
    }
}

impl Expression {
    /// The values it is computed from.
    pub(crate) fn parts(&self) -> Box<dyn Iterator<Item = &Expression> + '_> {
        match self {
            Self::Number(_) | Self::Words(_) | Self::Of(_) => Box::new(std::iter::empty()),
            Self::Sum(many) | Self::Mean(many) | Self::Least(many) | Self::Most(many) | Self::Count(many) | Self::Times(many) => {
                Box::new(many.iter())
            }
            Self::Minus(two) | Self::Over(two) => Box::new(two.iter()),
            Self::Case(cases) => Box::new(cases.iter().map(|case| &case.then)),
        }
    }

    /// The conditions of its cases.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let cases = if let Self::Case(cases) = self { cases.as_slice() } else { &[] };
        cases.iter().filter_map(|case| case.when.as_ref())
    }
}

fn logic(definition: &Definition, report: &mut Report) {
    let mut all = 0;
    each_part(definition, &mut |place, part| {
        let (count, depth) = part.measure();
        all += count;
        most(report, place, count, PARTS, "parts");
        if depth > DEPTH {
            report.error(place, format!("is nested more than {DEPTH} deep: compute a part of it as a variable"));
        }
    });
    most(report, "", all, ALL_PARTS, "parts of conditions");
}

fn each_part<'d>(definition: &'d Definition, visit: &mut dyn FnMut(&dyn Display, Part<'d>)) {
    let mut condition = |place: &dyn Display, condition: Option<&'d Condition>| {
        if let Some(condition) = condition {
            visit(place, Part::Condition(condition));
        }
    };
    for (p, page) in definition.pages.iter().enumerate() {
        of_page(p, page, &mut condition);
    }
    for (at, ending) in definition.endings.iter().enumerate() {
        condition(&format_args!("endings[{at}].show_if"), ending.show_if.as_ref());
    }
    for (at, quota) in definition.quotas.iter().enumerate() {
        condition(&format_args!("quotas[{at}].when"), quota.when.as_ref());
    }
    for (at, variable) in definition.variables.iter().enumerate() {
        visit(&format_args!("variables[{at}].value"), Part::Expression(&variable.value));
    }
}

fn of_page<'d>(p: usize, page: &'d Page, condition: &mut dyn FnMut(&dyn Display, Option<&'d Condition>)) {
    condition(&format_args!("pages[{p}].show_if"), page.show_if.as_ref());
    for (q, Question { show_if, required_if, .. }) in page.questions.iter().enumerate() {
        condition(&format_args!("pages[{p}].questions[{q}].show_if"), show_if.as_ref());
        condition(&format_args!("pages[{p}].questions[{q}].required_if"), required_if.as_ref());
    }
    for (j, jump) in page.jumps.iter().enumerate() {
        condition(&format_args!("pages[{p}].jumps[{j}].when"), jump.when.as_ref());
    }
}
