//! What conditions, values and words can name, and from where on it is known.

use std::collections::{BTreeMap, BTreeSet};

use super::domain::Domain;
use crate::ask::MARKS;
use crate::pipe::{Piece, pieces};
use crate::{Ask, Condition, Definition, Expression, Question};

/// A moment on the way: before this question of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub page: usize,
    pub question: usize,
}

impl Moment {
    pub const START: Self = Self { page: 0, question: 0 };
    pub const END: Self = Self { page: usize::MAX, question: 0 };

    pub const fn at(page: usize, question: usize) -> Self {
        Self { page, question }
    }

    /// When a page was filled in.
    pub const fn behind(page: usize) -> Self {
        Self::at(page + 1, 0)
    }
}

/// What a name stands for.
#[derive(Clone, Debug)]
pub struct Subject<'d> {
    /// What its values may be.
    pub domain: Domain<'d>,
    /// The first of the questions it comes from; nothing if it comes from none.
    pub asked: Option<Moment>,
}

/// Everything that can be named in a survey.
pub struct Scope<'d> {
    definition: &'d Definition,
    questions: BTreeMap<&'d str, (Moment, &'d Question)>,
    hidden: BTreeSet<&'d str>,
    /// By key: their place, and the first question they come from.
    variables: BTreeMap<&'d str, (usize, Option<Moment>)>,
}

impl<'d> Scope<'d> {
    pub fn of(definition: &'d Definition) -> Self {
        let on_page =
            |(p, page): (usize, &'d crate::Page)| page.questions.iter().enumerate().map(move |(q, one)| (one.key.as_str(), (Moment::at(p, q), one)));
        let questions = definition.pages.iter().enumerate().flat_map(on_page).collect();
        let hidden = definition.hidden.iter().map(|hidden| hidden.key.as_str()).collect();
        let mut scope = Self { definition, questions, hidden, variables: BTreeMap::new() };
        for (at, variable) in definition.variables.iter().enumerate() {
            let first = scope.first_asked(&variable.value);
            scope.variables.entry(&variable.key).or_insert((at, first));
        }
        scope
    }

    /// What a name stands for; the reason says that it stands for nothing.
    pub fn find(&self, of: &str) -> Result<Subject<'d>, String> {
        self.find_with(of, self.definition.variables.len())
    }

    /// The same, where only the first so many variables are known.
    pub fn find_with(&self, of: &str, variables: usize) -> Result<Subject<'d>, String> {
        let free = |domain| Ok(Subject { domain, asked: None });
        match of.split_once('.') {
            None if of == "language" => free(Domain::Keys(self.definition.languages.iter().map(String::as_str).collect())),
            Some(("hidden", name)) if self.hidden.contains(name) => free(Domain::Words),
            Some(("hidden", name)) => Err(format!("there is no hidden field {name:?}: add it, or name another")),
            Some(("contact" | "account", name)) if !name.is_empty() => free(Domain::Free),
            Some(("variable", key)) => match self.variables.get(key) {
                Some((at, asked)) if *at < variables => Ok(Subject { domain: Domain::Free, asked: *asked }),
                Some(_) => Err(format!("the variable {key:?} is computed after this one: move it up")),
                None => Err(format!("there is no variable {key:?}: add it, or name another")),
            },
            Some((question, row)) => self.row(question, row),
            None => self.question(of).map(|(asked, question)| Subject { domain: Domain::of(&question.ask), asked: Some(asked) }),
        }
    }

    fn question(&self, key: &str) -> Result<(Moment, &'d Question), String> {
        self.questions.get(key).copied().ok_or_else(|| format!("there is no question {key:?}: add it, or name another"))
    }

    fn row(&self, key: &str, row: &str) -> Result<Subject<'d>, String> {
        let (asked, question) = self.question(key)?;
        let no_row = || format!("the question {key:?} has no row {row:?}: name another");
        let has = |rows: &[crate::Choice]| rows.iter().any(|one| one.key == row);
        let domain = match &question.ask {
            Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) if row == "other" && list.other => Domain::Words,
            Ask::Matrix(matrix) if has(&matrix.rows) => Domain::of_columns(matrix),
            Ask::RatingMatrix(matrix) if has(&matrix.rows) => Domain::points(&matrix.scale),
            Ask::Marks if MARKS.contains(&row) => Domain::Points { from: 1.0, to: 5.0, step: 1.0 },
            Ask::Contact(contact) if contact.fields.iter().any(|field| field.text() == row) => Domain::Words,
            _ => return Err(no_row()),
        };
        Ok(Subject { domain, asked: Some(asked) })
    }

    /// The first of the questions a value comes from.
    fn first_asked(&self, expression: &Expression) -> Option<Moment> {
        let mut names = Vec::new();
        expression_names(expression, &mut names);
        names.into_iter().filter_map(|of| self.find(of).ok()?.asked).min()
    }
}

/// All names a condition looks at.
pub fn condition_names<'d>(condition: &'d Condition, names: &mut Vec<&'d str>) {
    match condition {
        Condition::All(many) | Condition::Any(many) => many.iter().for_each(|one| condition_names(one, names)),
        Condition::Not(one) => condition_names(one, names),
        Condition::Test(test) => names.push(&test.of),
    }
}

/// All names a value is computed from.
fn expression_names<'d>(expression: &'d Expression, names: &mut Vec<&'d str>) {
    match expression {
        Expression::Of(of) => names.push(of),
        Expression::Words(words) => names.extend(named(words)),
        _ => {}
    }
    expression.parts().for_each(|part| expression_names(part, names));
    expression.conditions().for_each(|condition| condition_names(condition, names));
}

/// All names within words.
pub fn named(words: &str) -> impl Iterator<Item = &str> {
    pieces(words).into_iter().filter_map(|piece| if let Piece::Value(of, _) = piece { Some(of) } else { None })
}
