//! Logic of blocks: jumps, answers that are required, and values that are computed.

use serde_json::Value as Json;

use super::Reader;
use crate::check::{Domain, Scope};
use crate::condition::{Test, Value};
use crate::formats::draft::Spot;
use crate::formats::object::{Object, short};
use crate::formats::translate::Alias;
use crate::variable::Case;
use crate::{Condition, Expression, Operator, Target};

/// How deeply groups of conditions may stand within each other.
const DEEPEST: usize = 16;

impl Reader {
    pub(super) fn logic(&mut self, pages: Vec<(usize, Object<'_>)>) {
        let names: Vec<(Option<String>, usize)> = pages.iter().map(|(page, block)| (block.text("id").map(ToOwned::to_owned), *page)).collect();
        // What can be compared does not change by logic.
        let known = self.draft.definition.clone();
        let scope = Scope::of(&known);
        for (page, block) in pages {
            for rule in block.objects("logic", &mut self.draft) {
                let condition =
                    rule.get("conditions").ok_or_else(|| "it has no conditions".to_owned()).and_then(|group| self.group(&scope, group, 0));
                match condition {
                    Ok(condition) => {
                        for action in rule.objects("actions", &mut self.draft) {
                            self.action(page, action, &condition, &names);
                        }
                    }
                    Err(why) => {
                        self.draft.tell(&rule.place, short(rule.get("conditions").unwrap_or(&Json::Null)), format!("{why}: the rule was left out"));
                    }
                }
                rule.skip(&["id", "conditions", "actions"]);
                rule.finish(&mut self.draft);
            }
            if let Some(target) = block.text("logicFallback") {
                match self.target(target, &names) {
                    Some(to) => {
                        self.draft.jump(page, to);
                    }
                    None => self.draft.tell(block.at("logicFallback"), target, "there is no such block or ending: left out"),
                }
            }
            block.skip(&["id"]);
            block.finish(&mut self.draft);
        }
    }

    fn action(&mut self, page: usize, action: Object<'_>, condition: &Condition, names: &[(Option<String>, usize)]) {
        let target = action.text("target").unwrap_or_default();
        let done = match action.text("objective").unwrap_or_default() {
            "jumpToBlock" | "jumpToQuestion" => self.target(target, names).map(|to| {
                let spot = self.draft.jump(page, to);
                self.draft.set(spot, condition.clone());
            }),
            "requireAnswer" => self.draft.place_of(target).map(|(page, at)| self.draft.set(Spot::Required(page, at), condition.clone())),
            "calculate" => self.calculate(&action, condition),
            _ => None,
        };
        match done {
            Some(()) => {
                action.skip(&["id", "operator", "value", "variableId"]);
                action.finish(&mut self.draft);
            }
            None => {
                self.draft.tell(&action.place, action.text("objective").unwrap_or("action"), "what it does, or does it to, is not here: left out");
            }
        }
    }

    fn target(&self, id: &str, names: &[(Option<String>, usize)]) -> Option<Target> {
        if let Some(key) = self.draft.find(id).and_then(|alias| alias.strip_prefix("ending ")) {
            return Some(Target::Ending(key.to_owned()));
        }
        let page = names
            .iter()
            .find(|(name, _)| name.as_deref() == Some(id))
            .map(|(_, page)| *page)
            .or_else(|| self.draft.place_of(id).map(|(page, _)| page))?;
        Some(Target::Page(self.draft.definition.pages[page].key.clone()))
    }

    /// The value so far, and what this changes while its condition holds.
    fn calculate(&mut self, action: &Object<'_>, condition: &Condition) -> Option<()> {
        let key = self.draft.find(action.text("variableId")?)?.strip_prefix("variable.")?.to_owned();
        let value = action.get("value")?;
        let said = match value.get("type").and_then(Json::as_str) {
            Some("static") | None => match value.get("value").unwrap_or(value) {
                Json::Number(number) => Expression::Number(number.as_f64()?),
                Json::String(words) => words.parse().map_or_else(|_| Expression::Words(words.replace("{{", "{ {")), Expression::Number),
                _ => return None,
            },
            Some(_) => Expression::Of(self.draft.find(value.get("value")?.as_str()?)?.to_owned()),
        };
        let variable = self.draft.definition.variables.iter_mut().find(|variable| variable.key == key)?;
        let before = variable.value.clone();
        let change = |otherwise: Expression| {
            Expression::Case(vec![Case { when: Some(condition.clone()), then: said.clone() }, Case { when: None, then: otherwise }])
        };
        variable.value = match action.text("operator")? {
            "assign" => change(before),
            "add" => Expression::Sum(vec![before, change(Expression::Number(0.0))]),
            "subtract" => Expression::Minus(Box::new([before, change(Expression::Number(0.0))])),
            "multiply" => Expression::Times(vec![before, change(Expression::Number(1.0))]),
            "divide" => Expression::Over(Box::new([before, change(Expression::Number(1.0))])),
            _ => return None,
        };
        Some(())
    }

    fn group(&self, scope: &Scope<'_>, value: &Json, depth: usize) -> Result<Condition, String> {
        if depth > DEEPEST {
            return Err(format!("it is nested more than {DEEPEST} deep"));
        }
        let Some(parts) = value.get("conditions").and_then(Json::as_array) else { return self.test(scope, value) };
        let parts = parts.iter().map(|part| self.group(scope, part, depth + 1)).collect::<Result<Vec<_>, _>>()?;
        match parts.len() {
            0 => Err("it compares nothing".to_owned()),
            1 => parts.into_iter().next().ok_or_else(String::new),
            _ if value.get("connector").and_then(Json::as_str) == Some("or") => Ok(Condition::Any(parts)),
            _ => Ok(Condition::All(parts)),
        }
    }

    fn test(&self, scope: &Scope<'_>, value: &Json) -> Result<Condition, String> {
        let word = |pointer: &str| value.pointer(pointer).and_then(Json::as_str);
        let id = word("/leftOperand/value").ok_or("it looks at nothing")?;
        let row =
            value.pointer("/leftOperand/meta/row").and_then(|row| row.as_str().map(ToOwned::to_owned).or_else(|| Some(row.as_u64()?.to_string())));
        let name = row.map_or_else(|| id.to_owned(), |row| format!("{id}.{row}"));
        let of = self.draft.find(&name).ok_or_else(|| format!("nothing here is called {name:?}"))?.to_owned();
        let sign = word("/operator").unwrap_or_default();
        if value.pointer("/rightOperand/type").is_some_and(|kind| kind != "static") {
            return Err("two answers cannot be compared with each other".to_owned());
        }
        compare(scope, of, sign, value.pointer("/rightOperand/value"))
    }
}

/// The comparison, if it makes sense here.
fn compare(scope: &Scope<'_>, of: String, sign: &str, wanted: Option<&Json>) -> Result<Condition, String> {
    let domain = scope.find(&of)?.domain;
    let (is, denied) = match sign {
        "equals" | "isBooked" | "isAccepted" | "isClicked" => (Operator::Equal, false),
        "doesNotEqual" => (Operator::NotEqual, false),
        "contains" | "includesAllOf" => (Operator::Includes, false),
        "doesNotContain" => (Operator::Excludes, false),
        "isSubmitted" | "isSet" | "isNotEmpty" | "isCompletelySubmitted" | "isPartiallySubmitted" => (Operator::Answered, false),
        "isSkipped" | "isNotSet" | "isEmpty" => (Operator::Empty, false),
        "isGreaterThan" | "isAfter" => (Operator::Above, false),
        "isGreaterThanOrEqual" => (Operator::AtLeast, false),
        "isLessThan" | "isBefore" => (Operator::Below, false),
        "isLessThanOrEqual" => (Operator::AtMost, false),
        "equalsOneOf" | "isAnyOf" | "includesOneOf" => (Operator::In, false),
        "doesNotIncludeOneOf" => (Operator::In, true),
        "doesNotIncludeAllOf" => (Operator::Includes, true),
        sign => return Err(format!("there is no comparison {sign:?} here")),
    };
    let value = if is.takes_value() { Some(wanted_value(sign, is, &domain, wanted)?) } else { None };
    let test = Test { of, is, value };
    match domain.fault(&test) {
        Some(fault) => Err(fault),
        None if denied => Ok(Condition::Not(Box::new(Condition::Test(test)))),
        None => Ok(Condition::Test(test)),
    }
}

fn wanted_value(sign: &str, is: Operator, domain: &Domain<'_>, wanted: Option<&Json>) -> Result<Value, String> {
    let text = |value: &Json| value.as_str().map(ToOwned::to_owned).or_else(|| value.as_f64().map(|number| number.to_string()));
    let list = |value: &Json| value.as_array().map_or_else(|| text(value).map(|one| vec![one]), |many| many.iter().map(text).collect());
    let wanted = match (sign, wanted) {
        ("isAccepted" | "isClicked" | "isBooked", _) => return Ok(Value::Truth(true)),
        (_, Some(wanted)) => wanted,
        (_, None) => return Err("it compares with nothing".to_owned()),
    };
    let value = match (is, domain) {
        (Operator::In | Operator::NotIn, _) | (_, Domain::Among(_)) => list(wanted).map(Value::List),
        (_, Domain::Points { .. } | Domain::Numbers { .. }) => text(wanted).and_then(|one| one.trim().parse().ok()).map(Value::Number),
        _ if wanted.is_array() => list(wanted).map(Value::List),
        _ => wanted.as_f64().map(Value::Number).or_else(|| text(wanted).map(Value::Text)),
    };
    value.ok_or_else(|| format!("{} is nothing it could be compared with", short(wanted)))
}

impl crate::formats::draft::Draft {
    /// What a foreign name stands for.
    pub fn find(&self, name: &str) -> Option<&str> {
        match self.alias(name)? {
            Alias::Of(of) | Alias::Picked(of, _) => Some(of),
        }
    }
}
