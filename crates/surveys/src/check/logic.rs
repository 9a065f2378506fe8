//! Conditions and computed values: whether what they name exists, is known by then, and can be compared like this.

use std::fmt::Display;

use super::Report;
use super::scope::{Moment, Scope, named};
use crate::condition::Test;
use crate::{Ask, Condition, Definition, Expression, Question};

pub fn check(definition: &Definition, scope: &Scope<'_>, report: &mut Report) {
    let mut look = Look { scope, report, moment: Moment::START, variables: definition.variables.len() };
    for (p, page) in definition.pages.iter().enumerate() {
        look.at(Moment::at(p, 0)).condition(&format_args!("pages[{p}].show_if"), page.show_if.as_ref());
        for (q, question) in page.questions.iter().enumerate() {
            look.at(Moment::at(p, q)).condition(&format_args!("pages[{p}].questions[{q}].show_if"), question.show_if.as_ref());
            look.at(Moment::behind(p)).required(&format_args!("pages[{p}].questions[{q}]"), question);
        }
        for (j, jump) in page.jumps.iter().enumerate() {
            look.at(Moment::behind(p)).condition(&format_args!("pages[{p}].jumps[{j}].when"), jump.when.as_ref());
        }
    }
    look.at(Moment::END);
    for (at, ending) in definition.endings.iter().enumerate() {
        look.condition(&format_args!("endings[{at}].show_if"), ending.show_if.as_ref());
    }
    for (at, quota) in definition.quotas.iter().enumerate() {
        look.condition(&format_args!("quotas[{at}].when"), quota.when.as_ref());
    }
    for (at, variable) in definition.variables.iter().enumerate() {
        look.variables = at;
        look.expression(&format_args!("variables[{at}].value"), &variable.value);
    }
}

struct Look<'r, 's, 'd> {
    scope: &'s Scope<'d>,
    report: &'r mut Report,
    moment: Moment,
    /// How many variables are known.
    variables: usize,
}

impl Look<'_, '_, '_> {
    fn at(&mut self, moment: Moment) -> &mut Self {
        self.moment = moment;
        self
    }

    fn required(&mut self, place: &dyn Display, question: &Question) {
        self.condition(&format_args!("{place}.required_if"), question.required_if.as_ref());
        if question.ask == Ask::Statement && (question.required || question.required_if.is_some()) {
            self.report.warning(format_args!("{place}.required"), "nobody can answer a statement: it is only read");
        } else if question.required && question.required_if.is_some() {
            self.report.warning(format_args!("{place}.required_if"), "the question is required anyway: leave one of the two out");
        }
    }

    fn condition(&mut self, place: &dyn Display, condition: Option<&Condition>) {
        match condition {
            None => {}
            Some(Condition::All(many) | Condition::Any(many)) => {
                if many.is_empty() {
                    self.report.error(place, "holds no condition: leave it out");
                }
                let word = if matches!(condition, Some(Condition::All(_))) { "all" } else { "any" };
                for (at, one) in many.iter().enumerate() {
                    self.condition(&format_args!("{place}.{word}[{at}]"), Some(one));
                }
            }
            Some(Condition::Not(one)) => self.condition(&format_args!("{place}.not"), Some(one)),
            Some(Condition::Test(test)) => self.test(place, test),
        }
    }

    fn test(&mut self, place: &dyn Display, test: &Test) {
        match self.scope.find_with(&test.of, self.variables) {
            Err(unknown) => self.report.error(place, unknown),
            Ok(subject) => {
                if subject.asked.is_some_and(|asked| asked >= self.moment) {
                    self.report.error(place, format!("{} is not answered by then: ask it before, or name another", test.of));
                } else if let Some(fault) = subject.domain.fault(test) {
                    self.report.error(place, fault);
                } else if let Some(doubt) = subject.domain.doubt(test) {
                    self.report.warning(place, doubt);
                }
            }
        }
    }

    fn expression(&mut self, place: &dyn Display, expression: &Expression) {
        match expression {
            Expression::Of(of) => self.name(place, of),
            Expression::Words(words) => named(words).for_each(|of| self.name(place, of)),
            Expression::Number(number) if !number.is_finite() => self.report.error(place, "is not a number: write one with digits"),
            Expression::Number(_) => {}
            many => {
                if many.parts().next().is_none() {
                    self.report.error(place, "is computed from nothing: name what it comes from");
                }
                many.parts().enumerate().for_each(|(at, part)| self.expression(&format_args!("{place}[{at}]"), part));
            }
        }
        for (at, condition) in expression.conditions().enumerate() {
            self.condition(&format_args!("{place}[{at}].when"), Some(condition));
        }
    }

    fn name(&mut self, place: &dyn Display, of: &str) {
        if let Err(unknown) = self.scope.find_with(of, self.variables) {
            self.report.error(place, unknown);
        }
    }
}
